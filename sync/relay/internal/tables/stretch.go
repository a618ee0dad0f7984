package tables

import (
	"database/sql"
	"fmt"

	"bankje/sync/envelope"
	"bankje/sync/relay"
)

// A stretch is one row of envelopes: of one device, one behind the other, with
// numbers one behind the other, or all in quarantine.
type stretch struct {
	feed   int64
	number relay.Number // of the first; 0 in quarantine
	run    []envelope.Envelope
	last   envelope.Hash // of the last of run
}

func (s stretch) first() uint64 { return s.run[0].Header.Sequence }

// numbered gives the envelope in a place of the run with its number.
func (s stretch) numbered(i int) relay.Numbered {
	return relay.Numbered{Number: s.number + relay.Number(i), Envelope: s.run[i]}
}

// stretches reads rows of the space, $1, that fulfil a condition.
func (t *spaceTx) stretches(condition string, args ...any) ([]stretch, error) {
	var found []stretch
	err := t.collect(func(rows *sql.Rows) error {
		s, err := t.scanStretch(rows)
		found = append(found, s)
		return err
	}, `
		SELECT stretch.feed, stretch.sequence, stretch.number, stretch.envelopes,
			stretch.previous, stretch.packed, feed.device
		FROM stretch JOIN feed ON feed.space = stretch.space AND feed.key = stretch.feed
		WHERE stretch.space = $1 AND `+condition, append([]any{t.key}, args...)...)
	return found, err
}

// stretchWith reads the row of a feed that holds a sequence. errDamaged.
func (t *spaceTx) stretchWith(f feed, sequence uint64) (stretch, error) {
	rows, err := t.stretches(`stretch.feed = $2 AND stretch.sequence = (
		SELECT MAX(sequence)
		FROM stretch
		WHERE space = $1 AND feed = $2 AND sequence <= $3)`, f.key, int64(sequence))
	if err != nil {
		return stretch{}, err
	}
	if len(rows) != 1 || sequence >= rows[0].first()+uint64(len(rows[0].run)) {
		return stretch{}, errDamaged
	}
	return rows[0], nil
}

func (t *spaceTx) scanStretch(rows *sql.Rows) (stretch, error) {
	h := envelope.Header{Space: t.id}
	var s stretch
	var number sql.NullInt64
	var count int
	var previous, packed, device []byte
	if err := rows.Scan(&s.feed, &h.Sequence, &number, &count, &previous, &packed, &device); err != nil {
		return s, err
	}
	s.number = relay.Number(number.Int64)
	copy(h.Previous[:], previous)
	copy(h.Device[:], device)
	var err error
	if s.run, s.last, err = unpack(h, packed); err == nil && len(s.run) != count {
		err = errDamaged
	}
	if err != nil {
		return s, fmt.Errorf("envelopes from %d on: %w", h.Sequence, err)
	}
	return s, nil
}

// A listed is a row of envelopes without them.
type listed struct {
	at        int64 // number or sequence of its first envelope
	envelopes int64 // how many
	bytes     int64
}

// listMost bounds how many rows are read for one page.
const listMost = 1024

// listNumbers lists the rows of all feeds but one from that on which holds a
// number, as many as hold about size bytes together; and whether there are
// others behind them. Such a list tells how much to fetch, so that neither
// database hands out bodies that nobody wants.
func (t *spaceTx) listNumbers(from relay.Number, without int64, size int) ([]listed, bool, error) {
	return t.list(uint64(from), size, `
		SELECT number, envelopes, bytes
		FROM stretch
		WHERE space = $1 AND feed <> $4 AND number >= (
			SELECT COALESCE(MAX(number), 0)
			FROM stretch
			WHERE space = $1 AND number <= $2)
		ORDER BY number
		LIMIT $3`, without)
}

// listSequences lists the rows of one feed in the same way.
func (t *spaceTx) listSequences(from uint64, feed int64, size int) ([]listed, bool, error) {
	return t.list(from, size, `
		SELECT sequence, envelopes, bytes
		FROM stretch
		WHERE space = $1 AND feed = $4 AND sequence >= (
			SELECT COALESCE(MAX(sequence), 0)
			FROM stretch
			WHERE space = $1 AND feed = $4 AND sequence <= $2)
		ORDER BY sequence
		LIMIT $3`, feed)
}

func (t *spaceTx) list(from uint64, size int, query string, feed int64) ([]listed, bool, error) {
	var found []listed
	err := t.collect(func(rows *sql.Rows) error {
		var l listed
		err := rows.Scan(&l.at, &l.envelopes, &l.bytes)
		found = append(found, l)
		return err
	}, query, t.key, int64(min(from, envelope.MaxNumber)), listMost, feed)
	full := len(found) == listMost
	if len(found) > 0 && uint64(found[0].at+found[0].envelopes) <= from {
		found = found[1:] // the one that held it was cut
	}
	wanted := cut(found, from, size)
	return wanted, len(wanted) < len(found) || full, err
}

// cut keeps so many rows that they hold size bytes, one at least. The first may
// lie before what is asked for in part, and is not counted.
func cut(found []listed, from uint64, size int) []listed {
	for i, left := 1, int64(size); i < len(found); i++ {
		if uint64(found[i-1].at) >= from {
			left -= found[i-1].bytes
		}
		if left <= 0 {
			return found[:i]
		}
	}
	return found
}

// HashAt is promised by relay.Tx.
func (t *spaceTx) HashAt(n relay.Number) (envelope.Hash, bool, error) {
	switch {
	case n == 0 || n > t.newest:
		return envelope.Hash{}, false, nil
	case n == t.newest:
		return t.newestHash, true, nil
	}
	found, err := t.stretches(`stretch.number = (
		SELECT MAX(number)
		FROM stretch
		WHERE space = $1 AND number <= $2)`, int64(n))
	if err != nil {
		return envelope.Hash{}, false, err
	}
	if len(found) == 0 || n-found[0].number >= relay.Number(len(found[0].run)) {
		return envelope.Hash{}, false, nil // it was cut
	}
	return found[0].run[n-found[0].number].Hash(), true, nil
}
