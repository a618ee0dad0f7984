package feed

import (
	"encoding/binary"
	"errors"
	"fmt"

	"bankje/sync/envelope"
)

// A row is what the table of envelopes says of one, and whose feed it is in.
type row struct {
	number   Number
	owner    owner
	sequence uint64
	hash     envelope.Hash
	bytes    []byte
}

// rowOf returns the row of an envelope under a number.
func rowOf(number Number, e envelope.Envelope) row {
	return row{
		number:   number,
		owner:    owner{e.Header.Space, e.Header.Device},
		sequence: e.Header.Sequence,
		hash:     e.Hash(),
		bytes:    e.Bytes(),
	}
}

// checksum covers the owner in place of the feed's own short number, so that
// it also vouches for the table of feeds, whose rows have none.
func (r *row) checksum() uint32 {
	var place [16]byte
	binary.BigEndian.PutUint64(place[:], uint64(r.number))
	binary.BigEndian.PutUint64(place[8:], r.sequence)
	return checksum("envelopes", place[:], r.owner.space[:], r.owner.device[:], r.hash[:], r.bytes)
}

// open returns the envelope, whose body aliases the row's bytes, or ErrDamaged
// if it is not what the other columns say.
func (r *row) open() (Stored, error) {
	e, err := envelope.Parse(r.bytes)
	if errors.Is(err, envelope.ErrVersion) {
		known := envelope.Header{Space: r.owner.space, Device: r.owner.device, Sequence: r.sequence}
		return Stored{Number: r.number, Hash: r.hash, Envelope: envelope.Envelope{Header: known}, Newer: true}, nil
	}
	if err != nil {
		return Stored{}, fmt.Errorf("envelope %d: %w: %w", r.number, ErrDamaged, err)
	}
	if r.owner != (owner{e.Header.Space, e.Header.Device}) || r.sequence != e.Header.Sequence || r.hash != e.Hash() {
		return Stored{}, fmt.Errorf("envelope %d is not what its row says: %w", r.number, ErrDamaged)
	}
	return Stored{Number: r.number, Hash: r.hash, Envelope: e}, nil
}

// isStub says whether the row is that of an envelope without a body.
func (r *row) isStub() bool { return len(r.bytes) == envelope.HeaderSize+envelope.SignatureSize }
