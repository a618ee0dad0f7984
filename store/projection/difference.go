package projection

import (
	"iter"
	"strings"
	"unicode/utf8"
)

// differ tells what the search index is to be told where one document comes in
// the place of another. What it needs for that is kept for the next: making it
// anew took most of the time. The zero value is ready.
type differ struct {
	sides  map[string]uint8
	begins map[beginning]bool // that are taken out
}

// A beginning of a word is its first letter, or its first two: for these the
// search index has a list; see the schema.
type beginning [2]rune

// beginnings gives the one letter of a word, and the two; both are the same of a
// word that has one letter.
func beginnings(word string) (one, two beginning) {
	first, size := utf8.DecodeRuneInString(word)
	one[0] = first
	if two = one; size < len(word) {
		two[1], _ = utf8.DecodeRuneInString(word[size:])
	}
	return one, two
}

// difference gives the words to take out, and those to put in. Taking a word out
// takes its beginnings out too, also where another word that stays has the same:
// one such word is put in again for each.
func (d *differ) difference(before, after string) (lost, came string) {
	if before == after {
		return "", ""
	}
	d.note(before, after)
	out := make([]byte, 0, len(before))
	for word := range wordsOf(before) {
		if d.sides[word] == inBoth {
			continue
		}
		out = append(append(out, word...), ' ')
		one, two := beginnings(word)
		d.begins[one], d.begins[two] = true, true
	}
	in := make([]byte, 0, len(after))
	putIn := func(word string, one, two beginning) {
		in = append(append(in, word...), ' ')
		delete(d.begins, one)
		delete(d.begins, two)
	}
	for word := range wordsOf(after) {
		if d.sides[word] == inAfter {
			one, two := beginnings(word)
			putIn(word, one, two)
		}
	}
	for word := range wordsOf(after) {
		if len(d.begins) == 0 {
			break
		}
		if one, two := beginnings(word); d.begins[one] || d.begins[two] {
			putIn(word, one, two)
		}
	}
	return string(out), string(in)
}

// In which of two documents a word is.
const (
	inBefore = 1
	inAfter  = 2
	inBoth   = inBefore | inAfter
)

// note notes of each word of two documents in which it is, and forgets the
// documents before.
func (d *differ) note(before, after string) {
	if d.sides == nil {
		d.sides, d.begins = map[string]uint8{}, map[beginning]bool{}
	}
	clear(d.sides)
	clear(d.begins)
	for word := range wordsOf(before) {
		d.sides[word] = inBefore
	}
	for word := range wordsOf(after) {
		d.sides[word] |= inAfter
	}
}

// wordsOf yields the words of a document, each of which a space follows.
func wordsOf(document string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for rest := document; ; {
			word, behind, found := strings.Cut(rest, " ")
			if !found || !yield(word) {
				return
			}
			rest = behind
		}
	}
}
