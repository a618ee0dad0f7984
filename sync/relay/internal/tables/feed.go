package tables

import (
	"database/sql"
	"errors"
	"fmt"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
)

// A feed is how much is kept of what one device wrote in a space.
type feed struct {
	key     int64 // stands for the device in the rows of envelopes; 0 before there are any
	device  envelope.DeviceID
	kept    end // without quarantine
	waiting end // in quarantine; zero where nothing is
}

// An end is the last envelope of something.
type end struct {
	sequence uint64
	hash     envelope.Hash
}

func endOf(run []envelope.Envelope) end {
	last := run[len(run)-1]
	return end{last.Header.Sequence, last.Hash()}
}

// head is the last envelope that is here, quarantined or not.
func (f feed) head() end {
	if f.waiting.sequence > 0 {
		return f.waiting
	}
	return f.kept
}

// feedOf reads a feed; one of which nothing is kept is zero but for its device.
func (t *spaceTx) feedOf(device envelope.DeviceID) (feed, error) {
	f := feed{device: device}
	var kept, waiting []byte
	err := t.tx.row(t.ctx, `
		SELECT key, kept, kept_hash, waiting, waiting_hash
		FROM feed
		WHERE space = $1 AND device = $2`, t.key, device[:]).
		Scan(&f.key, &f.kept.sequence, &kept, &f.waiting.sequence, &waiting)
	if errors.Is(err, sql.ErrNoRows) {
		return f, nil
	}
	copy(f.kept.hash[:], kept)
	copy(f.waiting.hash[:], waiting)
	return f, err
}

// addFeed gives a new feed its key, the next one in its space.
func (t *spaceTx) addFeed(f *feed) error {
	err := t.tx.row(t.ctx, `
		SELECT COALESCE(MAX(key), 0) + 1
		FROM feed
		WHERE space = $1`, t.key).Scan(&f.key)
	if err != nil {
		return err
	}
	return t.exec(`
		INSERT INTO feed (space, key, device)
		VALUES ($1, $2, $3)`, t.key, f.key, f.device[:])
}

func (t *spaceTx) writeFeed(f feed) error {
	return t.exec(`
		UPDATE feed
		SET kept = $3, kept_hash = $4, waiting = $5, waiting_hash = $6
		WHERE space = $1 AND key = $2`,
		t.key, f.key, int64(f.kept.sequence), f.kept.hash[:], int64(f.waiting.sequence), f.waiting.hash[:])
}

// Heads is promised by relay.Tx.
func (t *spaceTx) Heads() ([]protocol.Head, error) { return t.ends("kept") }

// Waiting is promised by relay.Tx.
func (t *spaceTx) Waiting() ([]protocol.Head, error) { return t.ends("waiting") }

// ends lists one of the two ends of every feed that has it.
func (t *spaceTx) ends(which string) ([]protocol.Head, error) {
	var heads []protocol.Head
	err := t.collect(func(rows *sql.Rows) error {
		var h protocol.Head
		var device, hash []byte
		if err := rows.Scan(&device, &h.Sequence, &hash); err != nil {
			return err
		}
		if copy(h.Device[:], device) != len(h.Device) || copy(h.Hash[:], hash) != len(h.Hash) {
			return fmt.Errorf("feed: %w", errDamaged)
		}
		heads = append(heads, h)
		return nil
	}, `
		SELECT device, `+which+`, `+which+`_hash
		FROM feed
		WHERE space = $1 AND `+which+` > 0
		ORDER BY device`, t.key)
	return heads, err
}
