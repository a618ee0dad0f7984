package merge

import (
	"encoding/binary"
	"slices"
)

// Encode returns the record's canonical bytes: equal records have equal bytes.
func (r *Record) Encode() []byte {
	table, times := r.collect()
	dst := make([]byte, 0, 512)
	dst = append(dst, formatVersion)
	dst = binary.AppendUvarint(dst, uint64(r.minimumEditor))
	dst = table.append(dst)
	dst = appendTimes(dst, &table, times)
	dst = table.appendPlaces(dst, r.gone(times))
	dst = binary.AppendUvarint(dst, uint64(len(r.registers)))
	for i := range r.registers {
		reg := &r.registers[i]
		dst = binary.AppendUvarint(dst, uint64(reg.field))
		dst = appendPrefixed(dst, reg.element)
		dst = binary.AppendUvarint(dst, uint64(len(reg.candidates)))
		for j := range reg.candidates {
			dst = appendCandidate(dst, &reg.candidates[j], &table)
		}
		dst = table.appendPlaces(dst, reg.awaited)
	}
	return dst
}

// dotTime is the time of a change of which a candidate stands.
type dotTime struct {
	dot  Dot
	time Time
}

// collect returns all dots of the record, and the times of its candidates.
func (r *Record) collect() (dotTable, []dotTime) {
	table := dotTable{dots: slices.Clone(r.arrived)}
	var times []dotTime
	for i := range r.registers {
		reg := &r.registers[i]
		for j := range reg.candidates {
			c := &reg.candidates[j]
			table.add(c.Dot)
			if n := len(times); n == 0 || times[n-1].dot != c.Dot {
				times = append(times, dotTime{c.Dot, c.Time})
			}
			table.add(c.lists...)
		}
		table.add(reg.awaited...)
	}
	table.sort()
	if len(times) > 1 {
		slices.SortFunc(times, func(a, b dotTime) int { return a.dot.Compare(b.dot) })
		times = slices.CompactFunc(times, func(a, b dotTime) bool { return a.dot == b.dot })
	}
	return table, times
}

// gone returns the dots that arrived and of which no candidate stands.
func (r *Record) gone(times []dotTime) []Dot {
	var gone []Dot
	for _, dot := range r.arrived {
		for len(times) > 0 && times[0].dot.Compare(dot) < 0 {
			times = times[1:]
		}
		if len(times) == 0 || times[0].dot != dot {
			gone = append(gone, dot)
		}
	}
	return gone
}

func appendTimes(dst []byte, table *dotTable, times []dotTime) []byte {
	dst = binary.AppendUvarint(dst, uint64(len(times)))
	for _, t := range times {
		dst = binary.AppendUvarint(dst, uint64(table.place(t.dot)))
		dst = binary.BigEndian.AppendUint64(dst, uint64(t.time))
	}
	return dst
}

func appendCandidate(dst []byte, c *Candidate, table *dotTable) []byte {
	dst = binary.AppendUvarint(dst, uint64(table.place(c.Dot)))
	dst = append(dst, byte(c.Op))
	dst = appendPrefixed(dst, c.Value)
	if c.Op == OpDelete {
		dst = table.appendPlaces(dst, c.lists)
	}
	return dst
}
