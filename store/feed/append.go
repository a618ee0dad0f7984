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
	head, number, insert, dropDraft *sql.Stmt
}

func prepareSave(ctx context.Context, db *sql.DB) (save, error) {
	var s save
	for text, into := range map[string]**sql.Stmt{
		selectHead:     &s.head,
		selectNumber:   &s.number,
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

const selectHead = `
	SELECT feeds.id, envelopes.sequence, envelopes.hash
	FROM feeds
	JOIN envelopes ON envelopes.feed = feeds.id
	WHERE feeds.space = $1 AND feeds.device = $2
	ORDER BY envelopes.sequence DESC
	LIMIT 1`

const selectNumber = `SELECT coalesce(max(n), 0) + 1 FROM envelopes`

const insertEnvelope = `
	INSERT INTO envelopes (n, feed, sequence, hash, bytes, crc)
	VALUES ($1, $2, $3, $4, $5, $6)`

const deleteDraft = `DELETE FROM drafts WHERE id = $1`

// Append adds an envelope behind the last one of its device and removes the
// draft that it came from, unless draft is nil: both or neither. When it
// returns without an error both are on the disk. It returns the envelope's
// number.
//
// It returns ErrNotNext unless the envelope's sequence and previous hash
// continue the head; whether the envelope is signed is for the caller to know.
func (f *Feed) Append(ctx context.Context, e envelope.Envelope, draft *DraftID) (Number, error) {
	if err := ctx.Err(); err != nil {
		return 0, fmt.Errorf("append envelope: %w", err)
	}
	ctx = context.WithoutCancel(ctx)
	var number Number
	err := inTransaction(ctx, f.db, func(tx *sql.Tx) error {
		if draft != nil {
			if _, err := tx.StmtContext(ctx, f.save.dropDraft).ExecContext(ctx, draft[:]); err != nil {
				return err
			}
		}
		var err error
		number, err = f.insertNext(ctx, tx, e)
		return err
	})
	return number, fail("append envelope", err)
}

// insertNext inserts the envelope if it continues its device's feed.
func (f *Feed) insertNext(ctx context.Context, tx *sql.Tx, e envelope.Envelope) (Number, error) {
	var id int64
	var head Head
	var hash []byte
	err := tx.StmtContext(ctx, f.save.head).
		QueryRowContext(ctx, e.Header.Space[:], e.Header.Device[:]).
		Scan(&id, &head.Sequence, &hash)
	if errors.Is(err, sql.ErrNoRows) {
		id, err = insertFeed(ctx, tx, e.Header)
	}
	if err != nil {
		return 0, err
	}
	copy(head.Hash[:], hash)
	if e.Header.Sequence != head.Sequence+1 || e.Header.Previous != head.Hash {
		return 0, ErrNotNext
	}
	var number Number
	if err := tx.StmtContext(ctx, f.save.number).QueryRowContext(ctx).Scan(&number); err != nil {
		return 0, err
	}
	return number, insertRow(ctx, tx.StmtContext(ctx, f.save.insert), number, id, e)
}

// insertFeed gives a device's feed its short number.
func insertFeed(ctx context.Context, tx *sql.Tx, h envelope.Header) (int64, error) {
	var id int64
	err := tx.QueryRowContext(ctx, `
		INSERT INTO feeds (space, device)
		VALUES ($1, $2)
		RETURNING id`,
		h.Space[:], h.Device[:]).Scan(&id)
	return id, err
}

// insertRow inserts an envelope through insertEnvelope, compiled.
func insertRow(ctx context.Context, insert *sql.Stmt, number Number, feed int64, e envelope.Envelope) error {
	hash, bytes := e.Hash(), e.Bytes()
	_, err := insert.ExecContext(ctx, number, feed, e.Header.Sequence, hash[:], bytes,
		envelopeChecksum(number, hash[:], bytes))
	return err
}
