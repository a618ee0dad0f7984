package seal

import "encoding/binary"

// fields takes fields off the front of bytes. Once something is missing it
// yields zeros, and short says so: a parser asks once, at the end.
type fields struct {
	rest  []byte
	short bool
}

func (f *fields) take(n int) []byte {
	if n > len(f.rest) {
		f.short, f.rest = true, nil
	}
	if f.short {
		return nil
	}
	field := f.rest[:n]
	f.rest = f.rest[n:]
	return field
}

func (f *fields) fill(field []byte) { copy(field, f.take(len(field))) }

func (f *fields) uint8() uint8 {
	var b [1]byte
	f.fill(b[:])
	return b[0]
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
