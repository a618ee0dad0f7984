package projection

import (
	"strings"
	"unicode/utf8"
)

// prefixes are the lengths of beginnings that the search index has a list for,
// in letters; see the schema.
const prefixes = 2

// difference gives what the search index is to be told where one document comes
// in the place of another: the words to take out, and those to put in. Taking a
// word out takes its beginnings out too, also where another word that stays has
// the same: one such word is put in again for each.
func difference(before, after string) (lost, came string) {
	if before == after {
		return "", ""
	}
	sides := sidesOf(before, after)
	begins := map[string]bool{} // that are taken out
	var out, in strings.Builder
	for word := range strings.FieldsSeq(before) {
		if sides[word] == inBoth {
			continue
		}
		out.WriteString(word + " ")
		for begin := range beginnings(word) {
			begins[begin] = true
		}
	}
	putIn := func(word string) {
		in.WriteString(word + " ")
		for begin := range beginnings(word) {
			delete(begins, begin)
		}
	}
	for word := range strings.FieldsSeq(after) {
		if sides[word] == inAfter {
			putIn(word)
		}
	}
	for word := range strings.FieldsSeq(after) {
		if len(begins) == 0 {
			break
		}
		for begin := range beginnings(word) {
			if begins[begin] {
				putIn(word)
				break
			}
		}
	}
	return out.String(), in.String()
}

// In which of two documents a word is.
const (
	inBefore = 1
	inAfter  = 2
	inBoth   = inBefore | inAfter
)

// sidesOf tells of each word of two documents in which it is. Nearly all are in
// both, and the map is made as large as it will be: growing it would take most of
// the time.
func sidesOf(before, after string) map[string]uint8 {
	sides := make(map[string]uint8, max(strings.Count(before, " "), strings.Count(after, " ")))
	for word := range strings.FieldsSeq(before) {
		sides[word] = inBefore
	}
	for word := range strings.FieldsSeq(after) {
		sides[word] |= inAfter
	}
	return sides
}

// beginnings yields those of a word for which there is a list.
func beginnings(word string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		end := 0
		for range prefixes {
			_, size := utf8.DecodeRuneInString(word[end:])
			if size == 0 {
				return
			}
			if end += size; !yield(word[:end]) {
				return
			}
		}
	}
}
