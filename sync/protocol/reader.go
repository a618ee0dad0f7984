package protocol

import (
	"encoding/binary"
	"fmt"
	"math/bits"

	"bankje/sync/envelope"
)

// A reader takes fields off the front of bytes from others. Once something is
// missing or not written in the one way that counts, it yields zeros, and bad
// says so: a parser asks once, at the end.
type reader struct {
	rest []byte
	bad  bool
}

func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.rest) {
		r.fail()
	}
	if r.bad {
		return nil
	}
	field := r.rest[:n:n]
	r.rest = r.rest[n:]
	return field
}

func (r *reader) fail() { r.bad, r.rest = true, nil }

func (r *reader) fill(field []byte) { copy(field, r.take(len(field))) }

func (r *reader) uint8() uint8 {
	var b [1]byte
	r.fill(b[:])
	return b[0]
}

// number reads a number up to envelope.MaxNumber, written as short as can be.
func (r *reader) number() uint64 {
	n, size := binary.Uvarint(r.rest)
	if size <= 0 || n > envelope.MaxNumber || size != max(1, (bits.Len64(n)+6)/7) {
		r.fail()
		return 0
	}
	r.rest = r.rest[size:]
	return n
}

// upTo reads a number that may not pass most.
func (r *reader) upTo(most uint64) uint64 {
	n := r.number()
	if n > most {
		r.fail()
		return 0
	}
	return n
}

// count reads how many items of at least size bytes follow, so that a short
// message can't claim many.
func (r *reader) count(most, size int) int {
	n := int(r.upTo(uint64(most)))
	if n*size > len(r.rest) {
		r.fail()
		return 0
	}
	return n
}

// bytes reads a length and so many bytes.
func (r *reader) bytes(most int) []byte { return r.take(int(r.upTo(uint64(most)))) }

// flags reads a byte in which none but the known bits may be set.
func (r *reader) flags(known uint8) uint8 {
	f := r.uint8()
	if f&^known != 0 {
		r.fail()
	}
	return f
}

// end returns envelope.ErrMalformed unless what was read filled the message.
func (r *reader) end(what string) error {
	if r.bad || len(r.rest) > 0 {
		return fmt.Errorf("parse %s: %w", what, envelope.ErrMalformed)
	}
	return nil
}

func appendNumber(b []byte, n uint64) []byte { return binary.AppendUvarint(b, n) }

func appendBytes(b, field []byte) []byte {
	return append(appendNumber(b, uint64(len(field))), field...)
}
