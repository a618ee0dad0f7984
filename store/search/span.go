// Package search decides what a query finds in a text: how words are folded,
// which words begin with what was typed, and which sentence shows the match.
// It is pure; the index that makes it fast is the journal's.
package search

// Span is a range of bytes of a text: from Start up to End.
type Span struct{ Start, End int }
