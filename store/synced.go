package store

import (
	"context"
	"fmt"
	"time"

	"bankje/sync/envelope"
)

// KeepSynced keeps when a space was last exchanged with its relay.
func (j *Journal) KeepSynced(ctx context.Context, id envelope.SpaceID, at time.Time) error {
	text, err := at.UTC().MarshalText()
	if err == nil {
		err = j.feed.PutLocal(ctx, localSynced(id), text)
	}
	if err != nil {
		return fmt.Errorf("keep when it was synced: %w", err)
	}
	return nil
}

// synced gives when a space was last exchanged with its relay, as far as that
// was kept; zero: never.
func (j *Journal) synced(ctx context.Context, id envelope.SpaceID) (time.Time, error) {
	text, err := j.local(ctx, localSynced(id))
	if err != nil || len(text) == 0 {
		return time.Time{}, err
	}
	var at time.Time
	if err := at.UnmarshalText(text); err != nil {
		return time.Time{}, fmt.Errorf("read when it was synced: %w", err)
	}
	return at, nil
}

func localSynced(id envelope.SpaceID) string { return "sync.last." + id.String() }
