package merge

import (
	"cmp"
	"slices"
)

// Record is what the changes to one record come to. The zero value is a record
// that nothing was written to. It is not safe for use from several goroutines,
// and shares the memory of the edits and bytes that it was made from.
type Record struct {
	minimumEditor uint32
	arrived       []Dot      // of all changes to the record, sorted
	registers     []register // sorted by field and element, each once
}

// register is one field, or one element of a set.
type register struct {
	field      uint16
	element    string
	candidates []Candidate // sorted by dot
	awaited    []Dot       // replaced before they arrived, sorted
}

// Candidate is a write that no arrived write replaces.
type Candidate struct {
	Dot   Dot
	Time  Time
	Op    Op
	Value []byte

	lists []Dot // of a delete: the live dots that its author saw
}

// MinimumEditor returns the first version of the app that may edit the record:
// the greatest that any of its changes asks for.
func (r *Record) MinimumEditor() uint32 { return r.minimumEditor }

// Apply takes in what one change wrote to the record. Edits may come in any
// order and any number of times; an edit holds all that its change wrote to the
// record, as Change.Edits returns it.
func (r *Record) Apply(edit Edit) {
	i, known := slices.BinarySearchFunc(r.arrived, edit.Dot, Dot.Compare)
	if known {
		return
	}
	r.arrived = slices.Insert(r.arrived, i, edit.Dot)
	r.minimumEditor = max(r.minimumEditor, edit.MinimumEditor)
	r.makeRegisters(edit.Writes)
	fresh := make([]Candidate, 0, len(edit.Writes))
	for i := range edit.Writes {
		w := &edit.Writes[i]
		candidate := Candidate{Dot: edit.Dot, Time: edit.Time, Op: w.Op, Value: w.Value}
		at, _ := r.find(w.Field, w.Element)
		reg := &r.registers[at]
		if w.Op == OpDelete {
			candidate.lists = sortedDots(w.Replaces)
		} else {
			r.replace(reg, w.Replaces)
		}
		switch {
		case containsDot(reg.awaited, edit.Dot):
		case len(reg.candidates) == 0:
			// The first candidates of registers share one piece of memory.
			n := len(fresh)
			fresh = append(fresh, candidate)
			reg.candidates = fresh[n : n+1 : n+1]
		default:
			i, _ := reg.find(edit.Dot)
			reg.candidates = slices.Insert(reg.candidates, i, candidate)
		}
	}
	r.noLongerAwait(edit.Dot)
}

// replace drops the candidates with these dots, now or when they arrive.
func (r *Record) replace(reg *register, dots []Dot) {
	var awaited []Dot
	for _, dot := range dots {
		if i, found := reg.find(dot); found {
			reg.candidates = slices.Delete(reg.candidates, i, i+1)
		} else if !containsDot(r.arrived, dot) {
			awaited = append(awaited, dot)
		}
	}
	reg.awaited = addDots(reg.awaited, awaited)
}

// noLongerAwait forgets a dot that arrived; that it did is in the record's list.
func (r *Record) noLongerAwait(dot Dot) {
	for i := range r.registers {
		reg := &r.registers[i]
		if j, found := slices.BinarySearchFunc(reg.awaited, dot, Dot.Compare); found {
			reg.awaited = slices.Delete(reg.awaited, j, j+1)
		}
	}
}

// makeRegisters makes the registers that the writes lack. Like dots, they are
// added all at a time.
func (r *Record) makeRegisters(writes []Write) {
	known := r.registers
	r.registers = slices.Grow(r.registers, len(writes))
	for i := range writes {
		w := &writes[i]
		if _, found := findRegister(known, w.Field, w.Element); !found {
			r.registers = append(r.registers, register{field: w.Field, element: w.Element})
		}
	}
	if len(r.registers) > len(known) {
		slices.SortFunc(r.registers, func(a, b register) int { return a.compare(b.field, b.element) })
	}
}

// find returns where the register of a place is or belongs.
func (r *Record) find(field uint16, element string) (int, bool) {
	return findRegister(r.registers, field, element)
}

func findRegister(registers []register, field uint16, element string) (int, bool) {
	last := len(registers) - 1
	if last < 0 || registers[last].compare(field, element) < 0 {
		return last + 1, false
	}
	return slices.BinarySearchFunc(registers, field, func(reg register, field uint16) int {
		return reg.compare(field, element)
	})
}

func (reg *register) compare(field uint16, element string) int {
	if reg.field != field {
		return cmp.Compare(reg.field, field)
	}
	return cmp.Compare(reg.element, element)
}

// find returns where the candidate with a dot is or belongs.
func (reg *register) find(dot Dot) (int, bool) {
	return slices.BinarySearchFunc(reg.candidates, dot, func(c Candidate, dot Dot) int {
		return c.Dot.Compare(dot)
	})
}
