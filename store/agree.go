package store

import (
	"context"
	"fmt"

	"bankje/store/merge"
	"bankje/sync/envelope"
	"bankje/sync/space"
)

// Phones that have the same changes are to show the same. Each time that all has
// been exchanged, a journal notes what it has of a space and what it made of it, and
// looks whether the views of others, which come along with what they write, say
// otherwise.

// lackingMost bounds how many changes are told to lack.
const lackingMost = 1 << 20

// Agree compares what is here of a space with what other devices say of it. It is
// for whoever carries, when all has been exchanged for now; a while later it goes
// along, for others, with what is saved. It reads much the first time after a
// change, and takes no part in a space where this device is alone, or while it holds
// a branch of a feed that does not count. ErrNotFound, ErrLocked.
func (j *Journal) Agree(ctx context.Context, id envelope.SpaceID) (space.Agreement, error) {
	a, err := j.agree(ctx, id)
	if err != nil {
		return space.Agreement{}, fmt.Errorf("compare with others: %w", err)
	}
	return a, nil
}

func (j *Journal) agree(ctx context.Context, id envelope.SpaceID) (a space.Agreement, err error) {
	var before moment
	err = j.inSpace(id, func(s *joined) (err error) {
		if comparable, err := j.isComparable(ctx, s); err != nil || !comparable {
			before.noted = true // nobody else is told of it
			return err
		}
		if before, err = j.momentOf(ctx, s); err == nil && before.noted {
			a, err = j.compare(ctx, before)
		}
		return err
	})
	if err != nil || before.noted {
		return a, err
	}
	// It is made without keeping a save waiting, and of use where nothing came
	// meanwhile.
	digest, whole, err := j.digestOf(ctx, before.space.number)
	if err != nil {
		return a, err
	}
	err = j.inSpace(id, func(s *joined) error {
		now, err := j.momentOf(ctx, s)
		if err != nil {
			return err
		}
		if whole && now.at == before.at {
			s.noteAgreed(view{now.had, now.at, digest}, j.vault.viewEvery)
		}
		a, err = j.compare(ctx, now)
		return err
	})
	return a, err
}

// isComparable says whether others can have the same as is here: there are some, and
// no feed of another branch is being exchanged.
func (j *Journal) isComparable(ctx context.Context, s *joined) (bool, error) {
	if len(s.members.Members()) < 2 {
		return false, nil
	}
	branches, err := j.branchesOf(ctx, s.id)
	return len(branches) == 0, err
}

// A moment is what is here of a space now.
type moment struct {
	space *joined
	had   merge.Vector
	at    hadHash
	noted bool // what is made of it is known
}

func (j *Journal) momentOf(ctx context.Context, s *joined) (moment, error) {
	m := moment{space: s}
	runs, err := j.countedRuns(ctx, s)
	if err != nil {
		return m, err
	}
	m.had, m.at = s.hadBy(runs)
	err = j.readAgreed(ctx, s)
	_, m.noted = s.agreedAt(m.at)
	return m, err
}

// countedRuns gives what counts of the feeds of a space.
func (j *Journal) countedRuns(ctx context.Context, s *joined) ([]countedRun, error) {
	held, err := j.feed.Runs(ctx, s.id)
	if err != nil {
		return nil, err
	}
	var runs []countedRun
	for _, run := range held {
		last := counted(s.members, run)
		if last < run.First {
			continue
		}
		hash := run.Hash
		if d, _ := s.members.Device(run.Device); last < run.Last {
			hash = d.Last.Hash
		}
		runs = append(runs, countedRun{run.Device, run.First, last, hash})
	}
	return runs, nil
}

// noteAgreed notes what this journal makes of what it has, and has others told of it
// every so many changes.
func (s *joined) noteAgreed(v view, every uint64) {
	s.agreed = append(s.agreed, agreed{v.at, v.digest})
	if len(s.agreed) > agreedMost {
		s.agreed = s.agreed[1:]
	}
	s.noted = false
	if v.had.Count() >= s.toldView+every {
		s.toTell = &v
	}
}

// compare looks at what others told.
func (j *Journal) compare(ctx context.Context, m moment) (a space.Agreement, err error) {
	var behind merge.Vector
	err = j.eachView(ctx, m.space, func(device envelope.DeviceID, v view) {
		if j.viewpoint().isMine(device) {
			return
		}
		if digest, known := m.space.agreedAt(v.at); known && digest != v.digest {
			a.Differ = append(a.Differ, device)
		}
		behind.AddAll(&v.had)
	})
	for _, d := range m.space.members.Devices() {
		if d.Standing != space.Active {
			behind.Drop(d.ID) // of theirs there may be more than counts
		}
	}
	a.Lacking = int(min(m.had.Lacking(&behind), lackingMost))
	return a, err
}
