package store

import (
	"context"
	"errors"
	"slices"

	"bankje/store/feed"
	"bankje/store/merge"
	"bankje/sync/envelope"
)

// erases says whether some of the statements do.
func erases(statements []envelope.Statement) bool {
	return slices.ContainsFunc(statements, func(s envelope.Statement) bool { return s.Type == envelope.Erase })
}

// dropDrafts drops what is being written about whom others have erased, as long
// as they are in no journal of one's own. drafts.writing is held.
func (in *incoming) dropDrafts(ctx context.Context) error {
	for _, statement := range in.fresh {
		listed, err := envelope.ParseErasure(statement)
		if err != nil || statement.Author == in.journal.author(in.space).ID() {
			continue
		}
		who, err := in.journal.keys.Subject(in.space.id, listed)
		if err != nil {
			continue // whom it is about is not for this phone to know
		}
		e := &eraser{journal: in.journal, space: in.space}
		if e.who, err = parseSubject(who); err != nil {
			continue // of a newer app
		}
		mine, err := e.isMine(ctx)
		if err != nil || mine {
			return err
		}
		order := feed.Erasure{}
		if err := e.exchangeDrafts(ctx, &order); err != nil {
			return err
		}
		in.erasers = append(in.erasers, e)
		in.drop, in.put = append(in.drop, order.Drop...), append(in.put, order.Put...)
	}
	return nil
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
