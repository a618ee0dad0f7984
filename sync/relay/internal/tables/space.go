package tables

import (
	"context"
	"database/sql"
	"errors"

	"bankje/sync/envelope"
	"bankje/sync/relay"
)

// A spaceTx is one space within a transaction: a relay.Tx.
type spaceTx struct {
	ctx context.Context
	tx  session
	id  envelope.SpaceID
	key int64 // stands for the id in all tables but one

	// What the row of the space says, kept up to date here and written at the
	// end, if anything changed.
	newest                relay.Number
	newestHash            envelope.Hash
	statements, envelopes int64
	bytes, quarantined    int64
	changed               bool
	destroyed             bool // bytes that must be in no file any more
}

// openSpace finds a space; lock ends the query that does. Only waiting for the
// space may be given up with ctx. ErrNoSpace, ErrDeleted.
func openSpace(ctx context.Context, tx session, id envelope.SpaceID, lock string) (*spaceTx, error) {
	t := &spaceTx{ctx: context.WithoutCancel(ctx), tx: tx, id: id}
	var deleted int64
	var hash []byte
	err := tx.row(ctx, `
		SELECT key, deleted, newest, newest_hash, statements, envelopes, bytes, quarantined
		FROM space
		WHERE id = $1 `+lock, id[:]).
		Scan(&t.key, &deleted, &t.newest, &hash, &t.statements, &t.envelopes, &t.bytes, &t.quarantined)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, relay.ErrNoSpace
	case err != nil:
		return nil, err
	case deleted != 0:
		return nil, relay.ErrDeleted
	}
	copy(t.newestHash[:], hash)
	return t, nil
}

// finish writes what changed in the row of the space.
func (t *spaceTx) finish() error {
	if !t.changed {
		return nil
	}
	return t.exec(`
		UPDATE space
		SET newest = $2, newest_hash = $3, statements = $4, envelopes = $5, bytes = $6, quarantined = $7
		WHERE key = $1`,
		t.key, int64(t.newest), t.newestHash[:], t.statements, t.envelopes, t.bytes, t.quarantined)
}

// Cursor is promised by relay.Tx.
func (t *spaceTx) Cursor() (relay.Number, envelope.Hash, error) {
	return t.newest, t.newestHash, nil
}

// Bytes is promised by relay.Tx.
func (t *spaceTx) Bytes() (all, quarantined int64, err error) {
	return t.bytes, t.quarantined, nil
}

func (t *spaceTx) exec(query string, args ...any) error {
	return t.tx.exec(t.ctx, query, args...)
}

// collect runs a query and lets scan read each row.
func (t *spaceTx) collect(scan func(*sql.Rows) error, query string, args ...any) error {
	rows, err := t.tx.rows(t.ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
