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
	r.registers = slices.Grow(r.registers, len(edit.Writes))
	fresh := make([]Candidate, 0, len(edit.Writes))
	for i := range edit.Writes {
		w := &edit.Writes[i]
		candidate := Candidate{Dot: edit.Dot, Time: edit.Time, Op: w.Op, Value: w.Value}
		reg := r.register(w.Field, w.Element)
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
	for _, dot := range dots {
		if i, found := reg.find(dot); found {
			reg.candidates = slices.Delete(reg.candidates, i, i+1)
		} else if !containsDot(r.arrived, dot) {
			reg.awaited = insertDot(reg.awaited, dot)
		}
	}
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

// register returns the register of a place, and makes it when there is none.
func (r *Record) register(field uint16, element string) *register {
	i, found := r.find(field, element)
	if !found {
		r.registers = slices.Insert(r.registers, i, register{field: field, element: element})
	}
	return &r.registers[i]
}

// find returns where the register of a place is or belongs.
func (r *Record) find(field uint16, element string) (int, bool) {
	last := len(r.registers) - 1
	if last < 0 || r.registers[last].compare(field, element) < 0 {
		return last + 1, false
	}
	return slices.BinarySearchFunc(r.registers, field, func(reg register, field uint16) int {
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
