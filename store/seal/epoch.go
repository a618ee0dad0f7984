package seal

import (
	"fmt"
	"io"

	"bankje/sync/envelope"
)

// An EpochKey is one of the keys of a space, used from the statement that
// starts its epoch until the next one starts. Subkeys seal: one for changes,
// one for names, one for the subjects of erasures.
type EpochKey struct {
	epoch   uint32
	secret  [keySize]byte
	change  [keySize]byte
	name    [keySize]byte
	subject [keySize]byte
}

// NewEpochKey makes a random key for the given epoch of a space.
func NewEpochKey(random io.Reader, epoch uint32) (*EpochKey, error) {
	var secret [keySize]byte
	defer clear(secret[:])
	if _, err := io.ReadFull(random, secret[:]); err != nil {
		return nil, fmt.Errorf("make epoch key: %w", err)
	}
	return restoreEpochKey(epoch, secret), nil
}

func restoreEpochKey(epoch uint32, secret [keySize]byte) *EpochKey {
	return &EpochKey{
		epoch:   epoch,
		secret:  secret,
		change:  derive(secret[:], nil, "change"),
		name:    derive(secret[:], nil, "name"),
		subject: derive(secret[:], nil, "subject"),
	}
}

// Epoch returns the number of the epoch, 1 for a space's first.
func (k *EpochKey) Epoch() uint32 { return k.epoch }

// Hash returns the hash by which a statement names the key.
func (k *EpochKey) Hash() envelope.Hash {
	return hashEpochKey(k.secret[:])
}

func (k *EpochKey) wipe() {
	clear(k.secret[:])
	clear(k.change[:])
	clear(k.name[:])
	clear(k.subject[:])
}
