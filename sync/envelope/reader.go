package envelope

import "encoding/binary"

// A reader takes fields off the front of bytes from others. Once something is
// missing it yields zeros, and short says so: a parser asks once, at the end.
type reader struct {
	rest  []byte
	short bool
}

// take returns the next n bytes, which alias the input.
func (r *reader) take(n int) []byte {
	if n > len(r.rest) {
		r.short, r.rest = true, nil
	}
	if r.short {
		return nil
	}
	field := r.rest[:n:n]
	r.rest = r.rest[n:]
	return field
}

func (r *reader) fill(field []byte) { copy(field, r.take(len(field))) }

func (r *reader) uint8() uint8 {
	var b [1]byte
	r.fill(b[:])
	return b[0]
}

func (r *reader) uint16() uint16 {
	var b [2]byte
	r.fill(b[:])
	return binary.BigEndian.Uint16(b[:])
}

func (r *reader) uint32() uint32 {
	var b [4]byte
	r.fill(b[:])
	return binary.BigEndian.Uint32(b[:])
}

func (r *reader) uint64() uint64 {
	var b [8]byte
	r.fill(b[:])
	return binary.BigEndian.Uint64(b[:])
}

// count returns how many items follow, each of at least size bytes. A count
// that cannot be true is one of bytes that are missing, before memory is taken
// for them.
func (r *reader) count(size int) int {
	n := r.uint32()
	if uint64(n)*uint64(size) > uint64(len(r.rest)) {
		r.short, r.rest = true, nil
		return 0
	}
	return int(n)
}
