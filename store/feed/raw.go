package feed

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"

	"bankje/sync/envelope"
)

// A Raw envelope is one as its row says, also in a form that only a newer app
// can read. It is what a back-up carries.
type Raw struct {
	Number   Number
	Space    envelope.SpaceID
	Device   envelope.DeviceID
	Sequence uint64
	Hash     envelope.Hash
	Bytes    []byte
}

// rawBatch is how many rows are read at a time for a back-up: a phone has to
// hold them, and one may be a megabyte.
const rawBatch = 32

// Raw yields the envelopes of all spaces up to a number, in the order of
// insertion. It ends after the first error, as Range does.
func (f *Feed) Raw(ctx context.Context, upTo Number) iter.Seq2[Raw, error] {
	return func(yield func(Raw, error) bool) {
		after := Number(0)
		for {
			rows, err := f.readRaw(ctx, after)
			for _, row := range rows {
				if row.Number > upTo || !yield(row, nil) {
					return
				}
				after = row.Number
			}
			if err != nil {
				yield(Raw{}, fail("read envelopes", err))
				return
			}
			if len(rows) < rawBatch {
				return
			}
		}
	}
}

func (f *Feed) readRaw(ctx context.Context, after Number) ([]Raw, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	rows, err := f.read.QueryContext(context.WithoutCancel(ctx), after, rawBatch)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var read []Raw
	for rows.Next() {
		r, err := f.scanRaw(rows)
		if err != nil {
			return read, err
		}
		read = append(read, r)
	}
	return read, rows.Err()
}

// scanRaw reads a row for whose values its checksum vouches, or ErrDamaged.
func (f *Feed) scanRaw(rows *sql.Rows) (Raw, error) {
	var number, feed, sequence, crc int64
	var hash, raw sql.RawBytes
	if err := scan(rows, &number, &feed, &sequence, &hash, &raw, &crc); err != nil {
		return Raw{}, err
	}
	by, known := f.owners.of(feed)
	r := row{number: Number(number), owner: by, sequence: uint64(sequence), bytes: bytes.Clone(raw)}
	if !known || len(hash) != copy(r.hash[:], hash) || crc != int64(r.checksum()) {
		return Raw{}, fmt.Errorf("envelope %d: %w", r.number, ErrDamaged)
	}
	return Raw{r.number, by.space, by.device, r.sequence, r.hash, r.bytes}, nil
}

// Bytes returns how many bytes all envelopes are together.
func (f *Feed) Bytes(ctx context.Context) (int64, error) {
	var size int64
	err := f.db.QueryRowContext(context.WithoutCancel(ctx), `
		SELECT coalesce(sum(length(bytes)), 0)
		FROM envelopes`).Scan(&size)
	return size, fail("measure envelopes", err)
}

// AddRaw adds envelopes behind all others, in one transaction, and gives them
// numbers of this feed. It returns ErrDamaged for one that is not what its
// other fields say; whether they follow each other and are signed is for the
// caller to know.
func (f *Feed) AddRaw(ctx context.Context, envelopes []Raw) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("add envelopes: %w", err)
	}
	ctx = context.WithoutCancel(ctx)
	return fail("add envelopes", f.addInTransaction(ctx, func(tx *sql.Tx) error {
		var newest Number
		err := tx.QueryRowContext(ctx, `SELECT coalesce(max(n), 0) FROM envelopes`).Scan(&newest)
		if err != nil {
			return err
		}
		for i, e := range envelopes {
			if err := f.addRaw(ctx, tx, newest+Number(i)+1, e); err != nil {
				return err
			}
		}
		return nil
	}))
}

func (f *Feed) addRaw(ctx context.Context, tx *sql.Tx, number Number, e Raw) error {
	r := row{number: number, owner: owner{e.Space, e.Device}, sequence: e.Sequence, hash: e.Hash, bytes: e.Bytes}
	if _, err := r.open(); err != nil {
		return err
	}
	feed, err := f.feedOf(ctx, tx, r.owner, Head{})
	if err != nil {
		return err
	}
	return insertRow(ctx, tx.StmtContext(ctx, f.save.insert), feed, r)
}

// Newer reports whether only a newer app can read the envelope.
func (r Raw) Newer() bool {
	_, err := envelope.Parse(r.Bytes)
	return errors.Is(err, envelope.ErrVersion)
}
