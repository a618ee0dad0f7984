package merge

import "slices"

// Overlay returns a record to read from and not to write to: what stands in
// top, and in each register that top has not, what stands in base. Deletes and
// restores are those of top alone.
//
// It is for a record that lies in two sets of changes, of which top was made
// from base later on: who reads it then sees what is newer, with what of base
// was never taken over. Neither is altered; memory is shared.
func Overlay(base, top *Record) *Record {
	over := &Record{
		minimumEditor: max(base.minimumEditor, top.minimumEditor),
		arrived:       addDots(slices.Clone(base.arrived), top.arrived),
		registers:     slices.Clone(top.registers),
	}
	for _, reg := range base.registers {
		if _, found := top.find(reg.field, reg.element); !found && reg.field != FieldRecord {
			over.registers = append(over.registers, reg)
		}
	}
	slices.SortFunc(over.registers, func(a, b register) int { return a.compare(b.field, b.element) })
	return over
}

// Arrived reports whether the change with this dot wrote to the record.
func (r *Record) Arrived(dot Dot) bool { return containsDot(r.arrived, dot) }
