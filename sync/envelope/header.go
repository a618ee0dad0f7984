package envelope

import (
	"encoding/binary"
	"fmt"
)

// HeaderSize is the size of a header in bytes.
const HeaderSize = 1 + 32 + 16 + 8 + 4 + 32 + 32 + 32

const envelopeVersion = 1

// A Header says of a change what its carriers must know: whose it is and
// where it belongs, and nothing of what it says.
type Header struct {
	Space    SpaceID
	Device   DeviceID // the author
	Sequence uint64   // 1, 2, 3 … in the author's feed
	Epoch    uint32   // which of the space's keys the body is sealed with
	Members  Hash     // newest statement that the author knew
	Previous Hash     // the author's previous envelope; zero for the first
	BodyHash Hash     // SHA-256 of the body
}

// Bytes returns the header in its binary form, HeaderSize bytes long.
func (h Header) Bytes() []byte { return h.append(make([]byte, 0, HeaderSize)) }

// AssociatedData returns what the seal of the body is bound to: the header
// but for the body's hash, which is known only once the body is sealed.
func (h Header) AssociatedData() []byte { return h.Bytes()[:HeaderSize-len(h.BodyHash)] }

// SigningBytes returns what the author signs: a label and the whole header.
func (h Header) SigningBytes() []byte {
	b := make([]byte, 0, len(labelEnvelopeSignature)+HeaderSize)
	return h.append(append(b, labelEnvelopeSignature...))
}

func (h Header) append(b []byte) []byte {
	b = append(b, envelopeVersion)
	b = append(b, h.Space[:]...)
	b = append(b, h.Device[:]...)
	b = binary.BigEndian.AppendUint64(b, h.Sequence)
	b = binary.BigEndian.AppendUint32(b, h.Epoch)
	b = append(b, h.Members[:]...)
	b = append(b, h.Previous[:]...)
	return append(b, h.BodyHash[:]...)
}

// check returns ErrMalformed unless the sequence and the link to the previous
// envelope can belong together.
func (h Header) check() error {
	if h.Sequence == 0 || h.Sequence > MaxNumber {
		return fmt.Errorf("sequence %d: %w", h.Sequence, ErrMalformed)
	}
	if first, unlinked := h.Sequence == 1, h.Previous == (Hash{}); first != unlinked {
		return fmt.Errorf("sequence %d with a wrong kind of link: %w", h.Sequence, ErrMalformed)
	}
	return nil
}

// readHeader reads what follows the version.
func readHeader(r *reader) Header {
	var h Header
	r.fill(h.Space[:])
	r.fill(h.Device[:])
	h.Sequence = r.uint64()
	h.Epoch = r.uint32()
	r.fill(h.Members[:])
	r.fill(h.Previous[:])
	r.fill(h.BodyHash[:])
	return h
}

// readVersion reads the first byte of an envelope or a statement.
func readVersion(r *reader, newest uint8) error {
	switch version := r.uint8(); {
	case version == 0:
		return fmt.Errorf("no version: %w", ErrMalformed)
	case version > newest:
		return fmt.Errorf("version %d: %w", version, ErrVersion)
	}
	return nil
}
