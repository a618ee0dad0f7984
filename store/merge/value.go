package merge

import (
	"bytes"
	"cmp"
	"slices"
)

// Candidates returns what stands in a field, or an element of a set, the
// greatest first. More than one were written without seeing each other. They
// are the record's own, and not to be changed.
func (r *Record) Candidates(field uint16, element string) []Candidate {
	i, found := r.find(field, element)
	if !found {
		return nil
	}
	return ranked(r.registers[i].candidates)
}

// Value returns the greatest candidate's value of a field that holds one, and
// false when the field was never set or is empty. An unknown op is passed over.
func (r *Record) Value(field uint16) ([]byte, bool) {
	for _, c := range r.Candidates(field, "") {
		switch c.Op {
		case OpSet:
			return c.Value, true
		case OpUnset:
			return nil, false
		}
	}
	return nil, false
}

// Texts returns all that people wrote in a field without seeing each other's
// text, the greatest first. The same text written twice is returned once. A text
// that somebody emptied is kept when somebody else changed it meanwhile.
func (r *Record) Texts(field uint16) []Candidate {
	var texts []Candidate
	for _, c := range r.Candidates(field, "") {
		same := func(other Candidate) bool { return bytes.Equal(other.Value, c.Value) }
		if c.Op == OpSet && !slices.ContainsFunc(texts, same) {
			texts = append(texts, c)
		}
	}
	return texts
}

// Elements returns the elements of a set, sorted. An element that somebody added
// stays when who removed it had not seen that.
func (r *Record) Elements(field uint16) []string {
	var elements []string
	i, _ := r.find(field, "")
	for ; i < len(r.registers) && r.registers[i].field == field; i++ {
		reg := &r.registers[i]
		if slices.ContainsFunc(reg.candidates, func(c Candidate) bool { return c.Op == OpSet }) {
			elements = append(elements, reg.element)
		}
	}
	return elements
}

// ranked returns candidates with the greatest first: by time, then by device, in
// a copy where there are several. A write counts as no later than what the same
// device wrote after it, so that one device's writes stay in the order of their
// numbers whatever its clock did.
func ranked(candidates []Candidate) []Candidate {
	if len(candidates) < 2 {
		return slices.Clip(candidates)
	}
	sorted := slices.Clone(candidates)
	counted := make(map[Dot]Time, len(sorted))
	for i := len(sorted) - 1; i >= 0; i-- {
		c := &sorted[i]
		counted[c.Dot] = c.Time
		if i+1 < len(sorted) && sorted[i+1].Dot.Device == c.Dot.Device {
			counted[c.Dot] = min(c.Time, counted[sorted[i+1].Dot])
		}
	}
	slices.SortFunc(sorted, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(counted[b.Dot], counted[a.Dot]), b.Dot.Compare(a.Dot))
	})
	return sorted
}
