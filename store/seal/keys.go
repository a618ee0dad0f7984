package seal

import (
	"crypto/ed25519"
	"encoding/binary"
	"fmt"
	"io"
	"slices"

	"bankje/sync/envelope"
)

// Keys are what a key file protects: all that is needed to read this phone's
// journal and to write in it. Whoever unlocks holds them until Wipe.
type Keys struct {
	File   *FileKey
	Device *Device
	epochs []spaceKey
}

// A spaceKey is an epoch key with the space that it belongs to.
type spaceKey struct {
	space envelope.SpaceID
	key   *EpochKey
}

// NewKeys makes the keys of a new device, which is in no space yet.
func NewKeys(random io.Reader) (*Keys, error) {
	file, err := newFileKey(random)
	if err != nil {
		return nil, err
	}
	device, err := NewDevice(random)
	if err != nil {
		return nil, err
	}
	return &Keys{File: file, Device: device}, nil
}

// Found starts a space in which this device is the only member, adds the key
// of its first epoch and returns the founding statement. The keys are to be
// stored before the statement is used.
func (k *Keys) Found(random io.Reader, name string) (envelope.Statement, error) {
	key, err := NewEpochKey(random, 1)
	if err != nil {
		return envelope.Statement{}, err
	}
	founding := envelope.Founding{
		SigningKey: k.Device.SigningKey(),
		KEM:        envelope.MLKEM768X25519,
		KEMKey:     k.Device.KEMKey(),
		EpochKey:   key.Hash(),
	}
	if _, err := io.ReadFull(random, founding.Nonce[:]); err != nil {
		return envelope.Statement{}, fmt.Errorf("found space: read randomness: %w", err)
	}
	if founding.Name, err = key.SealName(random, name); err != nil {
		return envelope.Statement{}, fmt.Errorf("found space: %w", err)
	}
	statement := founding.Statement()
	statement.Signature = k.Device.sign(statement.SigningBytes())
	k.AddEpoch(envelope.FoundedSpace(statement), key)
	return statement, nil
}

// AddEpoch adds a key of a space, in place of one of the same epoch.
func (k *Keys) AddEpoch(space envelope.SpaceID, key *EpochKey) {
	k.epochs = slices.DeleteFunc(k.epochs, func(held spaceKey) bool {
		return held.space == space && held.key.epoch == key.epoch
	})
	k.epochs = append(k.epochs, spaceKey{space, key})
}

// Epoch returns the key of one epoch of a space, and whether it is held.
func (k *Keys) Epoch(space envelope.SpaceID, epoch uint32) (*EpochKey, bool) {
	for _, held := range k.epochs {
		if held.space == space && held.key.epoch == epoch {
			return held.key, true
		}
	}
	return nil, false
}

// Wipe overwrites the keys with zeros when the app locks. That is a best
// effort: the runtime may have moved or copied memory before, and what was
// opened with the keys is not reached by it. Nothing may use the keys
// afterwards.
func (k *Keys) Wipe() {
	k.File.wipe()
	k.Device.wipe()
	for _, held := range k.epochs {
		held.key.wipe()
	}
}

const keysVersion = 1

// marshal returns the keys, without the file key, in the form that the key
// file seals.
func (k *Keys) marshal() []byte {
	b := []byte{keysVersion}
	b = append(b, k.Device.signing.Seed()...)
	b = append(b, k.Device.kemSeed[:]...)
	b = binary.BigEndian.AppendUint32(b, uint32(len(k.epochs)))
	for _, held := range k.epochs {
		b = append(b, held.space[:]...)
		b = binary.BigEndian.AppendUint32(b, held.key.epoch)
		b = append(b, held.key.secret[:]...)
	}
	return b
}

// openKeys is the inverse of marshal and seal. It returns ErrDamaged or
// ErrNewer.
func openKeys(file *FileKey, sealed []byte) (*Keys, error) {
	plain, err := file.Open(keysPlace, sealed)
	if err != nil {
		return nil, err
	}
	defer clear(plain)
	r := fields{rest: plain}
	if version := r.uint8(); version != keysVersion {
		return nil, fmt.Errorf("keys of version %d: %w", version, ErrNewer)
	}
	signingSeed, kemSeed := r.take(ed25519.SeedSize), r.take(kemSeedSize)
	keys := &Keys{File: file}
	for n := r.uint32(); n > 0 && !r.short; n-- {
		space := envelope.SpaceID(r.key())
		keys.AddEpoch(space, restoreEpochKey(r.uint32(), r.key()))
	}
	if r.short || len(r.rest) > 0 {
		return nil, fmt.Errorf("keys: %w", ErrDamaged)
	}
	keys.Device, err = restoreDevice(signingSeed, kemSeed)
	return keys, err
}
