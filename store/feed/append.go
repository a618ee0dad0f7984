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
	added, err := f.append(context.WithoutCancel(ctx), draft, all)
	if err != nil {
		f.heads.forget()
		return 0, fail("append envelope", err)
	}
	for _, row := range added {
		f.runs.add(row.owner, row.sequence, row.hash)
	}
	if len(added) == 0 {
		return 0, nil
	}
	return added[0].number, nil
}

// append gives the rows that it added.
func (f *Feed) append(ctx context.Context, draft *DraftID, all []envelope.Envelope) ([]row, error) {
	f.adding.Lock()
	defer f.adding.Unlock()
	if draft != nil && !f.kept.has(*draft) {
		draft = nil
	}
	if draft == nil && len(all) == 1 {
		if added, done, err := f.appendOne(ctx, all[0]); done || err != nil {
			return []row{added}, err
		}
	}
	added := make([]row, 0, len(all))
	err := f.addAlone(ctx, func(tx *sql.Tx) error {
		if draft != nil {
			if _, err := tx.StmtContext(ctx, f.save.dropDraft).ExecContext(ctx, draft[:]); err != nil {
				return err
			}
		}
		for _, e := range all {
			row, err := f.insertNext(ctx, tx, e)
			if err != nil {
				return err
			}
			added = append(added, row)
		}
		return nil
	})
	if err == nil && draft != nil {
		f.kept.remove(*draft)
	}
	return added, err
}

// appendOne adds an envelope that nothing else goes along with: as one
// statement, which is a transaction by itself. It leaves it to a transaction
// where something is to be looked up first. f.adding is held.
func (f *Feed) appendOne(ctx context.Context, e envelope.Envelope) (added row, done bool, err error) {
	by := owner{e.Header.Space, e.Header.Device}
	head, newest, read := f.heads.get(by)
	feed, given := f.owners.feedOf(by)
	if !read || !given || head.Sequence == 0 {
		return row{}, false, nil
	}
	if !head.isBefore(e) {
		return row{}, false, ErrNotNext
	}
	added = rowOf(newest+1, e)
	if err := insertRow(ctx, f.save.insert, feed, added); err != nil {
		return row{}, false, err
	}
	f.heads.set(by, Head{by.device, added.sequence, added.hash}, added.number)
	return added, true, nil
}

// isBefore says whether an envelope is the next one of its device.
func (h Head) isBefore(e envelope.Envelope) bool {
	return e.Header.Sequence == h.Sequence+1 && e.Header.Previous == h.Hash
}

// addInTransaction is inTransaction for work that adds envelopes.
func (f *Feed) addInTransaction(ctx context.Context, work func(*sql.Tx) error) error {
	f.adding.Lock()
	defer f.adding.Unlock()
	return f.addAlone(ctx, work)
}

// addAlone is addInTransaction where f.adding is held.
func (f *Feed) addAlone(ctx context.Context, work func(*sql.Tx) error) error {
	err := inTransaction(ctx, f.db, work)
	f.owners.end(err != nil)
	return err
}

// insertNext inserts the envelope if it continues its device's feed.
func (f *Feed) insertNext(ctx context.Context, tx *sql.Tx, e envelope.Envelope) (row, error) {
	by := owner{e.Header.Space, e.Header.Device}
	head, newest, err := f.headIn(ctx, tx, by)
	if err != nil {
		return row{}, err
	}
	if !head.isBefore(e) {
		return row{}, ErrNotNext
	}
	feed, err := f.feedOf(ctx, tx, by, head)
	if err != nil {
		return row{}, err
	}
	next := rowOf(newest+1, e)
	if err := insertRow(ctx, tx.StmtContext(ctx, f.save.insert), feed, next); err != nil {
		return row{}, err
	}
	// Forgotten again should the transaction fail.
	f.heads.set(by, Head{by.device, next.sequence, next.hash}, next.number)
	return next, nil
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
