package store

import (
	"context"
	"errors"
	"slices"

	"bankje/store/feed"
	"bankje/store/merge"
	"bankje/sync/envelope"
	"bankje/sync/space"
)

// erases says whether some of the statements do.
func erases(statements []envelope.Statement) bool {
	return slices.ContainsFunc(statements, func(s envelope.Statement) bool { return s.Type == envelope.Erase })
}

// erasures gives those that hold since the delivery, whenever they were ordered.
func (in *incoming) erasures() []space.Erasure {
	if in.saysNothing() {
		return nil
	}
	return in.space.members.ErasuresSince(in.was)
}

// mayErase says whether a delivery may bring erasures: such as waited for what it
// brings too, or did not hold without it.
func (j *Journal) mayErase(d space.Delivery) bool {
	if erases(d.Statements) {
		return true
	}
	j.saving.Lock()
	defer j.saving.Unlock()
	if len(d.Statements) == 0 || j.keys == nil {
		return false
	}
	s, err := j.joinedSpace(d.Space)
	return err == nil && (s.tree.Waits() || len(s.members.FallenErasures()) > 0)
}

// dropDrafts drops what is being written about whom others have erased, as long
// as they are in no journal of one's own. drafts.writing is held.
func (in *incoming) dropDrafts(ctx context.Context) error {
	for _, erasure := range in.erasures() {
		e, err := in.eraserOf(ctx, erasure)
		if err != nil {
			return err
		}
		if e == nil {
			continue
		}
		order := feed.Erasure{}
		if err := e.exchangeDrafts(ctx, &order); err != nil {
			return err
		}
		in.erasers = append(in.erasers, e)
		in.drop, in.put = append(in.drop, order.Drop...), append(in.put, order.Put...)
	}
	// What is left of a draft without one of them may be about another.
	in.put = slices.DeleteFunc(in.put, func(d feed.Draft) bool {
		data, err := in.journal.keys.File.Open(draftPlace(DraftID(d.ID)), d.Sealed)
		return err != nil || slices.ContainsFunc(in.erasers, func(e *eraser) bool { return e.inDraft(data) })
	})
	return nil
}

// eraserOf gives what drops the drafts that somebody else erases; nil where there
// is nothing to drop.
func (in *incoming) eraserOf(ctx context.Context, erasure space.Erasure) (*eraser, error) {
	if erasure.By == in.journal.author(in.space).ID() {
		return nil, nil
	}
	who, err := in.journal.keys.Subject(in.space.id, erasure.Erasure)
	if err != nil {
		return nil, nil // whom it is about is not for this phone to know
	}
	e := &eraser{journal: in.journal, space: in.space}
	if e.who, err = parseSubject(who); err != nil {
		return nil, nil // of a newer app
	}
	if in.space.number == own {
		return e, nil
	}
	if mine, err := e.isMine(ctx); err != nil || mine {
		return nil, err
	}
	return e, nil
}

// parseSubject reads what bytes gave.
func parseSubject(b []byte) (subject, error) {
	if len(b) != 2+len(merge.RecordKey{}.ID) {
		return subject{}, errors.New("subject of an erasure has another length")
	}
	return subject{merge.RecordKey{Kind: uint16(b[0])<<8 | uint16(b[1]), ID: [16]byte(b[2:])}}, nil
}

// isMine says whether the subject is in one's own space too.
func (e *eraser) isMine(ctx context.Context) (bool, error) {
	all, err := missing(e.journal.stateOf(ctx, e.who.key))
	return all.in(own) != nil, err
}
