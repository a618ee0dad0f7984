package store

import (
	"context"
	"slices"

	"bankje/store/search"
)

// OwnPrompts lists one's own prompts, the newest first.
func (j *Journal) OwnPrompts(ctx context.Context) ([]OwnPrompt, error) {
	all, err := readAll(ctx, j, ownPrompts)
	slices.Reverse(all)
	return all, err
}

// FindOwnPrompts lists those of one's own prompts that have words with the
// beginnings of the query, in any language.
func (j *Journal) FindOwnPrompts(ctx context.Context, query string) ([]OwnPrompt, error) {
	all, err := j.OwnPrompts(ctx)
	words := search.NewQuery(query)
	return slices.DeleteFunc(all, func(p OwnPrompt) bool {
		return !words.Matches(p.NL, p.UK, p.EN)
	}), err
}

// OwnPrompt reads a prompt of one's own, hidden or not. ErrNotFound.
func (j *Journal) OwnPrompt(ctx context.Context, id PromptID) (OwnPrompt, error) {
	return readNoun(ctx, j, ownPrompts, id)
}

// AddOwnPrompt saves a new prompt of one's own. ErrNoText.
func (j *Journal) AddOwnPrompt(ctx context.Context, p OwnPrompt) (OwnPrompt, error) {
	return addNoun(ctx, j, ownPrompts, p)
}

// EditOwnPrompt saves what differs between before and after. ErrNoText,
// ErrNewerRecord.
func (j *Journal) EditOwnPrompt(ctx context.Context, before, after OwnPrompt) (OwnPrompt, error) {
	return editNoun(ctx, j, ownPrompts, before, after)
}

// HideOwnPrompt hides a prompt of one's own. ErrNotFound.
func (j *Journal) HideOwnPrompt(ctx context.Context, id PromptID) error {
	return j.hide(ctx, ownPrompts.key(id))
}

// RestoreOwnPrompt shows a hidden prompt again. ErrNotFound.
func (j *Journal) RestoreOwnPrompt(ctx context.Context, id PromptID) error {
	return j.restore(ctx, ownPrompts.key(id))
}
