package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"time"

	"bankje/store/feed"
	"bankje/store/merge"
	"bankje/store/projection"
	"bankje/store/seal"
)

// Journal is an unlocked vault: everything that was written, and the way to
// write more. A record read from it remembers what its reader saw, so that a
// later save replaces only that.
type Journal struct {
	vault  *Vault
	feed   *feed.Feed
	now    func() time.Time
	random io.Reader
	from   atomic.Pointer[viewpoint]

	drafts   drafts
	watchers watchers

	// saving is held by one save at a time, also while it waits for the disk.
	saving sync.Mutex
	keys   *seal.Keys // nil: locked
	spaces []*joined  // by number
	clock  *merge.Clock

	damaged bool // the feed, when it was last checked; under saving

	// reading is held while the projection is read or written, never while
	// anything waits for the disk. It is taken after saving.
	reading    sync.Mutex
	projection *projection.Projection // nil: locked, or broken
	broken     error                  // why there is no projection
	tail       tail
}

// tail is how far the feed was read into the projection.
type tail struct {
	position   feed.Position
	clock      merge.Time
	newest     merge.Time // of all changes, also where the clock did not follow
	behind     int        // changes that no snapshot has
	unreadable int        // changes that could not be opened
}

// begin makes the journal of an unlocked vault. v.mu is held.
func (v *Vault) begin(ctx context.Context, keys *seal.Keys) (*Journal, error) {
	j, err := v.load(ctx, keys)
	if errors.Is(err, feed.ErrDamaged) {
		if err = v.reopen(ctx); err == nil {
			j, err = v.load(ctx, keys)
		}
	}
	if err != nil {
		keys.Wipe()
		return nil, fmt.Errorf("open journal: %w", err)
	}
	v.journal = j
	return j, nil
}

func (v *Vault) load(ctx context.Context, keys *seal.Keys) (*Journal, error) {
	if err := v.keepUnsaved(ctx); err != nil {
		// They stay in memory and are tried again at the next lock.
		// Told aside, for whoever is told may ask the vault something.
		go v.failed(err)
	}
	j := &Journal{vault: v, feed: v.feed, now: v.now, random: v.random, keys: keys}
	j.drafts.init(j, v.failed)
	if err := j.findSpaces(ctx); err != nil {
		return nil, err
	}
	if err := j.open(ctx); err != nil {
		if j.projection != nil {
			err = errors.Join(err, j.projection.Close())
		}
		return nil, err
	}
	if err := j.resign(ctx); err != nil {
		return nil, errors.Join(err, j.projection.Close())
	}
	return j, nil
}

// Lock puts pending drafts on disk, writes the snapshot and drops the keys and
// everything readable. Afterwards every call answers ErrLocked. The journal is
// locked even when an error tells that something could not be put on disk;
// drafts are then kept in memory, sealed, and tried again at the next
// unlocking.
func (j *Journal) Lock(ctx context.Context) error {
	j.vault.mu.Lock()
	defer j.vault.mu.Unlock()
	if j.vault.journal != j {
		return nil
	}
	return j.lock(ctx)
}

// lock does the work of Lock; j.vault.mu is held.
func (j *Journal) lock(ctx context.Context) error {
	ctx = context.WithoutCancel(ctx)
	left, draftErr := j.drafts.close(ctx)
	j.vault.unsaved = append(j.vault.unsaved, left...)
	snapshotErr := j.keepSnapshot(ctx)

	j.saving.Lock()
	defer j.saving.Unlock()
	j.reading.Lock()
	defer j.reading.Unlock()
	var closeErr error
	if j.projection != nil {
		closeErr = j.projection.Close()
	}
	j.projection, j.broken = nil, ErrLocked
	j.keys.Wipe()
	j.keys = nil
	j.vault.journal = nil
	var mendErr error
	if j.damaged {
		mendErr = j.vault.reopen(ctx)
	}
	if err := errors.Join(draftErr, snapshotErr, closeErr, mendErr); err != nil {
		return fmt.Errorf("lock journal: %w", err)
	}
	return nil
}

// Leave prepares for the app being killed while it is away: drafts are put on
// disk, and the snapshot is written when it is due. The journal stays open.
func (j *Journal) Leave(ctx context.Context) error {
	if err := errors.Join(j.FlushDrafts(ctx), j.keepSnapshot(ctx)); err != nil {
		return fmt.Errorf("leave journal: %w", err)
	}
	return nil
}

// view lets read look at the projection, alone. It must not wait for anything.
func (j *Journal) view(ctx context.Context, read func(*projection.Projection) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	j.reading.Lock()
	defer j.reading.Unlock()
	if j.projection == nil {
		return j.broken
	}
	return read(j.projection)
}
