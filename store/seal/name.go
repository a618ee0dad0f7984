package seal

import (
	"fmt"
	"io"
)

// MaxName bounds the name of a space in bytes, so that all names are padded
// to one size.
const MaxName = minPadded - maxHead

// SealName seals the name of a space for its statements. It returns
// ErrTooLarge for more than MaxName bytes.
func (k *EpochKey) SealName(random io.Reader, name string) ([]byte, error) {
	if len(name) > MaxName {
		return nil, fmt.Errorf("seal name: %d bytes: %w", len(name), ErrTooLarge)
	}
	sealed, err := sealBytes(random, nil, &k.name, pad(formStored, []byte(name)), nil)
	if err != nil {
		return nil, fmt.Errorf("seal name: %w", err)
	}
	return sealed, nil
}

// OpenName returns the name that SealName sealed, or ErrDamaged for anything
// else.
func (k *EpochKey) OpenName(sealed []byte) (string, error) {
	name, err := openPadded(&k.name, sealed, nil)
	if err != nil {
		return "", fmt.Errorf("open name: %w", err)
	}
	return string(name), nil
}
