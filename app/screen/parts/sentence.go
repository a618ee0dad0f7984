package parts

import (
	"errors"

	"bankje/i18n"
)

// Sentences are errors that people are told of in a sentence of their own, with
// the id of that.
type Sentences []struct {
	Err error
	ID  string
}

// Of gives the sentence of the first of the errors that err is, and reports
// false for an error that is none of them.
func (all Sentences) Of(p *i18n.Printer, err error) (sentence string, known bool) {
	for _, s := range all {
		if errors.Is(err, s.Err) {
			return p.T(s.ID), true
		}
	}
	return "", false
}
