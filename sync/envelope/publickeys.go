package envelope

import (
	"crypto/ed25519"
	"encoding/binary"
)

// PublicKeys are by which others know a device: they verify what it signs
// with one, and seal to the other.
type PublicKeys struct {
	Signing ed25519.PublicKey
	KEM     KEM
	KEMKey  []byte // public HPKE key
}

// Device returns the id of the device that has these keys.
func (k PublicKeys) Device() DeviceID { return NewDeviceID(k.Signing) }

func (k PublicKeys) append(b []byte) []byte {
	b = append(b, k.Signing...)
	b = binary.BigEndian.AppendUint16(b, uint16(k.KEM))
	return appendField(b, k.KEMKey)
}

func (r *reader) publicKeys() PublicKeys {
	return PublicKeys{
		Signing: r.take(ed25519.PublicKeySize),
		KEM:     KEM(r.uint16()),
		KEMKey:  r.field(maxKEMKey),
	}
}

// Keys returns the public keys of the founding device.
func (f Founding) Keys() PublicKeys { return PublicKeys{f.SigningKey, f.KEM, f.KEMKey} }
