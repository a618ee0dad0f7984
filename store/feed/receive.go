package feed

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"bankje/sync/envelope"
)

// A Delivery is what one contact brings to one space, verified by who gives
// it.
type Delivery struct {
	Space      envelope.SpaceID
	Statements [][]byte // in their order, behind those that are held
	// Erase is what they erase, of envelopes that are held or come along. Which
	// statements hold is for who gives them to know.
	Erase     []envelope.Erasure
	Envelopes []envelope.Envelope
	Local     map[string][]byte // small values that change along with it, such as a cursor
	// Instead take the places of others that are held: where a feed forked, those
	// that count. What is held of a device beyond Cut goes.
	Instead []envelope.Envelope
	Cut     []Head
	// Drop and Put are drafts that an erasure concerns, as in Erasure.
	Drop []DraftID
	Put  []Draft
}

// Received tells what became of a delivery.
type Received struct {
	New    []Stored            // envelopes that were not held before, in order
	Filled int                 // stubs whose body arrived
	Forked []envelope.Envelope // in whose place another envelope is held; not kept
}

// Receive takes in a delivery, all of it or nothing, waiting for the disk once.
// Envelopes may leave gaps. One that is held already changes nothing, except
// that a body takes the place of a stub: who has erased it gives a stub. An
// erasure is carried out as by Erase; with ErrNotOverwritten all has been taken in.
//
// ErrNotFound for a space of which no statement is held or brought.
func (f *Feed) Receive(ctx context.Context, d Delivery) (Received, error) {
	if err := ctx.Err(); err != nil {
		return Received{}, fmt.Errorf("receive: %w", err)
	}
	ctx = context.WithoutCancel(ctx)
	r := receiving{feed: f, space: d.Space}
	err := f.addInTransaction(ctx, func(tx *sql.Tx) error { return r.take(ctx, tx, d) })
	f.locals.forgetAll(d)
	if err != nil {
		f.heads.forget()
		f.runs.forget(d.Space)
		return Received{}, fail("receive", err)
	}
	for _, stored := range r.told.New {
		h := stored.Envelope.Header
		f.runs.add(owner{d.Space, h.Device}, h.Sequence, stored.Hash)
	}
	if len(d.Instead)+len(d.Cut) > 0 {
		f.runs.forget(d.Space)
	}
	if len(r.told.New)+len(d.Instead)+len(d.Cut) > 0 {
		f.heads.forget() // numbers went on, and own envelopes may be among them
	}
	if r.erases {
		if err := f.finishErasing(ctx); err != nil {
			return r.told, fail("receive", errors.Join(ErrNotOverwritten, err))
		}
	}
	return r.told, nil
}

// receiving is a delivery while its transaction is open.
type receiving struct {
	feed   *Feed
	space  envelope.SpaceID
	insert *sql.Stmt
	newest Number
	erases bool     // something is erased
	erased [][]byte // bodies that are
	told   Received
}

// putSaid puts the statements and the small values.
func (d Delivery) putSaid(ctx context.Context, tx *sql.Tx) error {
	for _, statement := range d.Statements {
		if err := addStatement(ctx, tx, d.Space, statement); err != nil {
			return err
		}
	}
	for name, value := range d.Local {
		if err := putLocal(ctx, tx, name, value); err != nil {
			return err
		}
	}
	return nil
}

