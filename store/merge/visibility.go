package merge

import "slices"

// Visibility says whether a record shows.
type Visibility int

const (
	// Visible: nobody deleted the record, or all deletes were taken back.
	Visible Visibility = iota
	// Hidden: everything in the record was seen by somebody who deleted it.
	Hidden
	// Returned: somebody wrote to the record without seeing that somebody else
	// deleted it, or the other way round. It shows whole, and marked.
	Returned
)

// Visibility returns whether the record shows. A record of which only a delete
// arrived is hidden.
func (r *Record) Visibility() Visibility {
	var listed []Dot
	deleted := false
	for _, c := range r.recordCandidates() {
		if c.Op == OpDelete {
			deleted = true
			listed = append(listed, c.lists...)
		}
	}
	if !deleted {
		return Visible
	}
	slices.SortFunc(listed, Dot.Compare)
	for _, dot := range r.Live() {
		if !containsDot(listed, dot) {
			return Returned
		}
	}
	return Hidden
}

// Live returns the dots of all candidates but deletes, sorted: what a delete
// lists in Replaces.
func (r *Record) Live() []Dot {
	var table dotTable
	for i := range r.registers {
		for j := range r.registers[i].candidates {
			if c := &r.registers[i].candidates[j]; c.Op != OpDelete {
				table.add(c.Dot)
			}
		}
	}
	table.sort()
	return table.dots
}

// recordCandidates returns the deletes and restores that stand.
func (r *Record) recordCandidates() []Candidate {
	i, found := r.find(FieldRecord, "")
	if !found {
		return nil
	}
	return r.registers[i].candidates
}

// Replaces returns the dots that stand in a field, or an element of a set: what a
// write to it replaces when this is what its author saw. Of FieldRecord they are
// the deletes and restores, for a restore.
func (r *Record) Replaces(field uint16, element string) []Dot {
	i, found := r.find(field, element)
	if !found {
		return nil
	}
	var dots []Dot
	for _, c := range r.registers[i].candidates {
		dots = append(dots, c.Dot)
	}
	return dots
}
