package envelope

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
)

// parsePayload lets read take the fields of the payload of a statement, which
// must be of the given type and hold nothing else.
func parsePayload(s Statement, want StatementType, read func(*reader)) error {
	if s.Type != want {
		return fmt.Errorf("parse %v: statement of type %d: %w", want, uint8(s.Type), ErrMalformed)
	}
	r := reader{rest: s.Payload}
	read(&r)
	if r.short || len(r.rest) > 0 {
		return fmt.Errorf("parse %v of %d bytes: %w", want, len(s.Payload), ErrMalformed)
	}
	return nil
}

// appendField appends bytes with their length in two bytes before them.
func appendField(b, field []byte) []byte {
	b = binary.BigEndian.AppendUint16(b, uint16(len(field)))
	return append(b, field...)
}

// field reads what appendField wrote, up to most bytes.
func (r *reader) field(most int) []byte {
	n := int(r.uint16())
	r.require(n <= most)
	return r.take(n)
}

// require makes the whole of what is read malformed unless ok.
func (r *reader) require(ok bool) {
	if !ok {
		r.short, r.rest = true, nil
	}
}

// A Sealed is a short text that members only can read: a name, a note, an
// address. Package store/seal seals it.
type Sealed struct {
	Epoch uint32 // of the key that it is sealed with
	Bytes []byte
}

func (s Sealed) append(b []byte) []byte {
	return appendField(binary.BigEndian.AppendUint32(b, s.Epoch), s.Bytes)
}

func (r *reader) sealed() Sealed { return Sealed{r.uint32(), r.field(maxSealedName)} }

// A Head is how far a feed goes: its last envelope by sequence and hash. The
// zero Head is that of a feed without envelopes.
type Head struct {
	Sequence uint64
	Hash     Hash
}

const headSize = 8 + 32

func (h Head) append(b []byte) []byte {
	return append(binary.BigEndian.AppendUint64(b, h.Sequence), h.Hash[:]...)
}

func (r *reader) head() Head {
	h := Head{Sequence: r.uint64()}
	r.fill(h.Hash[:])
	r.require(h.Sequence <= MaxNumber && (h.Sequence == 0) == (h.Hash == Hash{}))
	return h
}

// ascending says whether the ids that id gives for 0 to n-1 each come after
// the one before: there is one way to write a list, and nothing is in it
// twice.
func ascending(n int, id func(i int) []byte) bool {
	for i := 1; i < n; i++ {
		if bytes.Compare(id(i-1), id(i)) >= 0 {
			return false
		}
	}
	return true
}

// sortBy puts a list in the order of its ids.
func sortBy[T any](list []T, id func(T) []byte) {
	slices.SortFunc(list, func(a, b T) int { return bytes.Compare(id(a), id(b)) })
}