func (r *receiving) take(ctx context.Context, tx *sql.Tx, d Delivery) error {
	if err := d.putSaid(ctx, tx); err != nil {
		return err
	}
	for _, listed := range d.Erase {
		if err := r.erase(ctx, tx, listed); err != nil {
			return err
		}
	}
	var known bool
	err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM statements WHERE space = $1)`, d.Space[:]).Scan(&known)
	if err != nil {
		return err
	}
	if !known {
		return fmt.Errorf("space: %w", ErrNotFound)
	}
	if err := r.exchange(ctx, tx, d); err != nil {
		return err
	}
	sealed, err := r.feed.exchangeDrafts(ctx, tx, Erasure{Drop: d.Drop, Put: d.Put})
	if err != nil {
		return err
	}
	r.erased = append(r.erased, sealed...)
	if err := r.takeEnvelopes(ctx, tx, d.Envelopes); err != nil || len(r.erased) == 0 {
		return err
	}
	// Last before the commit: the journal has all of it as long as this fails.
	return overwriteAside(r.feed.dir, r.erased)
}

// erase puts stubs in the place of what is erased.
func (r *receiving) erase(ctx context.Context, tx *sql.Tx, listed envelope.Erasure) error {
	if err := putLocal(ctx, tx, erasingName, []byte{1}); err != nil {
		return err
	}
	r.erases = true
	for _, of := range listed.Feeds {
		bodies, err := r.feed.stubFeed(ctx, tx, owner{r.space, of.Device}, of.Runs)
		if err != nil {
			return err
		}
		r.erased = append(r.erased, bodies...)
	}
	return nil
}

// exchange puts envelopes in the places of others, and drops what is beyond a
// cut.
func (r *receiving) exchange(ctx context.Context, tx *sql.Tx, d Delivery) error {
	for _, cut := range d.Cut {
		_, err := tx.ExecContext(ctx, `
			DELETE FROM envelopes
			WHERE feed = (SELECT id FROM feeds WHERE space = $1 AND device = $2) AND sequence > $3`,
			r.space[:], cut.Device[:], cut.Sequence)
		if err != nil {
			return err
		}
	}
	for _, e := range d.Instead {
		h := e.Header
		var number Number
		err := tx.QueryRowContext(ctx, `
			SELECT n
			FROM envelopes
			WHERE feed = (SELECT id FROM feeds WHERE space = $1 AND device = $2) AND sequence = $3`,
			h.Space[:], h.Device[:], h.Sequence).Scan(&number)
		if err != nil {
			return err
		}
		row := rowOf(number, e)
		_, err = tx.ExecContext(ctx, `
			UPDATE envelopes
			SET hash = $2, bytes = $3, crc = $4
			WHERE n = $1`,
			row.number, row.hash[:], row.bytes, row.checksum())
		if err != nil {
			return err
		}
	}
	return nil
}

func (r *receiving) takeEnvelopes(ctx context.Context, tx *sql.Tx, all []envelope.Envelope) error {
	if len(all) == 0 {
		return nil
	}
	err := tx.QueryRowContext(ctx, `SELECT coalesce(max(n), 0) FROM envelopes`).Scan(&r.newest)
	if err != nil {
		return err
	}
	r.insert, err = tx.PrepareContext(ctx, insertEnvelope+`
		ON CONFLICT (feed, sequence) DO NOTHING`)
	if err != nil {
		return err
	}
	defer r.insert.Close()
	for _, e := range all {
		if e.Header.Space != r.space {
			return errors.New("envelope of another space")
		}
		if err := r.takeOne(ctx, tx, e); err != nil {
			return err
		}
	}
	return nil
}

func (r *receiving) takeOne(ctx context.Context, tx *sql.Tx, e envelope.Envelope) error {
	by := owner{e.Header.Space, e.Header.Device}
	feed, err := r.feed.feedOf(ctx, tx, by, Head{Sequence: 1})
	if err != nil {
		return err
	}
	row := rowOf(r.newest+1, e)
	result, err := r.insert.ExecContext(ctx, row.number, feed, row.sequence, row.hash[:], row.bytes, row.checksum())
	if err != nil {
		return err
	}
	if inserted, err := result.RowsAffected(); err != nil || inserted > 0 {
		r.newest++
		r.told.New = append(r.told.New, Stored{Number: row.number, Hash: row.hash, Envelope: e})
		return err
	}
	return r.meet(ctx, tx, feed, e)
}

// meet compares an envelope with the one that is held in its place.
func (r *receiving) meet(ctx context.Context, tx *sql.Tx, feed int64, e envelope.Envelope) error {
	rows, err := tx.QueryContext(ctx, selectStored+`
		WHERE feed = $1 AND sequence = $2`, feed, e.Header.Sequence)
	if err != nil {
		return err
	}
	for held, err := range r.feed.scanStored(rows) {
		switch {
		case err != nil:
			return err
		case held.Hash != e.Hash():
			r.told.Forked = append(r.told.Forked, e)
		case held.Envelope.IsStub() && !held.Newer && !e.IsStub():
			r.told.Filled++
			row := rowOf(held.Number, e)
			_, err := tx.ExecContext(ctx, `
				UPDATE envelopes
				SET bytes = $2, crc = $3
				WHERE n = $1`, row.number, row.bytes, row.checksum())
			return err
		}
	}
	return nil
}
