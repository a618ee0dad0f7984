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
	registers     []register // sorted by field and element, each once
}

// register is one field, or one element of a set. Both lists only grow, but for
// the values of candidates that were replaced.
type register struct {
	field      uint16
	element    string
	candidates []Candidate // sorted by dot
	replaced   []Dot       // sorted; arrived or not
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
// order and any number of times.
func (r *Record) Apply(edit Edit) {
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
			reg.replace(w.Replaces)
		}
		if len(reg.candidates) == 0 && len(reg.replaced) == 0 {
			// All new registers of a change share one piece of memory.
			n := len(fresh)
			fresh = append(fresh, candidate)
			reg.candidates = fresh[n : n+1 : n+1]
			continue
		}
		reg.insert(candidate)
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

// replace drops the candidates with these dots, now or when they arrive.
func (reg *register) replace(dots []Dot) {
	for _, dot := range dots {
		reg.replaced = insertDot(reg.replaced, dot)
		if i, found := reg.candidate(dot); found {
			reg.candidates = slices.Delete(reg.candidates, i, i+1)
		}
	}
}

// insert adds a candidate unless it is there or was replaced.
func (reg *register) insert(c Candidate) {
	if i, found := reg.candidate(c.Dot); !found && !reg.isReplaced(c.Dot) {
		reg.candidates = slices.Insert(reg.candidates, i, c)
	}
}

func (reg *register) isReplaced(dot Dot) bool {
	_, found := slices.BinarySearchFunc(reg.replaced, dot, Dot.Compare)
	return found
}

// candidate returns where the candidate with a dot is or belongs.
func (reg *register) candidate(dot Dot) (int, bool) {
	return slices.BinarySearchFunc(reg.candidates, dot, func(c Candidate, dot Dot) int {
		return c.Dot.Compare(dot)
	})
}
