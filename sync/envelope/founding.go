package envelope

import (
	"crypto/ed25519"
	"encoding/binary"
	"fmt"
)

// A KEM names a key encapsulation mechanism by its number in IANA's HPKE
// registry.
type KEM uint16

// MLKEM768X25519 is the hybrid of ML-KEM-768 and X25519, also called X-Wing.
const MLKEM768X25519 KEM = 0x647a

// A Founding is what the first statement of a space says: which device starts
// it and how others reach that device. It has no date, and its name can be
// read by members only.
type Founding struct {
	Nonce      [32]byte          // random, so that no two spaces have one id
	SigningKey ed25519.PublicKey // of the founding device
	KEM        KEM
	KEMKey     []byte // public HPKE key of the founding device
	EpochKey   Hash   // hash of the key of epoch 1
	Name       []byte // sealed with that key
}

// Statement returns the founding statement, still to be signed by the device.
func (f Founding) Statement() Statement {
	b := append([]byte(nil), f.Nonce[:]...)
	b = append(b, f.SigningKey...)
	b = binary.BigEndian.AppendUint16(b, uint16(f.KEM))
	b = binary.BigEndian.AppendUint16(b, uint16(len(f.KEMKey)))
	b = append(b, f.KEMKey...)
	b = append(b, f.EpochKey[:]...)
	b = binary.BigEndian.AppendUint16(b, uint16(len(f.Name)))
	b = append(b, f.Name...)
	return Statement{Type: Found, Number: 1, Author: NewDeviceID(f.SigningKey), Payload: b}
}

// ParseFounding reads the payload of a founding statement and verifies the
// statement with the key that it brings along. It returns ErrMalformed or
// ErrSignature.
//
// That proves nothing but that the device founded this space; which space a
// reader meant is known by its id, the hash of the statement.
func ParseFounding(s Statement) (Founding, error) {
	if s.Type != Found {
		return Founding{}, fmt.Errorf("parse founding: statement of type %d: %w", s.Type, ErrMalformed)
	}
	r := reader{rest: s.Payload}
	var f Founding
	r.fill(f.Nonce[:])
	f.SigningKey = r.take(ed25519.PublicKeySize)
	f.KEM = KEM(r.uint16())
	f.KEMKey = r.take(int(r.uint16()))
	r.fill(f.EpochKey[:])
	f.Name = r.take(int(r.uint16()))
	if r.short || len(r.rest) > 0 || len(f.KEMKey) > maxKEMKey || len(f.Name) > maxSealedName {
		return Founding{}, fmt.Errorf("parse founding of %d bytes: %w", len(s.Payload), ErrMalformed)
	}
	return f, s.Verify(f.SigningKey)
}

// FoundedSpace returns the id of the space that the statement founds.
func FoundedSpace(founding Statement) SpaceID { return SpaceID(founding.Hash()) }
