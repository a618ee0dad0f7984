package tables

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"

	"bankje/sync/envelope"
)

// packMost bounds what is packed in one row, in bytes, unless a single envelope
// is larger. A longer row wastes less of its last page; whoever wants one
// envelope of it reads and hashes all before it.
const packMost = 64 << 10

const packVersion = 1

// errDamaged says that a row is not what was once written to it.
var errDamaged = errors.New("a row of envelopes is damaged")

// pack writes envelopes of one device that follow each other, without what the
// row's columns and the envelopes themselves tell: space, device, sequence, link
// and, but for a stub, the hash of the body. A reader of the bytes finds, after
// their version, of each envelope:
//
//	bytes       field
//	1–5         twice its epoch, plus one where the next field is left out
//	32 or none  newest statement that its author knew, unless it is the one
//	            before's
//	64          signature
//	1–5         length of the body, 0 for a stub
//	…           the body; 32 bytes, its hash, of a stub
//
// It takes envelopes until they are packMost bytes long, one at least, and gives
// how many.
func pack(run []envelope.Envelope) ([]byte, int) {
	b := make([]byte, 1, 1+min(sizeOf(run), packMost+packFrame))
	b[0] = packVersion
	var members envelope.Hash
	for i, e := range run {
		if i > 0 && len(b)+len(e.Body)+packFrame > packMost {
			return b, i
		}
		epoch := uint64(e.Header.Epoch) << 1
		if e.Header.Members == members {
			b = binary.AppendUvarint(b, epoch|1)
		} else {
			b = append(binary.AppendUvarint(b, epoch), e.Header.Members[:]...)
			members = e.Header.Members
		}
		b = append(b, e.Signature[:]...)
		if b = binary.AppendUvarint(b, uint64(len(e.Body))); e.IsStub() {
			b = append(b, e.Header.BodyHash[:]...)
		} else {
			b = append(b, e.Body...)
		}
	}
	return b, len(run)
}

// packFrame is how much an envelope takes at most beside its body.
const packFrame = 5 + 32 + envelope.SignatureSize + 5 + 32

// unpack reads what pack wrote: first says all of the first envelope's header
// that the columns do. It gives the envelopes, whose bodies alias packed, and the
// hash of the last. It returns errDamaged.
func unpack(first envelope.Header, packed []byte) ([]envelope.Envelope, envelope.Hash, error) {
	r := unpacking{rest: packed}
	if version := r.take(1); r.short || version[0] != packVersion {
		return nil, envelope.Hash{}, errDamaged
	}
	var found []envelope.Envelope
	h := first
	for len(r.rest) > 0 {
		e := r.envelope(&h)
		if r.short {
			return nil, envelope.Hash{}, errDamaged
		}
		found = append(found, e)
		h.Previous = e.Hash()
		h.Sequence++
	}
	return found, h.Previous, nil
}

// unpacking takes fields off the front; short says that something was missing.
type unpacking struct {
	rest  []byte
	short bool
}

// envelope reads one; h is the header as far as it is known, and then whole.
func (r *unpacking) envelope(h *envelope.Header) envelope.Envelope {
	epoch := r.uvarint()
	if h.Epoch = uint32(epoch >> 1); epoch&1 == 0 {
		copy(h.Members[:], r.take(uint64(len(h.Members))))
	}
	var e envelope.Envelope
	copy(e.Signature[:], r.take(envelope.SignatureSize))
	if size := r.uvarint(); size == 0 {
		copy(h.BodyHash[:], r.take(uint64(len(h.BodyHash))))
	} else {
		e.Body = r.take(size)
		h.BodyHash = sha256.Sum256(e.Body)
	}
	e.Header = *h
	return e
}

func (r *unpacking) take(n uint64) []byte {
	if n > uint64(len(r.rest)) {
		r.short, r.rest = true, nil
		return nil
	}
	field := r.rest[:n:n]
	r.rest = r.rest[n:]
	return field
}

func (r *unpacking) uvarint() uint64 {
	n, size := binary.Uvarint(r.rest)
	if size <= 0 {
		r.short, r.rest = true, nil
		return 0
	}
	r.rest = r.rest[size:]
	return n
}

// size is how many bytes an envelope counts for: those of its whole form.
func size(e envelope.Envelope) int64 {
	return int64(envelope.HeaderSize + envelope.SignatureSize + len(e.Body))
}

func sizeOf(run []envelope.Envelope) (sum int64) {
	for _, e := range run {
		sum += size(e)
	}
	return sum
}
