package seal

import (
	"encoding/binary"
	"fmt"
)

// What is sealed of a change is packed: a byte for the form, the length of
// the content as a varint, the content, and zeros up to the padded size.
// Numbers of forms are never reused.
const (
	formStored   = 0 // the change as it is
	formDeflate1 = 1 // DEFLATE with dictionary 1
)

// maxHead is what form and length take of the least padded size at most.
const maxHead = 3

// pack compresses plain, unless padding makes that useless, and pads it. It
// returns ErrTooLarge for more than MaxPlain bytes.
func pack(plain []byte) ([]byte, error) {
	if len(plain) > MaxPlain {
		return nil, fmt.Errorf("%d bytes: %w", len(plain), ErrTooLarge)
	}
	if len(plain) > minPadded-maxHead {
		if deflated := dictionary1.Deflate(plain); len(deflated) < len(plain) {
			return pad(formDeflate1, deflated), nil
		}
	}
	return pad(formStored, plain), nil
}

// unpack is the inverse of pack.
func unpack(packed []byte) ([]byte, error) {
	form, content, err := unpad(packed)
	if err != nil {
		return nil, err
	}
	switch form {
	case formStored:
		return content, nil
	case formDeflate1:
		return inflate(content)
	default:
		return nil, fmt.Errorf("form %d: %w", form, ErrNewer)
	}
}

func pad(form byte, content []byte) []byte {
	head := binary.AppendUvarint([]byte{form}, uint64(len(content)))
	packed := make([]byte, paddedSize(len(head)+len(content)))
	copy(packed[copy(packed, head):], content)
	return packed
}

// unpad returns the form and the content, which aliases packed.
func unpad(packed []byte) (byte, []byte, error) {
	if len(packed) < minPadded {
		return 0, nil, fmt.Errorf("%d bytes: %w", len(packed), ErrDamaged)
	}
	length, n := binary.Uvarint(packed[1:])
	if n <= 0 || length > uint64(len(packed)-1-n) {
		return 0, nil, fmt.Errorf("length does not fit: %w", ErrDamaged)
	}
	return packed[0], packed[1+n:][:length], nil
}
