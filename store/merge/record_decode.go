package merge

import (
	"fmt"
	"slices"
)

// The fewest bytes of a register and of a candidate in a record's bytes.
const (
	leastRegister  = 4
	leastCandidate = 3
	leastTime      = 9
)

// DecodeRecord takes a record's bytes apart. The record shares their memory, so
// they must not be altered afterwards. It returns ErrNewer for a later version of
// the format and ErrMalformed for anything that Encode does not write.
func DecodeRecord(data []byte) (*Record, error) {
	r, err := openReader(data)
	if err != nil {
		return nil, fmt.Errorf("decode record: %w", err)
	}
	d := recordDecoder{reader: r, record: Record{minimumEditor: r.uint32()}}
	d.table = readTable(r)
	d.readTimes()
	d.readArrived()
	d.readRegisters()
	r.require(d.table.allUsed())
	r.require(!slices.ContainsFunc(d.times, func(t placeTime) bool { return t.present && !t.used }))
	if err := r.finish(); err != nil {
		return nil, fmt.Errorf("decode record: %w", err)
	}
	return &d.record, nil
}

// recordDecoder fills a record, and holds what its registers refer to.
type recordDecoder struct {
	*reader
	record     Record
	table      dotTable
	times      []placeTime // by place in the table
	candidates []Candidate // of all registers, in one piece of memory
}

// placeTime is the time of a dot in the table, if a candidate has that dot.
type placeTime struct {
	time          Time
	present, used bool
}

func (d *recordDecoder) readTimes() {
	d.times = make([]placeTime, len(d.table.dots))
	next := uint64(0)
	for range d.count(leastTime) {
		place := d.below(uint64(len(d.times)))
		d.require(place >= next)
		if d.failed {
			return
		}
		d.times[place] = placeTime{time: d.time(), present: true}
		next = place + 1
	}
}

// readArrived reads the dots that are gone, which with those that stand are all
// that arrived.
func (d *recordDecoder) readArrived() {
	gone := d.table.readPlaces(d.reader, nil)
	arrived := make([]Dot, 0, len(d.table.dots))
	for i, dot := range d.table.dots {
		isGone := len(gone) > 0 && gone[0] == dot
		d.require(!isGone || !d.times[i].present)
		if isGone {
			gone = gone[1:]
		}
		if isGone || d.times[i].present {
			arrived = append(arrived, dot)
		}
	}
	d.record.arrived = arrived
}

func (d *recordDecoder) readRegisters() {
	count := d.count(leastRegister)
	d.record.registers = make([]register, 0, count)
	d.candidates = make([]Candidate, 0, count)
	for range count {
		reg := d.readRegister()
		last := len(d.record.registers) - 1
		d.require(last < 0 || d.record.registers[last].compare(reg.field, reg.element) < 0)
		if d.failed {
			return
		}
		d.record.registers = append(d.record.registers, reg)
	}
}

func (d *recordDecoder) readRegister() register {
	reg := register{field: d.uint16(), element: string(d.prefixed())}
	first := len(d.candidates)
	previous := -1
	for range d.count(leastCandidate) {
		place, c := d.readCandidate()
		d.require(place > previous && c.Op.allowed(reg.field, reg.element))
		if d.failed {
			return reg
		}
		d.candidates = append(d.candidates, c)
		previous = place
	}
	reg.candidates = d.candidates[first:len(d.candidates):len(d.candidates)]
	reg.awaited = d.table.readPlaces(d.reader, nil)
	for _, dot := range reg.awaited {
		d.require(!containsDot(d.record.arrived, dot))
	}
	return reg
}

func (d *recordDecoder) readCandidate() (int, Candidate) {
	place := d.table.read(d.reader)
	if d.failed {
		return -1, Candidate{}
	}
	at := &d.times[place]
	d.require(at.present)
	at.used = true
	c := Candidate{Dot: d.table.dots[place], Time: at.time, Op: d.op(), Value: d.prefixed()}
	if c.Op == OpDelete {
		c.lists = d.table.readPlaces(d.reader, nil)
	}
	return place, c
}
