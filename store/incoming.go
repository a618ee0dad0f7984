package store

import (
	"context"

	"bankje/store/feed"
	"bankje/sync/envelope"
	"bankje/sync/space"
)

// incoming is a delivery while it is taken in. j.saving is held.
type incoming struct {
	journal *Journal
	space   *joined
	was     space.State // what the statements said before
	fresh   []envelope.Statement
	anchors bool // the home relay has appended more than was known
	good    []envelope.Envelope
	anew    bool // what is shown is to be made again
	ordered bool // an erasure came of this device that this phone did not know
	ofSelf  bool // something came that this device wrote
	awaited bool // what was awaited to erase something by itself has come

	confirmed map[envelope.DeviceID]uint64 // how far the relay says that it has each feed

	// Of feeds that forked:
	parted   map[envelope.DeviceID][]envelope.Envelope // came, and are of another branch
	branches map[envelope.DeviceID]uint64              // see branchesOf
	instead  []envelope.Envelope                       // take the places of others
	cut      []feed.Head                               // beyond which nothing stays
	again    []feed.Stored                             // of one's own, to be written again

	// Of what is being written about whom others erased:
	erasers []*eraser
	drop    []feed.DraftID
	put     []feed.Draft

	taken   space.Taken
	changed bool // something can be read that could not before
}

func newIncoming(j *Journal, s *joined) *incoming {
	return &incoming{
		journal: j, space: s, was: s.members,
		parted: map[envelope.DeviceID][]envelope.Envelope{},
	}
}

// takeStatements adds to the tree what may stand in it.
func (in *incoming) takeStatements(statements []envelope.Statement) {
	if len(statements) == 0 {
		return
	}
	tree := in.space.tree
	for _, statement := range statements {
		if tree.Has(statement.Hash()) {
			continue
		}
		if err := tree.Add(statement); err != nil {
			in.taken.Aside = append(in.taken.Aside, space.Aside{Statement: statement.Number, Why: space.AsideStatement})
		}
	}
	// One may have let in others that had waited, and some wait still.
	in.fresh = nil
	for _, statement := range tree.All() {
		if !in.was.Knows(statement.Hash()) {
			in.fresh = append(in.fresh, statement)
		}
	}
	in.space.know(tree)
	in.journal.keys.Learn(in.space.id, in.fresh)
	in.journal.look() // others may have come, or have another name
}

// countsOtherwise says whether the new statements make something count that did
// not, or no longer count that did.
func (in *incoming) countsOtherwise(ctx context.Context) (bool, error) {
	if in.saysNothing() {
		return false, nil
	}
	if len(in.erasures()) > 0 || len(in.was.FallenErasures()) != len(in.space.members.FallenErasures()) {
		return true, nil
	}
	held, err := in.journal.feed.Runs(ctx, in.space.id)
	if err != nil {
		return false, err
	}
	for _, run := range held {
		if counted(in.was, run) != counted(in.space.members, run) {
			return true, nil
		}
	}
	in.journal.reading.Lock()
	defer in.journal.reading.Unlock()
	return in.journal.tail.unreadable > 0, nil
}

// saysNothing says whether all statements together say what they said before.
func (in *incoming) saysNothing() bool {
	return len(in.fresh) == 0 && in.was.Head() == in.space.members.Head()
}

// counted gives how far a run counts.
func counted(s space.State, run feed.Run) uint64 {
	d, known := s.Device(run.Device)
	switch {
	case !known:
		return 0
	case d.Standing == space.Active:
		return run.Last
	}
	return min(run.Last, d.Last.Sequence)
}
