package store

import (
	"context"

	"bankje/store/feed"
	"bankje/sync/envelope"
	"bankje/sync/space"
)

// keep puts on the disk what is good, and shows it.
func (in *incoming) keep(ctx context.Context, d space.Delivery) error {
	j := in.journal
	delivery := feed.Delivery{
		Space: in.space.id, Statements: bytesOf(in.fresh), Envelopes: in.good, Instead: in.instead, Cut: in.cut,
		Drop: in.drop, Put: in.put, Local: map[string][]byte{},
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
	if err := in.noteUnheard(ctx, delivery.Local); err != nil {
		return err
	}
	in.noteAnchors(delivery.Local)
	if len(in.fresh) > 0 {
		if err := in.journal.noteProof(in.space.tree, delivery.Local); err != nil {
			return err
		}
	}
	in.noteUntold(delivery.Local)
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
	in.changed = len(received.New)+received.Filled+len(in.fresh)+len(in.instead) > 0 || in.awaited
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
	go j.fileSome()
}

func localCursor(id envelope.SpaceID) string { return "sync.cursor." + id.String() }
