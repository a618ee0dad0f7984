package parts

import (
	"context"
	"encoding/json"
	"errors"

	"bankje/app/screen"
	"bankje/store"
)

// TypedKeeper keeps what is typed where nothing is edited as in a [Form].
type TypedKeeper interface {
	Form(ctx context.Context, place string) (store.FormDraft, error)
	KeepForm(place string, data []byte)
}

// ReadTyped reads what was typed at a place; the zero T where nothing was.
func ReadTyped[T any](ctx context.Context, j TypedKeeper, place string) (T, error) {
	var typed, nothing T
	draft, err := j.Form(ctx, place)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return nothing, nil
	case err != nil:
		return nothing, err
	case json.Unmarshal(draft.Data, &typed) != nil:
		return nothing, nil // a newer app wrote it
	}
	return typed, nil
}

// KeepTyped seals what is typed at a place on the disk, so that it outlives a
// lock and a kill; the zero T is nothing.
func KeepTyped[T comparable](c *screen.Context, j TypedKeeper, place string, typed T) {
	var nothing T
	if typed == nothing {
		j.KeepForm(place, nil)
		return
	}
	data, err := json.Marshal(typed)
	if err != nil {
		c.Go.Fail(err)
		return
	}
	j.KeepForm(place, data)
}

// Unkept is a TypedKeeper that keeps nothing: for what is a secret, or is typed
// where nothing can be kept yet.
type Unkept struct{}

// Form gives store.ErrNotFound.
func (Unkept) Form(context.Context, string) (store.FormDraft, error) {
	return store.FormDraft{}, store.ErrNotFound
}

// KeepForm does nothing.
func (Unkept) KeepForm(string, []byte) {}
