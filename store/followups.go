package store

import (
	"context"

	"bankje/store/projection"
	"bankje/store/search"
)

// FollowUps lists follow-ups, the earliest day first, those without a day
// last.
func (j *Journal) FollowUps(ctx context.Context, f FollowUpFilter) ([]FollowUp, error) {
	rows := projection.FollowUpFilter{
		Person:       f.Person,
		Group:        f.Group,
		Conversation: f.Conversation,
		DueUntil:     f.DueUntil.String(),
		State:        string(f.State),
		AnyState:     f.AnyState,
		WithPaused:   f.WithPaused,
		Words:        search.NewQuery(f.Query),
		Limit:        f.Limit,
	}
	var all []FollowUp
	err := j.view(ctx, func(p *projection.Projection) error {
		states, err := p.FollowUps(rows)
		if err != nil {
			return err
		}
		all, err = fromStates(followUps, states, j)
		return err
	})
	return all, err
}

// FollowUp reads a follow-up, hidden or not. ErrNotFound.
func (j *Journal) FollowUp(ctx context.Context, id FollowUpID) (FollowUp, error) {
	return readNoun(ctx, j, followUps, id)
}

// AddFollowUp saves a new follow-up. ErrNoText, ErrNoConsent.
func (j *Journal) AddFollowUp(ctx context.Context, f FollowUp) (FollowUp, error) {
	if err := j.askConsentFor(ctx, f); err != nil {
		return FollowUp{}, err
	}
	return addNoun(ctx, j, followUps, f)
}

// EditFollowUp saves what differs between before and after: text, day, state.
// When the state changes DoneAt is set. ErrNoText, ErrNewerRecord; ErrNoConsent
// for one about another person than before.
func (j *Journal) EditFollowUp(ctx context.Context, before, after FollowUp) (FollowUp, error) {
	if before.Person != after.Person {
		if err := j.askConsentFor(ctx, after); err != nil {
			return FollowUp{}, err
		}
	}
	switch {
	case after.State == FollowUpOpen:
		after.DoneAt = instant(0)
	case after.State != before.State:
		after.DoneAt = j.now()
	}
	return editNoun(ctx, j, followUps, before, after)
}

func (j *Journal) askConsentFor(ctx context.Context, f FollowUp) error {
	if f.Person.IsZero() {
		return nil
	}
	return j.askConsent(ctx, f.Person)
}

// HideFollowUp hides a follow-up. ErrNotFound.
func (j *Journal) HideFollowUp(ctx context.Context, id FollowUpID) error {
	return j.hide(ctx, followUps.key(id))
}

// RestoreFollowUp shows a hidden follow-up again. ErrNotFound.
func (j *Journal) RestoreFollowUp(ctx context.Context, id FollowUpID) error {
	return j.restore(ctx, followUps.key(id))
}
