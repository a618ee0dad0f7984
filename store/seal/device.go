package seal

import (
	"bytes"
	"crypto/ed25519"
	"crypto/hpke"
	"fmt"
	"io"

	"bankje/sync/envelope"
)

// kemSeedSize is the size of the private HPKE key in bytes: for this KEM the
// seed from which the key is made.
const kemSeedSize = 32

// A Device holds the private keys of this device: one signs what it writes,
// the other opens what members seal to it.
type Device struct {
	id      envelope.DeviceID
	signing ed25519.PrivateKey
	kemSeed [kemSeedSize]byte
	kemKey  []byte // public
}

// NewDevice makes a device with new keys.
func NewDevice(random io.Reader) (*Device, error) {
	var seeds [ed25519.SeedSize + kemSeedSize]byte
	defer clear(seeds[:])
	if _, err := io.ReadFull(random, seeds[:]); err != nil {
		return nil, fmt.Errorf("make device keys: %w", err)
	}
	return restoreDevice(seeds[:ed25519.SeedSize], seeds[ed25519.SeedSize:])
}

// restoreDevice makes a device from the seeds of its keys.
func restoreDevice(signingSeed, kemSeed []byte) (*Device, error) {
	private, err := hpke.MLKEM768X25519().NewPrivateKey(kemSeed)
	if err != nil {
		return nil, fmt.Errorf("make device keys: %w", err)
	}
	d := &Device{signing: ed25519.NewKeyFromSeed(signingSeed), kemKey: private.PublicKey().Bytes()}
	d.id = envelope.NewDeviceID(d.SigningKey())
	copy(d.kemSeed[:], kemSeed)
	return d, nil
}

// ID returns the id of the device.
func (d *Device) ID() envelope.DeviceID { return d.id }

// SigningKey returns the public key with which the device's signatures are
// verified.
func (d *Device) SigningKey() ed25519.PublicKey {
	return ed25519.PublicKey(d.signing[ed25519.SeedSize:])
}

// KEMKey returns the public HPKE key to which members seal for this device;
// its KEM is envelope.MLKEM768X25519.
func (d *Device) KEMKey() []byte { return d.kemKey }

// SignStatement returns the statement with this device as its author, signed.
func (d *Device) SignStatement(s envelope.Statement) envelope.Statement {
	s.Author = d.id
	s.Signature = d.sign(s.SigningBytes())
	return s
}

// labelRequest begins every request to a relay, see package sync/protocol. No
// envelope and no statement begins with it.
const labelRequest = "bankje request signature 1\x00"

// SignRequest signs a request to a relay. It returns ErrDamaged for what is not
// one, so that whoever builds requests cannot sign anything else.
func (d *Device) SignRequest(message []byte) ([envelope.SignatureSize]byte, error) {
	if !bytes.HasPrefix(message, []byte(labelRequest)) {
		return [envelope.SignatureSize]byte{}, fmt.Errorf("sign request: %w", ErrDamaged)
	}
	return d.sign(message), nil
}

func (d *Device) sign(message []byte) [envelope.SignatureSize]byte {
	return [envelope.SignatureSize]byte(ed25519.Sign(d.signing, message))
}

// wipe zeroes the private halves.
func (d *Device) wipe() {
	clear(d.signing[:ed25519.SeedSize])
	clear(d.kemSeed[:])
}
