package tables

import (
	"database/sql"
	"errors"

	"bankje/sync/envelope"
	"bankje/sync/relay"
)

// errNotNext says that a caller inserts what does not follow the head of a feed,
// or numbered behind what waits.
var errNotNext = errors.New("envelopes do not follow the head of their feed")

// Insert is promised by relay.Tx.
func (t *spaceTx) Insert(run []envelope.Envelope, quarantined bool) (relay.Number, error) {
	if len(run) == 0 {
		return 0, errNotNext
	}
	f, err := t.feedOf(run[0].Header.Device)
	if err != nil {
		return 0, err
	}
	if head := f.head(); run[0].Header.Sequence != head.sequence+1 ||
		run[0].Header.Previous != head.hash || !quarantined && f.waiting.sequence > 0 {
		return 0, errNotNext
	}
	if f.key == 0 {
		if err := t.addFeed(&f); err != nil {
			return 0, err
		}
	}
	first := t.newest + 1
	if quarantined {
		first = 0
	}
	if err := t.insertStretches(f, run, first); err != nil {
		return 0, err
	}
	t.envelopes += int64(len(run))
	t.bytes += sizeOf(run)
	last := endOf(run)
	if quarantined {
		t.quarantined += sizeOf(run)
		f.waiting = last
	} else {
		f.kept = last
		t.number(len(run), last.hash)
	}
	t.changed = true
	return first, t.writeFeed(f)
}

// number gives the next so many numbers, the last to the envelope with that hash.
func (t *spaceTx) number(count int, last envelope.Hash) {
	t.newest += relay.Number(count)
	t.newestHash = last
	t.changed = true
}

// insertStretches packs a run into rows; first is the first one's number, or 0.
func (t *spaceTx) insertStretches(f feed, run []envelope.Envelope, first relay.Number) error {
	for len(run) > 0 {
		packed, n := pack(run)
		var number sql.NullInt64
		if first > 0 {
			number = sql.NullInt64{Int64: int64(first), Valid: true}
			first += relay.Number(n)
		}
		h := run[0].Header
		if err := t.exec(`
			INSERT INTO stretch (space, feed, sequence, number, envelopes, bytes, previous, packed)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
			t.key, f.key, int64(h.Sequence), number, n, sizeOf(run[:n]), h.Previous[:], packed); err != nil {
			return err
		}
		run = run[n:]
	}
	return nil
}

// Release is promised by relay.Tx.
func (t *spaceTx) Release(device envelope.DeviceID, through uint64) error {
	f, err := t.feedOf(device)
	if err != nil || f.waiting.sequence == 0 {
		return err
	}
	waiting, err := t.stretches(`feed = $2 AND number IS NULL AND sequence > $3 AND sequence <= $4
		ORDER BY sequence`, f.key, int64(f.kept.sequence), int64(min(through, envelope.MaxNumber)))
	if err != nil {
		return err
	}
	for _, s := range waiting {
		if err := t.releaseStretch(&f, s, through); err != nil {
			return err
		}
	}
	if f.kept.sequence >= f.waiting.sequence {
		f.waiting = end{}
	}
	return t.writeFeed(f)
}

// releaseStretch gives numbers to what of one row is released; the rest of it
// waits on in rows of its own.
func (t *spaceTx) releaseStretch(f *feed, s stretch, through uint64) error {
	last := s.first() + uint64(len(s.run)) - 1
	released := s.run[:min(through, last)-s.first()+1]
	if err := t.remove(s); err != nil {
		return err
	}
	if err := t.insertStretches(*f, released, t.newest+1); err != nil {
		return err
	}
	if err := t.insertStretches(*f, s.run[len(released):], 0); err != nil {
		return err
	}
	t.quarantined -= sizeOf(released)
	f.kept = endOf(released)
	t.number(len(released), f.kept.hash)
	return nil
}
