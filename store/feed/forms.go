package feed

import (
	"context"
	"path/filepath"
	"strings"

	"bankje/sync/envelope"
)

// Forms are all that a damaged file holds of envelopes with a body and of
// drafts, earlier forms included.
type Forms struct {
	Envelopes []envelope.Envelope
	Drafts    []Draft
}

// Aside returns the forms in damaged files that were moved aside, so that
// whoever erases can open them and tell which have to go. What is spoiled
// there is in none of them: nobody can open it.
func (f *Feed) Aside(ctx context.Context) (Forms, error) {
	if err := ctx.Err(); err != nil {
		return Forms{}, err
	}
	names, err := asideNames(f.dir)
	if err != nil {
		return Forms{}, fail("read damaged files", err)
	}
	var all Forms
	for _, name := range names {
		if strings.HasSuffix(name, logSuffix) {
			continue // read along with its database
		}
		found, err := gatherForms(filepath.Join(f.dir, name))
		if err != nil {
			return Forms{}, fail("read damaged files", err)
		}
		all.Envelopes = append(all.Envelopes, found.envelopes...)
		all.Drafts = append(all.Drafts, found.drafts...)
	}
	return all, nil
}

// forms gathers what a file holds, each once.
type forms struct {
	seen      map[string]bool
	envelopes []envelope.Envelope
	drafts    []Draft
}

func (f *forms) add(found record) {
	switch v := found.values; len(v) {
	case 3:
		id, _ := v[0].([]byte)
		sealed, _ := v[1].([]byte)
		if len(id) == len(DraftID{}) && len(sealed) > 0 && f.first(sealed) {
			f.drafts = append(f.drafts, Draft{DraftID(id), sealed})
		}
	case 6:
		bytes, _ := v[4].([]byte)
		e, err := envelope.Parse(bytes)
		if err == nil && !e.IsStub() && f.first(bytes) {
			f.envelopes = append(f.envelopes, e)
		}
	}
}

func (f *forms) first(bytes []byte) bool {
	known := f.seen[string(bytes)]
	f.seen[string(bytes)] = true
	return !known
}
