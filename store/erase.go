package store

import (
	"context"
	"errors"
	"fmt"

	"bankje/store/feed"
)

// ErasePlan tells what the journal shows of somebody, before it is erased.
type ErasePlan struct {
	Conversations int     // with nobody else: they go
	Shared        []Entry // with others too: these stay, without them
	FollowUps     int     // about them, of any state: they go
	Cards         int     // filled in for them: they go
	Drafts        int     // in which they are: what is about them goes
}

// Receipt tells what was erased. Back-ups made before keep the bytes until
// they are replaced.
type Receipt struct {
	Conversations int // gone
	Shared        int // written again without them
	FollowUps     int // gone
	Cards         int // gone
	Drafts        int // gone, or written again without them
	Changes       int // saves of which only the stub is left
	Unreadable    int // changes that this app cannot read, and so cannot judge
	// Pending says that everything is gone from the journal, but that its bytes
	// may stay in the file until there is room to write it anew.
	Pending bool
}

// ErasePerson destroys everything that was ever written about somebody: the
// person, the conversations with nobody else, what was to be done for them,
// what was filled in for them, in every earlier version and in drafts. It
// cannot be undone; [Journal.HidePerson] is what can.
//
// Conversations with others too are written again without the person, and
// without their earlier versions. Unless keepNotes is true, what was written
// in them, signals, referrals and what was to be done for nobody in particular
// go as well: nobody can tell about whom of several they are.
//
// What others read of it is not reached: a word about the person in a
// conversation without them stays. ErrNotFound, and errors as saving has them;
// nothing is erased then. It reads all of the feed, and saving waits for it.
func (j *Journal) ErasePerson(ctx context.Context, id PersonID, keepNotes bool) (Receipt, error) {
	return j.erase(ctx, TeamID{}, subject{people.key(id)}, keepNotes)
}

// EraseGroup destroys a group as [Journal.ErasePerson] does a person.
func (j *Journal) EraseGroup(ctx context.Context, id GroupID, keepNotes bool) (Receipt, error) {
	return j.erase(ctx, TeamID{}, subject{groups.key(id)}, keepNotes)
}

// ErasePersonFrom destroys, as a coordinator, everything that was ever written
// in a team about somebody, as [Journal.ErasePerson] does for what is one's own:
// here at once, and on the phone of each member when it next hears of it. Who
// has carried it out is told by [Team]. What members have about the person in
// journals of their own is theirs to erase. ErrNotCoordinator.
func (j *Journal) ErasePersonFrom(ctx context.Context, team TeamID, id PersonID, keepNotes bool) (Receipt, error) {
	if team.IsZero() {
		return Receipt{}, fmt.Errorf("erase: %w", ErrNotFound)
	}
	return j.erase(ctx, team, subject{people.key(id)}, keepNotes)
}

// EraseGroupFrom destroys a group as [Journal.ErasePersonFrom] does a person.
func (j *Journal) EraseGroupFrom(ctx context.Context, team TeamID, id GroupID, keepNotes bool) (Receipt, error) {
	if team.IsZero() {
		return Receipt{}, fmt.Errorf("erase: %w", ErrNotFound)
	}
	return j.erase(ctx, team, subject{groups.key(id)}, keepNotes)
}

// erase keeps everything else from being written while it works.
func (j *Journal) erase(ctx context.Context, from TeamID, who subject, keepNotes bool) (Receipt, error) {
	receipt, err := j.eraseAlone(ctx, from, who, keepNotes)
	if err != nil {
		return Receipt{}, fmt.Errorf("erase: %w", err)
	}
	j.watchers.tell()
	// There is none now. It is a convenience, and is tried again at the lock.
	_ = j.keepSnapshot(ctx)
	return receipt, nil
}

func (j *Journal) eraseAlone(ctx context.Context, from TeamID, who subject, keepNotes bool) (Receipt, error) {
	number, err := j.numberOf(from)
	if err != nil {
		return Receipt{}, err
	}
	e := eraser{journal: j, who: who, keepNotes: keepNotes}
	err = j.carryOut(ctx, number, &e)
	return e.receipt, err
}

// carryOut has an eraser do its work in the space of this number.
func (j *Journal) carryOut(ctx context.Context, number int, e *eraser) error {
	// A form of a draft that only a lock has left in memory must not come back.
	if err := j.vault.settle(ctx); err != nil {
		return err
	}
	j.drafts.writing.Lock()
	defer j.drafts.writing.Unlock()
	j.saving.Lock()
	defer j.saving.Unlock()
	if j.keys == nil {
		return ErrLocked
	}
	in := j.spaces[number]
	if !in.members.IsCoordinator(j.author(in).ID()) {
		return ErrNotCoordinator
	}
	e.space = in
	order, err := e.plan(ctx)
	if err != nil {
		return err
	}
	// A snapshot from before would be in the folder still.
	if err := j.dropSnapshot(); err != nil {
		return err
	}
	err = j.feed.Erase(ctx, order)
	e.receipt.Pending = errors.Is(err, feed.ErrNotOverwritten)
	if err == nil || e.receipt.Pending {
		e.endDrafts()
	}
	if err := errors.Join(committed(err), j.beginAgain(ctx, in)); err != nil {
		return err
	}
	return j.confirmErasures(ctx, in)
}

// committed leaves out the error after which everything is erased all the same.
func committed(err error) error {
	if errors.Is(err, feed.ErrNotOverwritten) {
		return nil
	}
	return err
}

// settle puts on disk what a lock could not.
func (v *Vault) settle(ctx context.Context) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.keepUnsaved(ctx)
}

// beginAgain makes everything that is in memory anew from the feed. Readers go
// on with the old projection until the new one is there. saving is held.
func (j *Journal) beginAgain(ctx context.Context, in *joined) error {
	ctx = context.WithoutCancel(ctx)
	if err := j.readAgain(ctx, in); err != nil {
		return err
	}
	made, tail, err := j.fromFeed(ctx)
	j.reading.Lock()
	defer j.reading.Unlock()
	// What is thrown away may be in any state, also one that does not close.
	if j.projection != nil {
		_ = j.projection.Close()
	}
	j.projection, j.tail = made, tail
	if err != nil {
		j.broken = fmt.Errorf("make projection again: %w", err)
	}
	return err
}
