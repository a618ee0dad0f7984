package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"bankje/store/feed"
	"bankje/store/merge"
	"bankje/store/projection"
	"bankje/sync/envelope"
)

// save writes one change: what build gives, once no other save is under way.
// It removes the draft along with it, unless that is nil. When it returns, the
// change is on the disk and can be read; after an error nothing was written.
// Without writes there is no change, and only the draft is removed. The change
// it gives is as show left it.
func (j *Journal) save(ctx context.Context, draft *feed.DraftID, build func(now time.Time) ([]merge.Write, error)) (opened, error) {
	saved, err := j.saveAlone(ctx, draft, build)
	if err != nil {
		return opened{}, err
	}
	j.watchers.tell()
	return saved, nil
}

// saveAlone is save without telling anybody.
func (j *Journal) saveAlone(ctx context.Context, draft *feed.DraftID, build func(time.Time) ([]merge.Write, error)) (opened, error) {
	j.saving.Lock()
	defer j.saving.Unlock()
	if j.keys == nil {
		return opened{}, ErrLocked
	}
	now := j.now()
	writes, err := build(now)
	if err != nil {
		return opened{}, err
	}
	if len(writes) == 0 {
		if draft == nil {
			return opened{}, nil
		}
		return opened{}, j.feed.DropDraft(ctx, *draft)
	}
	change := merge.Change{Time: j.clock.Now(now.UnixMilli()), MinimumEditor: editorVersion, Writes: writes}
	sealed, err := j.seal(change)
	if err != nil {
		return opened{}, fmt.Errorf("save: %w", err)
	}
	// The rows are made while the disk is waited for.
	saved := opened{own: true, time: change.Time}
	saved.at.Hash = sealed.Hash()
	ready := make(chan struct{})
	go func() {
		defer close(ready)
		saved.edits = change.Edits(merge.NewDot(j.space.self, sealed.Header.Sequence, saved.at.Hash))
		saved.made = freshRows(saved.edits, j.space.self)
		j.fileLast()
	}()
	saved.at.Number, err = j.feed.Append(ctx, sealed, draft)
	<-ready
	if err != nil {
		j.lookAgain(ctx)
		return opened{}, fmt.Errorf("save: %w", err)
	}
	j.head.Sequence, j.head.Hash = sealed.Header.Sequence, saved.at.Hash
	return j.show(ctx, saved), nil
}

// fileLast completes what the save before left for the moment in which the
// disk is waited for.
func (j *Journal) fileLast() {
	j.reading.Lock()
	defer j.reading.Unlock()
	if j.projection != nil {
		// An error comes back when the change is put in, and is met there.
		_ = j.projection.File()
	}
}

// lookAgain asks the feed what it holds after a save that failed: where the
// disk is in doubt, the change may be there all the same, and the next one must
// follow it.
func (j *Journal) lookAgain(ctx context.Context) {
	ctx = context.WithoutCancel(ctx)
	head, err := j.feed.Head(ctx, j.space.id, j.space.self)
	if err != nil || head == j.head {
		return // whatever is wrong with the feed, the save has told it
	}
	j.head = head
	j.reading.Lock()
	defer j.reading.Unlock()
	if j.projection == nil {
		return
	}
	end, err := j.follow(ctx, j.projection, j.tail)
	if err != nil {
		j.remake(ctx)
		return
	}
	j.tail = end
}

// seal puts a change in the next envelope of this device.
func (j *Journal) seal(change merge.Change) (envelope.Envelope, error) {
	plain, err := change.Encode()
	if err != nil {
		return envelope.Envelope{}, err
	}
	key, ok := j.keys.Epoch(j.space.id, firstEpoch)
	if !ok {
		return envelope.Envelope{}, errors.New("key of the space is missing")
	}
	return key.Seal(j.random, envelope.Header{
		Space:    j.space.id,
		Sequence: j.head.Sequence + 1,
		Members:  j.space.members,
		Previous: j.head.Hash,
	}, plain, j.keys.Device)
}

// firstEpoch is the epoch of a space whose members never changed.
const firstEpoch = 1

// show puts a change that is on the disk into the projection, and gives it with
// the records as they are then. When that fails the projection is made again,
// for the change is safe; the records are then to be read.
func (j *Journal) show(ctx context.Context, change opened) opened {
	j.reading.Lock()
	defer j.reading.Unlock()
	if j.projection == nil {
		return opened{}
	}
	if err := j.take(j.projection, &j.tail, change); err != nil {
		j.remake(ctx)
		return opened{}
	}
	return change
}

// remake makes the projection again from the feed; j.reading is held. When
// even that fails, reading answers why.
func (j *Journal) remake(ctx context.Context) {
	// What is thrown away may be in any state, also one that does not close.
	_ = j.projection.Close()
	j.projection = nil
	made, tail, err := j.fromFeed(context.WithoutCancel(ctx))
	if err != nil {
		j.broken = fmt.Errorf("make projection again: %w", err)
		return
	}
	j.projection, j.tail = made, tail
}

// stateOf reads a record as it is now; one that nobody wrote to is empty.
func (j *Journal) stateOf(ctx context.Context, key merge.RecordKey) (*merge.Record, error) {
	var record *merge.Record
	err := j.view(ctx, func(p *projection.Projection) error {
		state, found, err := p.State(key.Kind, key.ID)
		if err != nil {
			return err
		}
		if !found {
			return ErrNotFound
		}
		record, err = merge.DecodeRecord(state)
		return err
	})
	return record, err
}
