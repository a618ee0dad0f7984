package seal

import (
	"crypto/ed25519"
	"encoding/binary"
	"fmt"
	"io"

	"bankje/sync/envelope"
)

const (
	keysVersion     = 1
	keysVersionMore = 2 // with devices of single spaces
	keysHeadSize    = 1 + ed25519.SeedSize + kemSeedSize + 4
	keysEpochSize   = 32 + 4 + keySize
	keysDeviceSize  = 32 + ed25519.SeedSize + kemSeedSize
)

// seal returns the device's keys and the epoch keys, sealed with the file
// key.
func (k *Keys) seal(random io.Reader) ([]byte, error) {
	plain := k.marshal()
	defer clear(plain)
	packed := pad(formStored, plain)
	defer clear(packed)
	key := k.File.forKeys()
	defer clear(key[:])
	sealed, err := sealBytes(random, nil, &key, packed, nil)
	if len(sealed) > maxSealedKeys {
		return nil, fmt.Errorf("%d epoch keys: %w", len(k.epochs), ErrTooLarge)
	}
	return sealed, err
}

func (k *Keys) marshal() []byte {
	// Room for all of it: growing would leave copies behind.
	b := make([]byte, 0, keysHeadSize+len(k.epochs)*keysEpochSize+4+len(k.devices)*keysDeviceSize)
	b = k.Device.append(append(b, k.version()))
	b = binary.BigEndian.AppendUint32(b, uint32(len(k.epochs)))
	for _, held := range k.epochs {
		b = append(b, held.space[:]...)
		b = binary.BigEndian.AppendUint32(b, held.key.epoch)
		b = append(b, held.key.secret[:]...)
	}
	if k.version() < keysVersionMore {
		return b
	}
	b = binary.BigEndian.AppendUint32(b, uint32(len(k.devices)))
	for _, held := range k.devices {
		b = held.device.append(append(b, held.space[:]...))
	}
	return b
}

// version returns the oldest version that can say all: who never needed more
// may go back to an older app.
func (k *Keys) version() byte {
	if len(k.devices) > 0 {
		return keysVersionMore
	}
	return keysVersion
}

// append appends the seeds of the device's keys.
func (d *Device) append(b []byte) []byte {
	return append(append(b, d.signing[:ed25519.SeedSize]...), d.kemSeed[:]...)
}

// openKeys is the inverse of seal. It returns ErrDamaged or ErrNewer.
func openKeys(file *FileKey, sealed []byte) (*Keys, error) {
	key := file.forKeys()
	defer clear(key[:])
	plain, err := openPadded(&key, sealed, nil)
	if err != nil {
		return nil, err
	}
	defer clear(plain)
	r := fields{rest: plain}
	version := r.uint8()
	if err := checkVersion("keys of version", version, keysVersionMore); err != nil {
		return nil, err
	}
	signingSeed, kemSeed := r.take(ed25519.SeedSize), r.take(kemSeedSize)
	keys := &Keys{File: file}
	for n := r.uint32(); n > 0 && !r.short; n-- {
		space := envelope.SpaceID(r.key())
		keys.AddEpoch(space, restoreEpochKey(r.uint32(), r.key()))
	}
	if version >= keysVersionMore {
		if err := keys.readDevices(&r); err != nil {
			return nil, err
		}
	}
	if r.short || len(r.rest) > 0 {
		return nil, fmt.Errorf("keys: %w", ErrDamaged)
	}
	keys.Device, err = restoreDevice(signingSeed, kemSeed)
	return keys, err
}

func (k *Keys) readDevices(r *fields) error {
	for n := r.uint32(); n > 0 && !r.short; n-- {
		id := envelope.SpaceID(r.key())
		signing, kem := r.key(), r.key()
		if r.short {
			break
		}
		device, err := restoreDevice(signing[:], kem[:])
		if err != nil {
			return err
		}
		k.AddDevice(id, device)
	}
	return nil
}
