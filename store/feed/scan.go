package feed

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"

	"modernc.org/sqlite"
)

// scan reads the columns of a row. What does not fit its variable is damage:
// the tables take values of one type only.
func scan(rows *sql.Rows, into ...any) error { return spoiled(rows.Scan(into...)) }

// scanOne reads the columns of the only row, or returns sql.ErrNoRows.
func scanOne(row *sql.Row, into ...any) error {
	if err := row.Err(); err != nil {
		return err
	}
	return spoiled(row.Scan(into...))
}

// spoiled returns ErrDamaged for an error of conversion, whose text would tell
// the value.
func spoiled(err error) error {
	if err == nil || errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if _, ok := errors.AsType[*sqlite.Error](err); ok {
		return err
	}
	return ErrDamaged
}

// selectStored begins every query whose rows are read by scanStored.
const selectStored = `
	SELECT n, feed, sequence, hash, bytes, crc
	FROM envelopes`

// scanStored yields the envelopes of a query and closes it. It ends with the
// first error, ErrDamaged for a row that is not as it was written.
func (f *Feed) scanStored(rows *sql.Rows) iter.Seq2[Stored, error] {
	return func(yield func(Stored, error) bool) {
		defer rows.Close()
		for rows.Next() {
			stored, err := f.scanRow(rows)
			if !yield(stored, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(Stored{}, err)
		}
	}
}

func (f *Feed) scanRow(rows *sql.Rows) (Stored, error) {
	var number, feed, sequence, crc int64 // what database/sql converts fastest
	var hash, raw sql.RawBytes            // a copy less for each of thousands of rows
	if err := scan(rows, &number, &feed, &sequence, &hash, &raw, &crc); err != nil {
		return Stored{}, err
	}
	by, known := f.owners.of(feed)
	r := row{number: Number(number), owner: by, sequence: uint64(sequence), bytes: bytes.Clone(raw)}
	if !known || len(hash) != copy(r.hash[:], hash) || crc != int64(r.checksum()) {
		return Stored{}, fmt.Errorf("envelope %d: %w", r.number, ErrDamaged)
	}
	return r.open()
}

// eachRow reads the answer of a query row by row.
func (f *Feed) eachRow(ctx context.Context, read func(*sql.Rows) error, query string, args ...any) error {
	rows, err := f.db.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := read(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
