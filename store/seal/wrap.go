package seal

import (
	"fmt"
	"io"
)

const (
	saltSize    = 16
	wrappedSize = keySize + sealOverhead
)

// A wrap is the file key, sealed with a key that a salt and something which a
// person keeps make together.
type wrap struct {
	salt [saltSize]byte
	box  [wrappedSize]byte
}

// A wrappingKey makes that key.
type wrappingKey func(salt []byte) [keySize]byte

func newWrap(random io.Reader, file *FileKey, key wrappingKey, bound []byte) (wrap, error) {
	var w wrap
	if _, err := io.ReadFull(random, w.salt[:]); err != nil {
		return wrap{}, fmt.Errorf("read randomness: %w", err)
	}
	wrapping := key(w.salt[:])
	defer clear(wrapping[:])
	box, err := sealBytes(random, nil, &wrapping, file.secret[:], bound)
	if err != nil {
		return wrap{}, err
	}
	w.box = [wrappedSize]byte(box)
	return w, nil
}

// open returns ErrWrongSecret when the key is another, or what the wrap was
// bound to.
func (w wrap) open(key wrappingKey, bound []byte) (*FileKey, error) {
	wrapping := key(w.salt[:])
	defer clear(wrapping[:])
	secret, err := openBytes(&wrapping, w.box[:], bound)
	if err != nil {
		return nil, ErrWrongSecret
	}
	defer clear(secret)
	return restoreFileKey([keySize]byte(secret)), nil
}

func (w wrap) append(b []byte) []byte { return append(append(b, w.salt[:]...), w.box[:]...) }
