package search

import (
	"slices"
	"strings"
	"unicode"
)

// Query is what somebody typed: the folded beginnings of words, all of which a
// text must have.
type Query []string

// MaxWords is how many words of a query count; more narrow nothing down.
const MaxWords = 8

// NewQuery takes apart what was typed. A query of signs only is empty, and
// finds everything.
func NewQuery(typed string) Query {
	var q Query
	for _, word := range Words(typed) {
		if len(q) < MaxWords && !slices.Contains(q, word.Folded) {
			q = append(q, word.Folded)
		}
	}
	return q
}

// Matches reports whether each word of the query begins a word of some of the
// texts.
func (q Query) Matches(texts ...string) bool {
	missing := slices.Clone(q)
	for _, text := range texts {
		for _, word := range Words(text) {
			missing = slices.DeleteFunc(missing, func(begin string) bool {
				return strings.HasPrefix(word.Folded, begin)
			})
		}
		if len(missing) == 0 {
			return true
		}
	}
	return len(missing) == 0
}

// Spans gives the parts of text that the query matches, in order.
func (q Query) Spans(text string) []Span {
	if len(q) == 0 {
		return nil
	}
	var spans []Span
	for _, word := range Words(text) {
		if length := q.longest(word.Folded); length > 0 {
			start := word.Span.Start
			spans = append(spans, Span{start, start + typedPart(text[start:word.Span.End], length)})
		}
	}
	return spans
}

// longest gives the length of the longest word of the query that begins the
// folded word; 0 when none does.
func (q Query) longest(folded string) int {
	length := 0
	for _, begin := range q {
		if len(begin) > length && strings.HasPrefix(folded, begin) {
			length = len(begin)
		}
	}
	return length
}

// typedPart gives how many bytes of the word as written stand for length bytes
// of its folded form, with the marks that belong to its last letter.
func typedPart(word string, length int) int {
	for i, r := range word {
		if i > 0 && !unicode.Is(unicode.M, r) && len(Fold(word[:i])) >= length {
			return i
		}
	}
	return len(word)
}
