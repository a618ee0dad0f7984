package seal

import (
	"encoding/binary"
	"fmt"
)

// fields takes fields off the front of bytes. Once something is missing it
// yields zeros, and short says so: a parser asks once, at the end.
type fields struct {
	rest  []byte
	short bool
}

// take returns the next n bytes, which alias the input. The length is one that
// was read: as an int it could be negative on a processor of 32 bits.
func (f *fields) take(n uint32) []byte {
	if uint64(n) > uint64(len(f.rest)) {
		f.short, f.rest = true, nil
	}
	if f.short {
		return nil
	}
	field := f.rest[:n]
	f.rest = f.rest[n:]
	return field
}

func (f *fields) fill(field []byte) { copy(field, f.take(uint32(len(field)))) }

func (f *fields) uint8() uint8 {
	var b [1]byte
	f.fill(b[:])
	return b[0]
}

func (f *fields) uint16() uint16 {
	var b [2]byte
	f.fill(b[:])
	return binary.BigEndian.Uint16(b[:])
}

func (f *fields) uint32() uint32 {
	var b [4]byte
	f.fill(b[:])
	return binary.BigEndian.Uint32(b[:])
}

func (f *fields) key() (key [keySize]byte) {
	f.fill(key[:])
	return key
}

func (f *fields) wrap() (w wrap) {
	f.fill(w.salt[:])
	f.fill(w.box[:])
	return w
}

// checkVersion returns ErrDamaged for a number that was never written, and
// ErrNewer for one above the newest that is known.
func checkVersion(what string, number, newest uint8) error {
	switch {
	case number == 0:
		return fmt.Errorf("%s 0: %w", what, ErrDamaged)
	case number > newest:
		return fmt.Errorf("%s %d: %w", what, number, ErrNewer)
	}
	return nil
}
