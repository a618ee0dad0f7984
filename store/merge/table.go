package merge

import (
	"bytes"
	"encoding/binary"
	"slices"

	"bankje/sync/envelope"
)

// dotTable is the list of dots at the head of a change or a record, by whose
// places everything after it refers to them.
type dotTable struct {
	dots []Dot
	used []bool // while decoding: whether something referred to the dot
	last int    // the place asked for last; the next is mostly there or next to it
}

// add notes dots while a table is collected, before sort.
func (t *dotTable) add(dots ...Dot) {
	for _, dot := range dots {
		if n := len(t.dots); n == 0 || t.dots[n-1] != dot {
			t.dots = append(t.dots, dot)
		}
	}
}

func (t *dotTable) sort() {
	if len(t.dots) > 1 {
		slices.SortFunc(t.dots, Dot.Compare)
		t.dots = slices.Compact(t.dots)
	}
}

// append writes the devices, then the dots.
func (t *dotTable) append(dst []byte) []byte {
	count := uint64(0)
	for i := range t.dots {
		if i == 0 || t.dots[i].Device != t.dots[i-1].Device {
			count++
		}
	}
	dst = binary.AppendUvarint(dst, count)
	for i := range t.dots {
		if i == 0 || t.dots[i].Device != t.dots[i-1].Device {
			dst = append(dst, t.dots[i].Device[:]...)
		}
	}
	dst = binary.AppendUvarint(dst, uint64(len(t.dots)))
	device := uint64(0)
	for i := range t.dots {
		if i > 0 && t.dots[i].Device != t.dots[i-1].Device {
			device++
		}
		dst = binary.AppendUvarint(dst, device)
		dst = binary.AppendUvarint(dst, t.dots[i].Sequence)
		dst = append(dst, t.dots[i].Hash[:]...)
	}
	return dst
}

// place returns where a dot that was added stands.
func (t *dotTable) place(dot Dot) int {
	if t.dots[t.last] == dot {
		return t.last
	}
	if next := t.last + 1; next < len(t.dots) && t.dots[next] == dot {
		t.last = next
		return next
	}
	t.last, _ = slices.BinarySearchFunc(t.dots, dot, Dot.Compare)
	return t.last
}

// appendPlaces writes the places of a sorted list of dots.
func (t *dotTable) appendPlaces(dst []byte, dots []Dot) []byte {
	dst = binary.AppendUvarint(dst, uint64(len(dots)))
	for i := range dots {
		dst = binary.AppendUvarint(dst, uint64(t.place(dots[i])))
	}
	return dst
}

// readTable reads the devices and the dots.
func readTable(r *reader) dotTable {
	devices := make([]envelope.DeviceID, r.count(len(envelope.DeviceID{})))
	for i := range devices {
		copy(devices[i][:], r.bytes(len(devices[i])))
		r.require(i == 0 || bytes.Compare(devices[i-1][:], devices[i][:]) < 0)
	}
	dots := make([]Dot, r.count(2+HashSize))
	next := uint64(0)
	for i := range dots {
		device := r.below(uint64(len(devices)))
		if r.failed {
			return dotTable{}
		}
		// Dots are sorted, so each device is first met after all before it.
		r.require(device <= next)
		next = max(next, device+1)
		dots[i].Device = devices[device]
		dots[i].Sequence = r.uvarint()
		copy(dots[i].Hash[:], r.bytes(HashSize))
		r.require(i == 0 || dots[i-1].Compare(dots[i]) < 0)
	}
	r.require(next == uint64(len(devices)))
	return dotTable{dots: dots, used: make([]bool, len(dots))}
}

// read reads the place of one dot and returns where it stands in the table.
func (t *dotTable) read(r *reader) int {
	i := r.below(uint64(len(t.dots)))
	if r.failed {
		return -1
	}
	t.used[i] = true
	return int(i)
}

// readPlaces appends the dots of a sorted list of places to dst.
func (t *dotTable) readPlaces(r *reader, dst []Dot) []Dot {
	previous := -1
	for range r.count(1) {
		i := t.read(r)
		r.require(i > previous)
		if r.failed {
			return nil
		}
		dst = append(dst, t.dots[i])
		previous = i
	}
	return dst
}

// allUsed reports whether every dot in the table was referred to.
func (t *dotTable) allUsed() bool { return !slices.Contains(t.used, false) }
