package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"bankje/store/merge"
)

// SettleText writes one text of a record in place of the versions of it that the
// record was read with; see [Conflict]. What came since is not lost: it stands
// beside this text then. The versions stay among the earlier ones.
//
// ErrNotFound for a field that is no text, ErrNewerRecord; ErrNoConsent for a
// conversation; ErrNotCoordinator and ErrNotMember for a card of a team.
func (j *Journal) SettleText(ctx context.Context, of Record, name Field, text string) error {
	if err := j.maySettle(ctx, of); err != nil {
		return fmt.Errorf("settle a text: %w", err)
	}
	_, err := j.save(ctx, nil, func(now time.Time) ([]merge.Write, error) {
		if err := j.mayEdit(ctx, of.record().key); err != nil {
			return nil, err
		}
		switch of := of.(type) {
		case Conversation:
			after := of
			after.EditedAt = now
			return settled(conversations, of, after, name, text)
		case Person:
			return settled(people, of, of, name, text)
		case FollowUp:
			return settled(followUps, of, of, name, text)
		case OwnPrompt:
			return settled(ownPrompts, of, of, name, text)
		case OwnCard:
			return settled(ownCards, of, of, name, text)
		}
		return nil, ErrNotFound
	})
	if err != nil {
		return fmt.Errorf("settle a text: %w", err)
	}
	return nil
}

// maySettle says why somebody may not edit a record.
func (j *Journal) maySettle(ctx context.Context, of Record) error {
	switch of := of.(type) {
	case Conversation:
		return j.askConsent(ctx, of.People...)
	case OwnCard:
		return j.mayCorrect(ctx, of.ID)
	}
	return nil
}

// settled gives the writes of a text in place of its versions, and of what else
// differs between before and after.
func settled[T any](n noun[T], before, after T, name Field, text string) ([]merge.Write, error) {
	i := slices.IndexFunc(n.fields, func(f field[T]) bool { return f.text && f.name == name })
	if i < 0 {
		return nil, ErrNotFound
	}
	value := n.fields[i].value
	value.put(&after, []byte(text))
	value.put(&before, append([]byte(text), 0)) // it is written also where it is what shows
	a := n.about(&before)
	return writes(n.fields, n.key(*a.id), &before, &after, a.seen), nil
}
