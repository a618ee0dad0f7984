package store

import (
	"context"
	"fmt"
	"slices"

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
// change, and takes no part in a space where this device is alone. ErrNotFound,
// ErrLocked.
func (j *Journal) Agree(ctx context.Context, id envelope.SpaceID) (space.Agreement, error) {
	a, err := j.agree(ctx, id)
	if err != nil {
		return space.Agreement{}, fmt.Errorf("compare with others: %w", err)
	}
	return a, nil
}

func (j *Journal) agree(ctx context.Context, id envelope.SpaceID) (a space.Agreement, err error) {
	// The digest is made without keeping a save waiting: it is of use where nothing
	// came meanwhile.
	var before moment
	err = j.atRest(func() (err error) {
		before, err = j.momentOf(ctx, id)
		return err
	})
	if err != nil || before.alone {
		return space.Agreement{}, err
	}
	var digest merge.Digest
	whole := false
	if !before.noted {
		if digest, whole, err = j.digestOf(ctx, before.space.number); err != nil {
			return space.Agreement{}, err
		}
	}
	err = j.atRest(func() error {
		now, err := j.momentOf(ctx, id)
		if err != nil {
			return err
		}
		if whole && now.at == before.at {
			now.space.noteAgreed(view{now.had, now.at, digest}, j.vault.viewEvery)
		}
		a, err = j.compare(ctx, now.space, now.had)
		return err
	})
	return a, err
}

// atRest does something while no save is under way.
func (j *Journal) atRest(do func() error) error {
	j.saving.Lock()
	defer j.saving.Unlock()
	if j.keys == nil {
		return ErrLocked
	}
	return do()
}

// A moment is what is here of a space now.
type moment struct {
	space *joined
	had   merge.Vector
	at    hadHash
	noted bool // what is made of it is known
	alone bool // this device is the only one, and nothing else is told
}

func (j *Journal) momentOf(ctx context.Context, id envelope.SpaceID) (m moment, err error) {
	if m.space, err = j.joinedSpace(id); err != nil {
		return m, err
	}
	if m.alone = len(m.space.members.Members()) < 2; m.alone {
		return m, nil
	}
	runs, err := j.countedRuns(ctx, m.space)
	if err != nil {
		return m, err
	}
	m.had, m.at = m.space.hadBy(runs)
	err = j.readAgreed(ctx, m.space)
	m.noted = slices.ContainsFunc(m.space.agreed, func(a agreed) bool { return a.at == m.at })
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
func (j *Journal) compare(ctx context.Context, s *joined, had merge.Vector) (a space.Agreement, err error) {
	var behind merge.Vector
	err = j.eachView(ctx, s, func(device envelope.DeviceID, v view) {
		if j.viewpoint().isMine(device) {
			return
		}
		known := slices.IndexFunc(s.agreed, func(a agreed) bool { return a.at == v.at })
		if known >= 0 && s.agreed[known].digest != v.digest {
			a.Differ = append(a.Differ, device)
		}
		behind.AddAll(&v.had)
	})
	for _, d := range s.members.Devices() {
		if d.Standing != space.Active {
			behind.Drop(d.ID) // of theirs there may be more than counts
		}
	}
	a.Lacking = int(min(had.Lacking(&behind), lackingMost))
	return a, err
}
