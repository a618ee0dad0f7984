package store

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"bankje/store/feed"
	"bankje/store/merge"
)

// FormDraft is what somebody is writing in a form. Each form has one place, and
// one draft for it: sealed like the draft of a conversation, overwritten while
// somebody types, gone once it is saved or dropped.
type FormDraft struct {
	Place  string // which form it is; a word of the screens
	Data   []byte // of the screens too: mostly a [Written]
	KeptAt time.Time
}

// KeepForm seals what is written in the form at a place on disk within half a
// second, behind the caller's back, like [Journal.KeepSoon]. Without data
// nothing is written there any more, and the draft is dropped.
func (j *Journal) KeepForm(place string, data []byte) {
	kept, err := json.Marshal(FormDraft{Place: place, Data: data, KeptAt: j.now().UTC()})
	if err != nil {
		j.drafts.failed(fmt.Errorf("keep form: %w", err))
		return
	}
	id := formID(place)
	j.drafts.add(waitingDraft{id: id, place: formPlace(id), data: kept, dropped: len(data) == 0})
}

// Form gives what was last written in the form at a place. ErrNotFound.
func (j *Journal) Form(ctx context.Context, place string) (FormDraft, error) {
	all, err := j.Forms(ctx)
	if err != nil {
		return FormDraft{}, err
	}
	for _, f := range all {
		if f.Place == place {
			return f, nil
		}
	}
	return FormDraft{}, ErrNotFound
}

// Forms lists the forms in which something is written that is neither saved nor
// dropped, the one kept last first. One that can't be read is left where it is.
func (j *Journal) Forms(ctx context.Context) ([]FormDraft, error) {
	kept, err := j.kept(ctx, formPlace)
	if err != nil {
		return nil, err
	}
	var all []FormDraft
	for _, data := range kept {
		var f FormDraft
		if json.Unmarshal(data, &f) == nil && len(f.Data) > 0 {
			all = append(all, f)
		}
	}
	slices.SortFunc(all, func(a, b FormDraft) int { return b.KeptAt.Compare(a.KeptAt) })
	return all, nil
}

// formID is where the draft of a form lies. It follows from the place, so that
// a form has one draft however often it is opened.
func formID(place string) DraftID {
	sum := sha256.Sum256([]byte("bankje form\x00" + place))
	return DraftID(sum[:16])
}

func formPlace(id DraftID) string { return "form/" + id.String() }

// SaveForm carries out what saves a form: save, which writes one change under
// the context it is given. The draft at the place is removed along with it, all
// or nothing: a kill leaves either the draft or what was saved.
func (j *Journal) SaveForm(ctx context.Context, place string, save func(context.Context) error) error {
	id := formID(place)
	return j.drafts.end(id, func() error {
		return save(context.WithValue(ctx, formKey{}, feed.DraftID(id)))
	})
}

// formKey is under what a context carries the draft of the form being saved.
type formKey struct{}

// formOf gives the draft of the form being saved; nil for none.
func formOf(ctx context.Context) *feed.DraftID {
	if id, ok := ctx.Value(formKey{}).(feed.DraftID); ok {
		return &id
	}
	return nil
}

// Written is a record in a form: as it was when editing began, and as it is
// written now. As JSON it keeps what was seen when editing began, so that a
// save after a kill still replaces only that.
type Written[T Formed] struct {
	Before, Now T
}

// Formed are the records that are written in forms.
type Formed interface {
	Person | Group | FollowUp | OwnPrompt | OwnCard
}

// writtenJSON is how a Written is kept.
type writtenJSON[T Formed] struct {
	Before, Now T
	Seen        []byte
}

// MarshalJSON gives both forms of the record.
func (w Written[T]) MarshalJSON() ([]byte, error) {
	return json.Marshal(writtenJSON[T]{w.Before, w.Now, seenBy(&w.Before).Encode()})
}

// UnmarshalJSON reads what MarshalJSON gave.
func (w *Written[T]) UnmarshalJSON(data []byte) error {
	var kept writtenJSON[T]
	if err := json.Unmarshal(data, &kept); err != nil {
		// What json says of it may hold a word of the form.
		return fmt.Errorf("read form: %w", merge.ErrMalformed)
	}
	seen, err := merge.DecodeSeen(kept.Seen)
	if err != nil {
		return fmt.Errorf("read form: %w", err)
	}
	w.Before, w.Now = kept.Before, kept.Now
	*seenBy(&w.Before), *seenBy(&w.Now) = seen, seen
	return nil
}

// seenBy is where a record keeps what its reader saw of it.
func seenBy[T Formed](t *T) *merge.Seen {
	for _, n := range []any{people, groups, followUps, ownPrompts, ownCards} {
		if n, ok := n.(noun[T]); ok {
			return n.about(t).seen
		}
	}
	return nil // there is a noun for each of Formed
}
