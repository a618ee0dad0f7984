package feed

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"bankje/sync/envelope"
)

// save holds the compiled statements of a save.
type save struct {
	head, insert, dropDraft *sql.Stmt
}

func prepareSave(ctx context.Context, db *sql.DB) (save, error) {
	var s save
	for text, into := range map[string]**sql.Stmt{
		selectHead:     &s.head,
		insertEnvelope: &s.insert,
		deleteDraft:    &s.dropDraft,
	} {
		var err error
		if *into, err = db.PrepareContext(ctx, text); err != nil {
			return save{}, err
		}
	}
	return s, nil
}

const insertEnvelope = `
	INSERT INTO envelopes (n, feed, sequence, hash, bytes, crc)
	VALUES ($1, $2, $3, $4, $5, $6)`

const deleteDraft = `DELETE FROM drafts WHERE id = $1`

// Append adds envelopes, each behind the last one of its device in its space,
// and removes the draft that they came from, unless draft is nil: all or
// nothing. When it returns without an error everything is on the disk. It
// returns the first envelope's number; the others follow.
//
// It returns ErrNotNext unless an envelope's sequence and previous hash
// continue the head, and ErrDamaged as Head does; whether envelopes are signed
// is for the caller to know.
func (f *Feed) Append(ctx context.Context, draft *DraftID, all ...envelope.Envelope) (Number, error) {
	if err := ctx.Err(); err != nil {
		return 0, fmt.Errorf("append envelope: %w", err)
	}
	ctx = context.WithoutCancel(ctx)
	var first Number
	err := f.addInTransaction(ctx, func(tx *sql.Tx) error {
		if draft != nil {
			if _, err := tx.StmtContext(ctx, f.save.dropDraft).ExecContext(ctx, draft[:]); err != nil {
				return err
			}
		}
		for i, e := range all {
			number, err := f.insertNext(ctx, tx, e)
			if err != nil {
				return err
			}
			if i == 0 {
				first = number
			}
		}
		return nil
	})
	if err != nil {
		f.heads.forget()
		return 0, fail("append envelope", err)
	}
	for _, e := range all {
		f.runs.add(owner{e.Header.Space, e.Header.Device}, e.Header.Sequence, e.Hash())
	}
	return first, nil
}

// addInTransaction is inTransaction for work that adds envelopes.
func (f *Feed) addInTransaction(ctx context.Context, work func(*sql.Tx) error) error {
	f.adding.Lock()
	defer f.adding.Unlock()
	err := inTransaction(ctx, f.db, work)
	f.owners.end(err != nil)
	return err
}

// insertNext inserts the envelope if it continues its device's feed.
func (f *Feed) insertNext(ctx context.Context, tx *sql.Tx, e envelope.Envelope) (Number, error) {
	by := owner{e.Header.Space, e.Header.Device}
	head, newest, err := f.headIn(ctx, tx, by)
	if err != nil {
		return 0, err
	}
	if e.Header.Sequence != head.Sequence+1 || e.Header.Previous != head.Hash {
		return 0, ErrNotNext
	}
	feed, err := f.feedOf(ctx, tx, by, head)
	if err != nil {
		return 0, err
	}
	row := rowOf(newest+1, e)
	if err := insertRow(ctx, tx.StmtContext(ctx, f.save.insert), feed, row); err != nil {
		return 0, err
	}
	// Forgotten again should the transaction fail.
	f.heads.set(by, Head{by.device, row.sequence, row.hash}, row.number)
	return row.number, nil
}

// feedOf returns the short number of an owner's feed, which is given one now
// if it has none.
func (f *Feed) feedOf(ctx context.Context, tx *sql.Tx, by owner, head Head) (int64, error) {
	if feed, known := f.owners.feedOf(by); known && head.Sequence > 0 {
		return feed, nil
	}
	var feed int64
	err := scanOne(tx.QueryRowContext(ctx, `
		SELECT id
		FROM feeds
		WHERE space = $1 AND device = $2`,
		by.space[:], by.device[:]), &feed)
	if errors.Is(err, sql.ErrNoRows) {
		if feed, err = insertFeed(ctx, tx, by); err == nil {
			f.owners.add(feed, by)
		}
	}
	return feed, err
}

// insertFeed gives an owner's feed its short number.
func insertFeed(ctx context.Context, tx *sql.Tx, by owner) (int64, error) {
	var feed int64
	err := tx.QueryRowContext(ctx, `
		INSERT INTO feeds (space, device)
		VALUES ($1, $2)
		RETURNING id`,
		by.space[:], by.device[:]).Scan(&feed)
	return feed, err
}

// insertRow inserts an envelope through insertEnvelope, compiled.
func insertRow(ctx context.Context, insert *sql.Stmt, feed int64, r row) error {
	_, err := insert.ExecContext(ctx, r.number, feed, r.sequence, r.hash[:], r.bytes, r.checksum())
	return err
}
