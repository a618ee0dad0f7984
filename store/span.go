package store

import "bankje/store/search"

// Span is a range of bytes of a text, to be shown as the match of a query.
type Span = search.Span
