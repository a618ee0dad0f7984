package merge

import (
	"bytes"
	"slices"
)

// Overlay returns a record to read from and not to write to: what stands in
// top, and in each register that top has not, what stands in base. Deletes and
// restores are those of top alone.
//
// It is for a record that lies in two sets of changes, of which top was made
// from base later on: who reads it then sees what is newer, with what of base
// was never taken over. Of the fields that are apart, what stands in base stands
// beside what stands in top. Neither is altered; memory is shared.
func Overlay(base, top *Record, apart func(field uint16) bool) *Record {
	over := &Record{
		minimumEditor: max(base.minimumEditor, top.minimumEditor),
		arrived:       addDots(slices.Clone(base.arrived), top.arrived),
		registers:     slices.Clone(top.registers),
	}
	for _, reg := range base.registers {
		at, found := top.find(reg.field, reg.element)
		switch {
		case reg.field == FieldRecord:
		case !found:
			over.registers = append(over.registers, reg)
		case apart(reg.field):
			over.registers[at] = over.registers[at].beside(reg)
		}
	}
	slices.SortFunc(over.registers, func(a, b register) int { return a.compare(b.field, b.element) })
	return over
}

// beside returns a register with the candidates of both, each value once.
func (reg register) beside(other register) register {
	reg.candidates = slices.Clone(reg.candidates)
	for _, c := range other.candidates {
		same := func(o Candidate) bool { return o.Op == c.Op && bytes.Equal(o.Value, c.Value) }
		if i, found := reg.find(c.Dot); !found && !slices.ContainsFunc(reg.candidates, same) {
			reg.candidates = slices.Insert(reg.candidates, i, c)
		}
	}
	return reg
}

// Arrived reports whether the change with this dot wrote to the record.
func (r *Record) Arrived(dot Dot) bool { return containsDot(r.arrived, dot) }
