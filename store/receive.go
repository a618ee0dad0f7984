package store

import (
	"context"
	"errors"
	"fmt"

	"bankje/store/feed"
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
	in.takeStatements(d.Statements)
	in.anchor(d.Appended)
	if err := in.signAgain(ctx, isFirst); err != nil {
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
	j.lookIfOwn(s)
	s.head, err = j.findHead(ctx, s)
	return err
}

// incoming is a delivery while it is taken in. j.saving is held.
type incoming struct {
	journal *Journal
	space   *joined
	was     space.State // what the statements said before
	fresh   []envelope.Statement
	anchors bool // the home relay has appended more than was known
	good    []envelope.Envelope
	anew    bool // what is shown is to be made again

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
	in.journal.lookIfOwn(in.space)
}

// countsOtherwise says whether the new statements make something count that did
// not, or no longer count that did.
func (in *incoming) countsOtherwise(ctx context.Context) (bool, error) {
	if len(in.fresh) == 0 && in.was.Head() == in.space.members.Head() {
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

// keep puts on the disk what is good, and shows it.
func (in *incoming) keep(ctx context.Context, d space.Delivery) error {
	j := in.journal
	delivery := feed.Delivery{
		Space: in.space.id, Envelopes: in.good, Instead: in.instead, Cut: in.cut,
		Drop: in.drop, Put: in.put, Local: map[string][]byte{},
	}
	for _, statement := range in.fresh {
		delivery.Statements = append(delivery.Statements, statement.Bytes())
	}
	for _, erasure := range in.erasures() {
		delivery.Erase = append(delivery.Erase, erasure.Erasure)
	}
	if d.Cursor != nil {
		delivery.Local[localCursor(in.space.id)] = d.Cursor
	}
	if err := in.noteAside(ctx, delivery.Local); err != nil {
		return err
	}
	if err := in.noteBranches(ctx, delivery.Local); err != nil {
		return err
	}
	in.noteAnchors(delivery.Local)
	in.space.noteAgreements(delivery.Local)
	if err := in.noteConfirmed(ctx, d.Confirmed, delivery.Local); err != nil {
		return err
	}
	if in.anew {
		// The snapshot shows what no longer counts, or lacks what now does.
		if err := j.dropSnapshot(); err != nil {
			return err
		}
	}
	// Most is opened while the disk is waited for.
	ahead := in.openAhead()
	received, err := j.feed.Receive(ctx, delivery)
	changes := ahead(received.New)
	if committed(err) != nil {
		return err
	}
	for _, e := range in.erasers {
		e.endDrafts()
	}
	in.tell(received)
	if in.space.head.Device != j.author(in.space).ID() || len(in.instead)+len(in.cut)+len(in.again) > 0 {
		if in.space.head, err = j.findHead(ctx, in.space); err != nil {
			return err
		}
	}
	in.show(ctx, received, changes)
	return nil
}

// tell notes what became of the delivery.
func (in *incoming) tell(received feed.Received) {
	self := in.space.head.Device
	in.taken.New = len(received.New)
	in.changed = len(received.New)+received.Filled+len(in.fresh)+len(in.instead) > 0
	for _, stored := range received.New {
		if h := stored.Envelope.Header; h.Device == self && h.Sequence > in.space.head.Sequence {
			// One's own, from after the back-up that was restored here.
			in.space.head = feed.Head{Device: self, Sequence: h.Sequence, Hash: stored.Hash}
		}
	}
}

// openAhead begins to open what is good, and gives what waits for that and then
// tells of the changes that turned out to be new.
func (in *incoming) openAhead() func(fresh []feed.Stored) []opened {
	if in.anew {
		return func([]feed.Stored) []opened { return nil } // all is opened from the feed
	}
	all := make([]feed.Stored, len(in.good))
	for i, e := range in.good {
		all[i] = feed.Stored{Hash: e.Hash(), Envelope: e}
	}
	done := make(chan []opened, 1)
	go func() { done <- in.journal.openSideBySide(all) }()
	return func(fresh []feed.Stored) []opened {
		changes, some := <-done, make([]opened, 0, len(fresh))
		for i := 0; len(some) < len(fresh); i++ {
			// What is new keeps its order; the others were here already.
			if stored := fresh[len(some)]; all[i].Hash == stored.Hash {
				changes[i].at.Number = stored.Number
				some = append(some, changes[i])
			}
		}
		return some
	}
}

// show puts what was received into the projection, or has that made anew.
func (in *incoming) show(ctx context.Context, received feed.Received, changes []opened) {
	j := in.journal
	j.reading.Lock()
	defer j.reading.Unlock()
	if j.projection == nil {
		return
	}
	if in.anew || received.Filled > 0 {
		j.remake(ctx)
		return
	}
	for _, change := range changes {
		if err := j.takeUnfiled(j.projection, &j.tail, change); err != nil {
			j.remake(ctx)
			return
		}
	}
	// Nobody waits for that who does not search.
	go j.fileLast()
}

func localCursor(id envelope.SpaceID) string { return "sync.cursor." + id.String() }
