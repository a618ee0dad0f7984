package seal

import (
	"crypto/sha256"
	"fmt"
	"io"

	"bankje/sync/envelope"
)

// Seal seals one change and signs it. The caller gives the header's space,
// sequence, membership head and link to the previous envelope; Seal fills in
// device, epoch and body hash.
//
// It returns ErrTooLarge for more than MaxPlain bytes. Safe for use from
// several goroutines.
func (k *EpochKey) Seal(random io.Reader, h envelope.Header, plain []byte, device *Device) (envelope.Envelope, error) {
	h.Device, h.Epoch = device.id, k.epoch
	packed, err := pack(plain)
	if err != nil {
		return envelope.Envelope{}, fmt.Errorf("seal change: %w", err)
	}
	body := make([]byte, 0, len(packed)+sealOverhead)
	body, err = sealBytes(random, body, &k.change, packed, h.AssociatedData())
	if err != nil {
		return envelope.Envelope{}, fmt.Errorf("seal change: %w", err)
	}
	h.BodyHash = sha256.Sum256(body)
	return envelope.Envelope{Header: h, Signature: device.sign(h.SigningBytes()), Body: body}, nil
}

// Open returns the change in an envelope of this key's epoch. It does not
// look at the signature, which was verified on arrival.
//
// It returns ErrErased for a stub, ErrDamaged for a body that this key did
// not seal under this header, and ErrNewer for one compressed in a way or
// with a dictionary that only a newer app knows.
func (k *EpochKey) Open(e envelope.Envelope) ([]byte, error) {
	if e.IsStub() {
		return nil, fmt.Errorf("open change: %w", ErrErased)
	}
	packed, err := openBytes(&k.change, e.Body, e.Header.AssociatedData())
	if err != nil {
		return nil, fmt.Errorf("open change: %w", err)
	}
	plain, err := unpack(packed)
	if err != nil {
		return nil, fmt.Errorf("open change: %w", err)
	}
	return plain, nil
}
