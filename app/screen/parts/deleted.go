package parts

import (
	"context"
	"strconv"

	"bankje/app/screen"
	"bankje/store"
)

// VersionReader reads every save of a conversation.
type VersionReader interface {
	Versions(context.Context, store.ConversationID) ([]store.Edit, error)
}

// ReadDeletion gives the save with which a conversation was deleted; the zero
// value where it stands.
func ReadDeletion(ctx context.Context, j VersionReader, talk store.Conversation) (store.Edit, error) {
	if !talk.Hidden {
		return store.Edit{}, nil
	}
	edits, err := j.Versions(ctx, talk.ID)
	if err != nil {
		return store.Edit{}, err
	}
	for _, edit := range edits { // the latest first
		for _, change := range edit.Changes {
			if gone, _ := strconv.ParseBool(change.After); change.Field == store.FieldHidden && gone {
				return edit, nil
			}
		}
	}
	return store.Edit{}, nil
}

// DeletedBy says who deleted a conversation, and when.
func DeletedBy(c *screen.Context, by store.Edit) string {
	when := Moment(c, by.At)
	switch {
	case by.At.IsZero():
		return c.Text.T("deleted.deleted")
	case by.Mine:
		return c.Text.T("deleted.by_me", "when", when)
	}
	return c.Text.T("deleted.by_other", "when", when, "device", by.Device)
}
