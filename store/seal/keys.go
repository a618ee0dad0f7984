package seal

import (
	"fmt"
	"io"
	"slices"

	"bankje/sync/envelope"
)

// Keys are what a key file protects: all that is needed to read this phone's
// journal and to write in it. Whoever unlocks holds them until Wipe. Each key
// may be used from several goroutines; what adds to them,
// and Wipe, want to be alone.
type Keys struct {
	File    *FileKey
	Device  *Device // in each space but those where it became another one
	devices []spaceDevice
	epochs  []spaceKey
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

// AddEpoch adds a key of a space. No key is ever dropped for another: where
// two chains of statements part, both may start an epoch of the same number,
// and what was sealed in either must open.
func (k *Keys) AddEpoch(space envelope.SpaceID, key *EpochKey) {
	held := slices.ContainsFunc(k.epochs, func(held spaceKey) bool {
		return held.space == space && held.key.epoch == key.epoch && held.key.secret == key.secret
	})
	if !held {
		k.epochs = append(k.epochs, spaceKey{space, key})
	}
}

// Epoch returns the key of one epoch of a space, and whether it is held; of
// several the one that was added first.
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
	for _, held := range k.devices {
		held.device.wipe()
	}
	for _, held := range k.epochs {
		held.key.wipe()
	}
}
