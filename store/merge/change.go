package merge

import (
	"bytes"
	"cmp"
	"slices"
)

// Change is what one save wrote. It is applied whole or not at all.
type Change struct {
	// Time is when it was written, by its author's clock.
	Time Time
	// MinimumEditor is the first version of the app that may edit the records
	// of this change; an older one shows them and leaves them as they are.
	MinimumEditor uint32
	// Writes holds at most one write for each record, field and element.
	Writes []Write
	// Parts are what a later version of the app added. They travel untouched.
	Parts []Part
}

// Part is a piece of a change whose meaning this version does not know.
type Part struct {
	Tag  uint64
	Data []byte
}

func compareParts(a, b Part) int { return cmp.Compare(a.Tag, b.Tag) }

// Op says what a write does. Numbers are never reused; an unknown one is kept.
type Op uint8

const (
	// OpSet gives a field its value, or adds an element to a set.
	OpSet Op = 1
	// OpUnset empties a field, or removes an element from a set.
	OpUnset Op = 2
	// OpDelete hides a record while all its live dots are among those that some
	// delete lists in Replaces. It belongs to FieldRecord and removes no value.
	OpDelete Op = 3
	// OpRestore replaces the deletes that it names. It belongs to FieldRecord.
	OpRestore Op = 4
)

// FieldRecord is the field of the record itself, where deletes and restores are
// written. The store's own fields begin at 1.
const FieldRecord = 0

// Write is one field, or one element of a set, as a save left it.
type Write struct {
	Record   [16]byte
	Kind     uint16
	Op       Op
	Field    uint16
	Element  string // empty unless the field is a set
	Value    []byte
	Replaces []Dot // what the author had seen there when editing began
}

// RecordKey names a record. The same id under another kind is another record, so
// that no two changes can disagree on the kind of one.
type RecordKey struct {
	Kind uint16
	ID   [16]byte
}

// Compare orders keys by id, then by kind.
func (k RecordKey) Compare(other RecordKey) int {
	return cmp.Or(bytes.Compare(k.ID[:], other.ID[:]), cmp.Compare(k.Kind, other.Kind))
}

// Key returns the record that is written to.
func (w *Write) Key() RecordKey { return RecordKey{Kind: w.Kind, ID: w.Record} }

// Edit is the part of one change that concerns one record.
type Edit struct {
	Record        RecordKey
	Dot           Dot
	Time          Time
	MinimumEditor uint32
	Writes        []Write
}

// Edits splits a change, named by its dot, into one edit a record, in the order
// of their keys. The edits share the memory of the change.
func (c Change) Edits(dot Dot) []Edit {
	writes := sortedWrites(c.Writes)
	edits := make([]Edit, 0, 1)
	for len(writes) > 0 {
		key := writes[0].Key()
		n := 1
		for n < len(writes) && writes[n].Key() == key {
			n++
		}
		edits = append(edits, Edit{key, dot, c.Time, c.MinimumEditor, writes[:n:n]})
		writes = writes[n:]
	}
	return edits
}

// sortedWrites returns the writes in canonical order, and itself when they are.
func sortedWrites(writes []Write) []Write {
	byPlace := func(a, b Write) int { return compareWrites(&a, &b) }
	if slices.IsSortedFunc(writes, byPlace) {
		return writes
	}
	sorted := slices.Clone(writes)
	slices.SortFunc(sorted, byPlace)
	return sorted
}

// compareWrites orders writes by the place that they write to.
func compareWrites(a, b *Write) int {
	if a.Record != b.Record || a.Kind != b.Kind {
		return a.Key().Compare(b.Key())
	}
	return cmp.Or(cmp.Compare(a.Field, b.Field), cmp.Compare(a.Element, b.Element))
}

// allowed reports whether an op may stand in a place: one that is known, only
// where it has a meaning.
func (op Op) allowed(field uint16, element string) bool {
	switch op {
	case 0:
		return false
	case OpSet, OpUnset:
		return field != FieldRecord
	case OpDelete, OpRestore:
		return field == FieldRecord && element == ""
	default:
		return true
	}
}
