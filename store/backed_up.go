package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"bankje/store/feed"
)

// localBackedUp is the name under which the last [BackedUp] is kept, sealed: a
// place may be called after somebody.
const localBackedUp = "store.backed-up"

// BackedUp tells of a back-up that was made.
type BackedUp struct {
	At    time.Time `json:"at"`
	Where string    `json:"where"` // as the person knows the place
}

// KeepBackedUp keeps that a back-up was made just now, and where it is.
func (j *Journal) KeepBackedUp(ctx context.Context, where string) error {
	plain, err := json.Marshal(BackedUp{At: j.now().UTC(), Where: where})
	if err != nil {
		return fmt.Errorf("keep when it was backed up: %w", err)
	}
	j.saving.Lock()
	defer j.saving.Unlock()
	if j.keys == nil {
		return ErrLocked
	}
	sealed, err := j.keys.File.Seal(j.random, localBackedUp, plain)
	if err == nil {
		err = j.feed.PutLocal(ctx, localBackedUp, sealed)
	}
	if err != nil {
		return fmt.Errorf("keep when it was backed up: %w", err)
	}
	return nil
}

// LastBackup tells of the last back-up that was made on this phone, and whether
// one was.
func (j *Journal) LastBackup(ctx context.Context) (BackedUp, bool, error) {
	sealed, err := j.feed.Local(ctx, localBackedUp)
	if errors.Is(err, feed.ErrNotFound) {
		return BackedUp{}, false, nil
	}
	if err != nil {
		return BackedUp{}, false, fmt.Errorf("read when it was backed up: %w", err)
	}
	j.saving.Lock()
	defer j.saving.Unlock()
	if j.keys == nil {
		return BackedUp{}, false, ErrLocked
	}
	plain, err := j.keys.File.Open(localBackedUp, sealed)
	var last BackedUp
	if err == nil {
		err = json.Unmarshal(plain, &last)
	}
	if err != nil {
		return BackedUp{}, false, fmt.Errorf("read when it was backed up: %w", err)
	}
	return last, true, nil
}
