package store

import (
	"cmp"
	"encoding/binary"
	"slices"

	"bankje/store/merge"
)

// read gives a noun as its record has it, with the texts of which there are
// several versions.
func read[T any](fields []field[T], record *merge.Record, from *viewpoint) (T, []Conflict) {
	var t T
	var conflicts []Conflict
	for _, f := range fields {
		switch {
		case f.set != nil:
			if elements := inOrder(record, f.number); len(elements) > 0 {
				f.set.put(&t, elements)
			}
		case f.text:
			if c, conflict := readText(&t, f, record, from); conflict {
				conflicts = append(conflicts, c)
			}
		default:
			if b, ok := record.Value(f.number); ok {
				f.value.put(&t, b)
			}
		}
	}
	return t, conflicts
}

// readText puts the text, or all its versions together, the first one written
// on top: whoever edits what they see then loses none of them.
func readText[T any](t *T, f field[T], record *merge.Record, from *viewpoint) (Conflict, bool) {
	texts := record.Texts(f.number)
	switch len(texts) {
	case 0:
		return Conflict{}, false
	case 1:
		f.value.put(t, texts[0].Value)
		return Conflict{}, false
	}
	slices.Reverse(texts)
	conflict := Conflict{Field: f.name}
	for _, text := range texts {
		conflict.Versions = append(conflict.Versions, Version{
			Text:   string(text.Value),
			At:     text.Time.UTC(),
			Device: from.name(text.Dot.Device),
			Here:   from.isMine(text.Dot.Device),
		})
	}
	f.value.put(t, []byte(conflict.Both()))
	return conflict, true
}

// inOrder gives the elements of a set in the order in which they were added.
func inOrder(record *merge.Record, number uint16) []string {
	elements := record.Elements(number)
	if len(elements) < 2 {
		return elements
	}
	place := make(map[string]uint64, len(elements))
	for _, element := range elements {
		for _, candidate := range record.Candidates(number, element) {
			if candidate.Op == merge.OpSet {
				place[element], _ = binary.Uvarint(candidate.Value)
				break
			}
		}
	}
	slices.SortStableFunc(elements, func(a, b string) int { return cmp.Compare(place[a], place[b]) })
	return elements
}
