package store

import (
	"context"
	"errors"

	"bankje/store/feed"
	"bankje/store/merge"
	"bankje/store/projection"
	"bankje/store/seal"
	"bankje/sync/envelope"
)

// An eraser finds what is to be erased and writes again what concerns others.
// drafts.writing and saving are held.
type eraser struct {
	journal   *Journal
	space     *joined // from which
	who       subject
	keepNotes bool
	unheard   *unheard // what is erased by itself; nil: all about the subject

	changes []writtenChange
	fates   map[merge.RecordKey]fate // of each record in which the subject ever was
	records map[merge.RecordKey]*merge.Record
	rest    map[merge.RecordKey]*merge.Record // without what is erased
	kept    map[merge.RecordKey]*merge.Record // what was written again of them for others by an earlier erasure
	listed  envelope.Erasure
	drafts  []DraftID // that are dropped
	forms   []DraftID // that are dropped, and may be written in again
	receipt Receipt
}

// A writtenChange is one of the feed that can be read.
type writtenChange struct {
	at      feed.Number
	header  envelope.Header
	records []merge.RecordKey
}

// plan gives the order for the feed.
func (e *eraser) plan(ctx context.Context) (feed.Erasure, error) {
	choose := e.all
	if e.unheard != nil {
		choose = e.unheardOnly
	}
	if err := choose(ctx); err != nil {
		return feed.Erasure{}, err
	}
	order := feed.Erasure{Space: e.space.id}
	var err error
	if order.Again, err = e.again(); err != nil {
		return feed.Erasure{}, err
	}
	if order.Statement, err = e.statement(); err != nil {
		return feed.Erasure{}, err
	}
	mine, err := e.isMine(ctx)
	if err == nil && e.unheard == nil && (e.space.number == own || !mine) {
		err = e.exchangeDrafts(ctx, &order)
	}
	if err != nil {
		return feed.Erasure{}, err
	}
	order.Forms, err = e.aside(ctx)
	return order, err
}

// all chooses what is written of the subject.
func (e *eraser) all(ctx context.Context) error {
	if err := e.find(ctx); err != nil {
		return err
	}
	if err := e.decide(ctx); err != nil {
		return err
	}
	return e.separate(ctx)
}

// find reads the feed for the records in which the subject ever was.
func (e *eraser) find(ctx context.Context) error {
	e.fates = make(map[merge.RecordKey]fate)
	return e.each(ctx, func(stored feed.Stored, change merge.Change, _ merge.Dot) {
		written := writtenChange{at: stored.Number, header: stored.Envelope.Header}
		known := make(map[merge.RecordKey]bool)
		for i := range change.Writes {
			w := &change.Writes[i]
			if !known[w.Key()] {
				known[w.Key()] = true
				written.records = append(written.records, w.Key())
			}
			if e.who.in(w) {
				e.fates[w.Key()] = fate{}
			}
		}
		e.changes = append(e.changes, written)
	}, &e.receipt.Unreadable)
}

// each calls do for every change that can be read, and counts the others.
func (e *eraser) each(ctx context.Context, do func(feed.Stored, merge.Change, merge.Dot), unreadable *int) error {
	j := e.journal
	for stored, err := range j.feed.Range(ctx, e.space.id, 0) {
		if err != nil {
			return err
		}
		change, dot, err := j.read(stored)
		switch {
		case err == nil:
			do(stored, change, dot)
		case errors.Is(err, seal.ErrErased) && !stored.Envelope.IsStub():
			// It stands in the stead of one that was erased before.
			h := stored.Envelope.Header
			e.listed.Add(h.Device, h.Sequence)
		case !errors.Is(err, seal.ErrErased):
			*unreadable++
		}
	}
	return nil
}

