package merge

import (
	"encoding/binary"
	"errors"
	"math"
)

var (
	// ErrMalformed is returned for bytes that are not in the one form that this
	// package writes, and for changes that have no such form.
	ErrMalformed = errors.New("malformed")
	// ErrNewer is returned for bytes of a later version of the format.
	ErrNewer = errors.New("written by a newer version")
	// ErrTooLarge is returned for a change beyond MaxChangeSize or MaxWrites.
	ErrTooLarge = errors.New("change too large")
)

const formatVersion = 1

// reader takes bytes apart. After the first failure it only returns zeros, so
// that callers ask once, at the end, whether all went well. It never hands out
// more than it holds, and counts are checked against what is left.
type reader struct {
	rest   []byte
	failed bool
}

// openReader checks the version that the bytes begin with.
func openReader(data []byte) (*reader, error) {
	switch {
	case len(data) == 0 || data[0] == 0:
		return nil, ErrMalformed
	case data[0] > formatVersion:
		return nil, ErrNewer
	}
	return &reader{rest: data[1:]}, nil
}

func (r *reader) fail() {
	r.failed = true
	r.rest = nil
}

// require fails the reader unless what was read obeys a rule.
func (r *reader) require(ok bool) {
	if !ok {
		r.fail()
	}
}

// finish reports whether everything was read and well-formed.
func (r *reader) finish() error {
	if r.failed || len(r.rest) > 0 {
		return ErrMalformed
	}
	return nil
}

func (r *reader) uvarint() uint64 {
	if len(r.rest) > 0 && r.rest[0] < 0x80 {
		value := r.rest[0]
		r.rest = r.rest[1:]
		return uint64(value)
	}
	value, n := binary.Uvarint(r.rest)
	if n <= 0 || r.rest[n-1] == 0 {
		r.fail()
		return 0
	}
	r.rest = r.rest[n:]
	return value
}

// below reads a number that must be smaller than limit.
func (r *reader) below(limit uint64) uint64 {
	value := r.uvarint()
	if value >= limit {
		r.fail()
		return 0
	}
	return value
}

func (r *reader) uint16() uint16 { return uint16(r.below(math.MaxUint16 + 1)) }
func (r *reader) uint32() uint32 { return uint32(r.below(math.MaxUint32 + 1)) }

// count reads how many items follow, of at least size bytes each.
func (r *reader) count(size int) int {
	return int(r.below(uint64(len(r.rest)/size) + 1))
}

// bytes returns the next n bytes without copying them.
func (r *reader) bytes(n int) []byte {
	if n > len(r.rest) {
		r.fail()
		return nil
	}
	taken := r.rest[:n:n]
	r.rest = r.rest[n:]
	return taken
}

func (r *reader) op() Op {
	if b := r.bytes(1); b != nil {
		return Op(b[0])
	}
	return 0
}

func (r *reader) time() Time {
	if b := r.bytes(8); b != nil {
		return Time(binary.BigEndian.Uint64(b))
	}
	return 0
}

// prefixed reads bytes that are preceded by their length; none is nil.
func (r *reader) prefixed() []byte {
	n := r.uvarint()
	if n > uint64(len(r.rest)) {
		r.fail()
	}
	if n == 0 || r.failed {
		return nil
	}
	return r.bytes(int(n))
}

func appendPrefixed[T string | []byte](dst []byte, data T) []byte {
	dst = binary.AppendUvarint(dst, uint64(len(data)))
	return append(dst, data...)
}
