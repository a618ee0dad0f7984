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
	"bankje/sync/space"
)

// A builder gives the writes of a save once no other save is under way.
type builder func(now time.Time) ([]merge.Write, error)

// save writes what build gives as one change, or one for each space that it
// concerns, all or nothing. It removes the draft along with it, unless that is
// nil. When it returns, the change is on the disk and can be read; after an
// error nothing was written. Without writes there is no change, and only the
// draft is removed. The changes it gives are as show left them.
func (j *Journal) save(ctx context.Context, draft *feed.DraftID, build builder) ([]opened, error) {
	return j.told(j.saveAlone(ctx, draft, TeamID{}, build))
}

// saveInto is save for records that are new to a team, or to one's own space.
func (j *Journal) saveInto(ctx context.Context, team TeamID, build builder) ([]opened, error) {
	return j.told(j.saveAlone(ctx, nil, team, build))
}

// told tells who watches of a save.
func (j *Journal) told(saved []opened, err error) ([]opened, error) {
	if err == nil {
		j.watchers.tell()
	}
	return saved, err
}

// saveAlone is save without telling anybody.
func (j *Journal) saveAlone(ctx context.Context, draft *feed.DraftID, team TeamID, build builder) ([]opened, error) {
	j.saving.Lock()
	defer j.saving.Unlock()
	if j.keys == nil {
		return nil, ErrLocked
	}
	if draft == nil {
		draft = formOf(ctx)
	}
	now := j.now()
	writes, err := build(now)
	if err != nil {
		return nil, err
	}
	if len(writes) == 0 {
		if draft == nil {
			return nil, nil
		}
		return nil, j.feed.DropDraft(ctx, *draft)
	}
	placed, err := j.place(ctx, writes, team)
	if err != nil {
		return nil, err
	}
	return j.append(ctx, draft, j.clock.Now(now.UnixMilli()), placed)
}

// append seals the writes of each space into a change, and puts them on the
// disk and into the projection. j.saving is held.
//
// One thing comes after the other, on one goroutine. Making the rows on another
// while the disk is waited for was measured to take longer, on two cores with
// other work to do: a tenth with a disk of 0.2 ms, a third without, and a fifth
// more work. To wake it costs as much as it does, and the driver has both wait
// for each other.
func (j *Journal) append(ctx context.Context, draft *feed.DraftID, at merge.Time, placed []placedWrites) ([]opened, error) {
	sealed := make([]envelope.Envelope, len(placed))
	changes := make([]merge.Change, len(placed))
	for i, p := range placed {
		var err error
		changes[i] = j.vault.later.amended(p.space.id, merge.Change{Time: at, MinimumEditor: editorVersion, Writes: j.withView(ctx, p)})
		if sealed[i], err = j.seal(changes[i], p.space); err != nil {
			return nil, fmt.Errorf("save: %w", err)
		}
	}
	first, err := j.feed.Append(ctx, draft, sealed...)
	if err != nil {
		j.lookAgain(ctx)
		return nil, fmt.Errorf("save: %w", err)
	}
	saved := make([]opened, len(placed))
	for i, p := range placed {
		mine := j.ownChange(sealed[i], changes[i], p.space)
		mine.at.Number = first + feed.Number(i)
		p.space.head.Sequence, p.space.head.Hash = sealed[i].Header.Sequence, mine.at.Hash
		saved[i] = j.show(ctx, mine)
	}
	return saved, nil
}

// ownChange gives a change of this device as it is before it has a place in the
// feed.
func (j *Journal) ownChange(sealed envelope.Envelope, change merge.Change, s *joined) opened {
	o := opened{space: s.number, own: true, time: change.Time}
	o.at.Hash = sealed.Hash()
	o.edits = change.Edits(merge.NewDot(sealed.Header.Device, sealed.Header.Sequence, o.at.Hash))
	o.made = freshRows(o.edits, s.number, j.viewpoint())
	return o
}

// fileSome completes what saves left to be found later, on a goroutine that
// nobody waits for who does not search.
func (j *Journal) fileSome() {
	j.reading.Lock()
	defer j.reading.Unlock()
	if j.projection == nil {
		return
	}
	// An error comes back with the next change, and is met there.
	_ = j.projection.FileSome()
}

// lookAgain asks the feed what it holds after a save that failed: where the
// disk is in doubt, the change may be there all the same, and the next one must
// follow it.
func (j *Journal) lookAgain(ctx context.Context) {
	ctx = context.WithoutCancel(ctx)
	moved := false
	for _, s := range j.spaces {
		head, err := j.findHead(ctx, s)
		if err != nil {
			return // whatever is wrong with the feed, the save has told it
		}
		moved = moved || head != s.head
		s.head = head
	}
	if !moved {
		return
	}
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

// seal puts a change in the next envelope of this device in a space.
func (j *Journal) seal(change merge.Change, s *joined) (envelope.Envelope, error) {
	return j.sealBehind(s.head, change, s)
}

// sealBehind puts a change in the envelope behind another of this device.
func (j *Journal) sealBehind(head feed.Head, change merge.Change, s *joined) (envelope.Envelope, error) {
	plain, err := change.Encode()
	if err != nil {
		return envelope.Envelope{}, err
	}
	author := j.author(s)
	if err := s.members.MayWrite(author.ID()); err != nil {
		if err = notMember(err); s.number == own && errors.Is(err, ErrNotMember) {
			err = fmt.Errorf("%w: %w", ErrShutOut, err)
		}
		return envelope.Envelope{}, err
	}
	key, err := j.keys.Current(s.writing)
	if err != nil {
		return envelope.Envelope{}, err
	}
	return key.Seal(j.random, envelope.Header{
		Space:    s.id,
		Sequence: head.Sequence + 1,
		Members:  s.writing.Head(),
		Previous: head.Hash,
	}, plain, author)
}

// notMember gives the error of this package for who may not write in a space.
func notMember(err error) error {
	if errors.Is(err, space.ErrNewer) {
		return fmt.Errorf("%w: %w", ErrNewerRecord, err)
	}
	return fmt.Errorf("%w: %w", ErrNotMember, err)
}

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
	if j.projection.ManyUnfiled() {
		go j.fileSome()
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
func (j *Journal) stateOf(ctx context.Context, key merge.RecordKey) (parts, error) {
	var record parts
	err := j.view(ctx, func(p *projection.Projection) error {
		state, found, err := p.State(key.Kind, key.ID)
		if err != nil {
			return err
		}
		if !found {
			return ErrNotFound
		}
		record, err = decodeParts(state)
		return err
	})
	return record, err
}
