package envelope

import (
	"crypto/ed25519"
	"crypto/sha256"
	"fmt"
)

// An Envelope is one sealed change. It is a value: copies share the body,
// which nobody writes to.
type Envelope struct {
	Header    Header
	Signature [SignatureSize]byte
	Body      []byte // sealed; empty in a stub
}

// Parse reads one envelope that fills data. The body aliases data.
//
// It returns ErrVersion for an envelope that a newer app wrote and
// ErrMalformed for whatever else is not an envelope. It does not look at the
// signature or the body's hash: Verify does.
func Parse(data []byte) (Envelope, error) {
	r := reader{rest: data}
	if err := readVersion(&r, envelopeVersion); err != nil {
		return Envelope{}, fmt.Errorf("parse envelope: %w", err)
	}
	e := Envelope{Header: readHeader(&r)}
	r.fill(e.Signature[:])
	if r.short || len(r.rest) > MaxBody {
		return Envelope{}, fmt.Errorf("parse envelope of %d bytes: %w", len(data), ErrMalformed)
	}
	if err := e.Header.check(); err != nil {
		return Envelope{}, fmt.Errorf("parse envelope: %w", err)
	}
	e.Body = r.rest
	return e, nil
}

// Bytes returns the envelope in the form that Parse reads: header, signature,
// body.
func (e Envelope) Bytes() []byte {
	b := make([]byte, 0, HeaderSize+SignatureSize+len(e.Body))
	b = append(e.Header.append(b), e.Signature[:]...)
	return append(b, e.Body...)
}

// Hash returns the hash by which the next envelope of the same device names
// this one. It covers header and signature, and through the header the body;
// a stub has the hash of the envelope that it replaces.
func (e Envelope) Hash() Hash {
	b := make([]byte, 0, len(labelEnvelopeHash)+HeaderSize+SignatureSize)
	b = e.Header.append(append(b, labelEnvelopeHash...))
	return sha256.Sum256(append(b, e.Signature[:]...))
}

// Stub returns what remains of the envelope once its body is erased. It still
// verifies and holds its place in the chain.
func (e Envelope) Stub() Envelope {
	e.Body = nil
	return e
}

// IsStub says whether the body has been erased. A sealed body is never empty.
func (e Envelope) IsStub() bool { return len(e.Body) == 0 }

// Verify checks that the device with the given public key wrote the envelope
// and, unless it is a stub, that the body is the one it signed for. It
// returns ErrSignature or ErrBody.
func (e Envelope) Verify(key ed25519.PublicKey) error {
	if err := e.verifySignature(key); err != nil {
		return err
	}
	return e.verifyBody()
}

func (e Envelope) verifySignature(key ed25519.PublicKey) error {
	if !signedBy(e.Header.Device, key, e.Header.SigningBytes(), e.Signature) {
		return fmt.Errorf("envelope %d: %w", e.Header.Sequence, ErrSignature)
	}
	return nil
}

func (e Envelope) verifyBody() error {
	if !e.IsStub() && sha256.Sum256(e.Body) != e.Header.BodyHash {
		return fmt.Errorf("envelope %d: %w", e.Header.Sequence, ErrBody)
	}
	return nil
}
