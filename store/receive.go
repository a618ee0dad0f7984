package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"bankje/sync/envelope"
	"bankje/sync/space"
)

// Take verifies a delivery and takes in what is good of it, all or nothing,
// waiting for the disk once. What is new can be read when it returns. It may
// leave gaps and come in any order and more than once. A delivery is to be a
// small part of what waits, some hundred kilobytes, for a save waits meanwhile.
//
// ErrNotFound for a space that the journal does not lie in, ErrLocked, and
// errors as saving has them.
func (j *Journal) Take(ctx context.Context, d space.Delivery) (space.Taken, error) {
	taken, changed, err := j.takeIn(ctx, d)
	if errors.Is(err, errNoSuccessor) {
		if err = j.makeSuccessor(ctx, d.Space); err == nil {
			taken, changed, err = j.takeIn(ctx, d)
		}
	}
	if err != nil {
		return space.Taken{}, fmt.Errorf("take in: %w", err)
	}
	if changed {
		j.watchers.tell()
		_ = j.eraseUnheard(ctx, d.Space, false) // it is tried again
	}
	return taken, nil
}

func (j *Journal) takeIn(ctx context.Context, d space.Delivery) (taken space.Taken, changed bool, err error) {
	mayErase := j.mayErase(d)
	if mayErase {
		if err := j.vault.settle(ctx); err != nil {
			return space.Taken{}, false, err
		}
		j.drafts.writing.Lock()
		defer j.drafts.writing.Unlock()
	}
	j.saving.Lock()
	defer j.saving.Unlock()
	if j.keys == nil {
		return space.Taken{}, false, ErrLocked
	}
	s, err := j.joinedSpace(d.Space)
	if err != nil {
		return space.Taken{}, false, err
	}
	in := newIncoming(j, s)
	if in.branches, err = j.branchesOf(ctx, s.id); err != nil {
		return space.Taken{}, false, err
	}
	in.confirmed = d.Confirmed
	in.ordered = in.ordersAsSelf(d.Statements)
	in.ofSelf = slices.ContainsFunc(d.Envelopes, func(e envelope.Envelope) bool { return e.Header.Device == s.head.Device })
	in.takeStatements(d.Statements)
	in.anchor(d.Appended)
	if err = in.signAgain(ctx, isFirst); err == nil {
		_, err = j.learnInvited(ctx, s.tree)
	}
	if err != nil {
		return space.Taken{}, false, errors.Join(err, j.readAgain(ctx, s))
	}
	in.anew, err = in.countsOtherwise(ctx)
	if err == nil {
		err = in.verify(ctx, d.Envelopes)
	}
	if err == nil {
		err = in.settleForks(ctx)
	}
	if err == nil && mayErase {
		err = in.dropDrafts(ctx)
	}
	if err == nil {
		err = in.keep(ctx, d)
	}
	if err != nil {
		// Only the feed knows now what the space is.
		return space.Taken{}, false, errors.Join(err, j.readAgain(ctx, s))
	}
	return in.taken, in.changed, j.confirmErasures(ctx, s)
}

// joinedSpace gives a space that the journal lies in. ErrNotFound.
func (j *Journal) joinedSpace(id envelope.SpaceID) (*joined, error) {
	number, known := j.viewpoint().number(id)
	if !known {
		return nil, ErrNotFound
	}
	return j.spaces[number], nil
}

// readAgain reads the statements of a space from the feed.
func (j *Journal) readAgain(ctx context.Context, s *joined) error {
	tree, err := j.readTree(ctx, s.id)
	if err != nil {
		return err
	}
	s.know(tree)
	j.look()
	s.head, err = j.findHead(ctx, s)
	return err
}