// decide gives every record its fate, and finds those that hang on a
// conversation: what was promised in one that goes.
func (e *eraser) decide(ctx context.Context) error {
	e.records = make(map[merge.RecordKey]*merge.Record)
	if len(e.fates) == 0 {
		return ErrNotFound
	}
	shared := make(map[ConversationID]bool)
	for key := range e.fates {
		record, err := e.read(ctx, key)
		if err != nil {
			return err
		}
		e.fates[key] = e.fateOf(key, record)
		if key.Kind == kindConversation && e.fates[key].drops != nil {
			shared[key.ID] = true
		}
	}
	if err := e.decideHanging(ctx, shared); err != nil {
		return err
	}
	e.receipt.Shared = len(shared)
	for key, fate := range e.fates {
		if fate.gone {
			e.countGone(key.Kind)
		}
	}
	return nil
}

// read gives what a record is in the space, and keeps it.
func (e *eraser) read(ctx context.Context, key merge.RecordKey) (*merge.Record, error) {
	all, err := e.journal.stateOf(ctx, key)
	if err != nil {
		return nil, err
	}
	e.records[key] = all.in(e.space.number)
	return e.records[key], nil
}

func (e *eraser) partOf(state []byte) (*merge.Record, error) {
	all, err := decodeParts(state)
	return all.in(e.space.number), err
}

func (e *eraser) countGone(kind uint16) {
	switch kind {
	case kindConversation:
		e.receipt.Conversations++
	case kindFollowUp:
		e.receipt.FollowUps++
	case kindOwnCard:
		e.receipt.Cards++
	}
}

// decideHanging decides on the follow-ups of these conversations: one for
// nobody in particular goes with what was written there, one for somebody else
// stays, and forgets a conversation that is gone.
func (e *eraser) decideHanging(ctx context.Context, shared map[ConversationID]bool) error {
	var states []projection.State
	err := e.journal.view(ctx, func(p *projection.Projection) (err error) {
		states, err = p.States(kindFollowUp)
		return err
	})
	if err != nil {
		return err
	}
	for _, s := range states {
		key := followUps.key(s.ID)
		record, err := e.partOf(s.State)
		if err != nil {
			return err
		}
		if record == nil {
			continue // elsewhere alone
		}
		f := followUps.fromShown(s.ID, parts{{e.space.number, record}}.shown(), e.journal.viewpoint())
		conversationGone := e.fates[conversations.key(f.Conversation)].gone
		if e.fates[key].gone || !conversationGone && !(shared[f.Conversation] && !e.keepNotes) {
			continue
		}
		e.records[key] = record
		switch {
		case f.Person.IsZero() && f.Group.IsZero():
			e.fates[key] = fate{gone: true}
		case conversationGone:
			e.fates[key] = fate{drops: func(p merge.Place) bool { return p.Field == followUpConversation }}
		}
	}
	return nil
}

// separate lists the changes that wrote to any of those records, and reads
// what the other records are without them.
func (e *eraser) separate(ctx context.Context) error {
	e.rest = make(map[merge.RecordKey]*merge.Record)
	erased := make(map[feed.Number]bool)
	for _, change := range e.changes {
		if !e.touches(change) {
			continue
		}
		erased[change.at] = true
		e.listed.Add(change.header.Device, change.header.Sequence)
		for _, key := range change.records {
			e.rest[key] = new(merge.Record)
		}
	}
	e.receipt.Changes = len(erased)
	for key := range e.rest {
		if e.records[key] != nil {
			continue
		}
		if _, err := e.read(ctx, key); err != nil {
			return err
		}
	}
	var unreadable int
	return e.each(ctx, func(stored feed.Stored, change merge.Change, dot merge.Dot) {
		if erased[stored.Number] {
			return
		}
		for _, edit := range change.Edits(dot) {
			if rest := e.rest[edit.Record]; rest != nil {
				rest.Apply(edit)
			}
		}
	}, &unreadable)
}

func (e *eraser) touches(change writtenChange) bool {
	for _, key := range change.records {
		if _, touched := e.fates[key]; touched {
			return true
		}
	}
	return false
}
