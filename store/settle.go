package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"bankje/store/merge"
)

// SettleText writes one text of a conversation in place of the versions of it
// that c was read with; see [Conflict]. What came since is not lost: it stands
// beside this text then. The versions stay among the earlier ones.
//
// ErrNotFound for a field that is no text, ErrNoConsent, ErrNewerRecord.
func (j *Journal) SettleText(ctx context.Context, c Conversation, name Field, text string) error {
	i := slices.IndexFunc(conversations.fields, func(f field[Conversation]) bool { return f.text && f.name == name })
	if i < 0 {
		return fmt.Errorf("settle a text: %w", ErrNotFound)
	}
	value := conversations.fields[i].value
	_, err := j.save(ctx, nil, func(now time.Time) ([]merge.Write, error) {
		if err := j.askConsent(ctx, c.People...); err != nil {
			return nil, err
		}
		key := conversations.key(c.ID)
		if err := j.mayEdit(ctx, key); err != nil {
			return nil, err
		}
		before, after := c, c
		value.put(&after, []byte(text))
		value.put(&before, append([]byte(text), 0)) // it is written also where it is what shows
		after.EditedAt = now
		return writes(conversations.fields, key, &before, &after, &c.seen), nil
	})
	if err != nil {
		return fmt.Errorf("settle a text: %w", err)
	}
	return nil
}
