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

// A Number tells the order in which this phone came to hold envelopes: 1, 2,
// 3 … over all spaces. It means nothing elsewhere.
type Number int64

// A Stored envelope is one as the feed holds it.
type Stored struct {
	Number   Number
	Hash     envelope.Hash // of the envelope
	Envelope envelope.Envelope
}

// A Head is the last envelope of one device's feed.
type Head struct {
	Device   envelope.DeviceID
	Sequence uint64
	Hash     envelope.Hash
}

// A Position is a place in the order of insertion, with the hash of the
// envelope there, so that what was computed up to it is not continued on a
// feed that has another history.
type Position struct {
	Number Number
	Hash   envelope.Hash
}

// batch is how many rows are read at a time. Between batches the feed is free
// for others, so a save never waits for the whole journal to be read.
const batch = 256

// Range yields the envelopes of a space behind the given number, in the order
// of insertion: all of them behind 0. Envelopes added meanwhile are yielded
// too. The loop's body may call the feed.
//
// It ends after the first error: ErrDamaged when a row is not as it was
// written, or the context's own.
func (f *Feed) Range(ctx context.Context, space envelope.SpaceID, after Number) iter.Seq2[Stored, error] {
	return func(yield func(Stored, error) bool) {
		for {
			rows, err := f.readBatch(ctx, space, after)
			for _, row := range rows {
				if !yield(row, nil) {
					return
				}
				after = row.Number
			}
			if err != nil {
				yield(Stored{}, fail("read envelopes", err))
				return
			}
			if len(rows) < batch {
				return
			}
		}
	}
}

// The + keeps SQLite from starting at the feeds and sorting by number.
const selectRange = `
	SELECT n, hash, bytes, crc
	FROM envelopes
	WHERE n > $1 AND +feed IN (SELECT id FROM feeds WHERE space = $2)
	ORDER BY n
	LIMIT $3`

// readBatch reads what it can of one batch.
func (f *Feed) readBatch(ctx context.Context, space envelope.SpaceID, after Number) ([]Stored, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	rows, err := f.read.QueryContext(context.WithoutCancel(ctx), after, space[:], batch)
	if err != nil {
		return nil, err
	}
	return scanStored(rows, batch)
}

// scanStored reads at most count rows of number, hash, bytes and checksum, up
// to the first that is damaged, and closes them.
func scanStored(rows *sql.Rows, count int) ([]Stored, error) {
	defer rows.Close()
	read := make([]Stored, 0, count)
	var hash, raw sql.RawBytes // a copy less for each of thousands of rows
	for rows.Next() {
		var s Stored
		var crc int64
		if err := rows.Scan(&s.Number, &hash, &raw, &crc); err != nil {
			return read, err
		}
		if len(hash) != len(s.Hash) || crc != int64(envelopeChecksum(s.Number, hash, raw)) {
			return read, fmt.Errorf("envelope %d: %w", s.Number, ErrDamaged)
		}
		copy(s.Hash[:], hash)
		var err error
		if s.Envelope, err = envelope.Parse(bytes.Clone(raw)); err != nil {
			return read, err
		}
		read = append(read, s)
	}
	return read, rows.Err()
}

// Count returns how many envelopes of a space there are.
func (f *Feed) Count(ctx context.Context, space envelope.SpaceID) (int, error) {
	var count int
	err := f.db.QueryRowContext(context.WithoutCancel(ctx), `
		SELECT count(*)
		FROM envelopes
		WHERE feed IN (SELECT id FROM feeds WHERE space = $1)`,
		space[:]).Scan(&count)
	return count, fail("count envelopes", err)
}

// Head returns the last envelope of a device in a space: the zero sequence
// and hash if it has none, which is what its first one continues.
func (f *Feed) Head(ctx context.Context, space envelope.SpaceID, device envelope.DeviceID) (Head, error) {
	head := Head{Device: device}
	var id int64
	var hash []byte
	err := f.save.head.
		QueryRowContext(context.WithoutCancel(ctx), space[:], device[:]).
		Scan(&id, &head.Sequence, &hash)
	if errors.Is(err, sql.ErrNoRows) {
		return head, nil
	}
	copy(head.Hash[:], hash)
	return head, fail("read head", err)
}

// Heads returns the head of every device that has written in a space, by
// device.
func (f *Feed) Heads(ctx context.Context, space envelope.SpaceID) ([]Head, error) {
	rows, err := f.db.QueryContext(context.WithoutCancel(ctx), `
		SELECT feeds.device, envelopes.sequence, envelopes.hash
		FROM feeds
		JOIN envelopes ON envelopes.feed = feeds.id
		WHERE feeds.space = $1 AND envelopes.sequence = (
			SELECT max(sequence) FROM envelopes WHERE feed = feeds.id)
		ORDER BY feeds.device`,
		space[:])
	if err != nil {
		return nil, fail("read heads", err)
	}
	defer rows.Close()
	var heads []Head
	for rows.Next() {
		var head Head
		var device, hash []byte
		if err := rows.Scan(&device, &head.Sequence, &hash); err != nil {
			return nil, fail("read heads", err)
		}
		copy(head.Device[:], device)
		copy(head.Hash[:], hash)
		heads = append(heads, head)
	}
	return heads, fail("read heads", rows.Err())
}

// Last returns the position of the newest envelope, the zero position when
// there is none.
func (f *Feed) Last(ctx context.Context) (Position, error) {
	rows, err := f.db.QueryContext(context.WithoutCancel(ctx), `
		SELECT n, hash, bytes, crc
		FROM envelopes
		ORDER BY n DESC
		LIMIT 1`)
	if err != nil {
		return Position{}, fail("read last envelope", err)
	}
	last, err := scanStored(rows, 1)
	if err != nil || len(last) == 0 {
		return Position{}, fail("read last envelope", err)
	}
	return Position{last[0].Number, last[0].Hash}, nil
}

// Holds says whether the feed has that envelope at that position, and so
// whether something computed up to there may be continued from there. Every
// feed holds the zero position.
func (f *Feed) Holds(ctx context.Context, p Position) (bool, error) {
	if p == (Position{}) {
		return true, nil
	}
	var count int
	err := f.db.QueryRowContext(context.WithoutCancel(ctx), `
		SELECT count(*)
		FROM envelopes
		WHERE n = $1 AND hash = $2`,
		p.Number, p.Hash[:]).Scan(&count)
	return count == 1, fail("look up position", err)
}
