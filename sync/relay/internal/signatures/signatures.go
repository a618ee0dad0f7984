// Package signatures verifies many Ed25519 signatures of one key in half of the time
// that they take one by one: the multiples of the key are computed once. It works
// with what is public only, and leaves the curve to edwards25519.
//
// Start with [NewKey].
package signatures

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha512"
	"sync"

	"filippo.io/edwards25519"
)

// few is how many signatures are not worth the multiples of their key.
const few = 4

// A Signed is a message with its signature.
type Signed struct {
	Message   []byte
	Signature [ed25519.SignatureSize]byte
}

// A Key is a public key with its multiples. It may be used by any goroutine.
type Key struct {
	public ed25519.PublicKey
	minus  *table // of the key's negative
}

// NewKey prepares a key for verifying so many signatures.
func NewKey(public ed25519.PublicKey, many int) Key {
	k := Key{public: public}
	if many <= few {
		return k
	}
	if p, err := new(edwards25519.Point).SetBytes(public); err == nil {
		k.minus = newTable(p.Negate(p), 8)
	}
	return k
}

// Count counts the messages from the start that the key's holder signed. It
// counts exactly those that [ed25519.Verify] does: about what it does not find
// signed itself, that is asked.
func (k Key) Count(all []Signed) int {
	for i, s := range all {
		if (k.minus == nil || !k.isSigned(s)) && !ed25519.Verify(k.public, s.Message, s.Signature[:]) {
			return i
		}
	}
	return len(all)
}

// base is the table of the curve's base point.
var base = sync.OnceValue(func() *table { return newTable(edwards25519.NewGeneratorPoint(), 128) })

// isSigned says whether R is s·B - h·A, written in the one way there is to write
// it: as the standard library verifies.
func (k Key) isSigned(s Signed) bool {
	scalar, err := new(edwards25519.Scalar).SetCanonicalBytes(s.Signature[32:])
	if err != nil {
		return false
	}
	hash := sha512.New()
	hash.Write(s.Signature[:32])
	hash.Write(k.public)
	hash.Write(s.Message)
	h, err := new(edwards25519.Scalar).SetUniformBytes(hash.Sum(nil))
	if err != nil {
		return false
	}
	of, b, times := base(), digits256(scalar.Bytes()), digits16(h.Bytes())
	r := edwards25519.NewIdentityPoint()
	for i := range 32 {
		k.minus.add(r, i, times[2*i+1])
	}
	for range 4 {
		r.Add(r, r)
	}
	for i := range 32 {
		k.minus.add(r, i, times[2*i])
		of.add(r, i, b[i])
	}
	return bytes.Equal(r.Bytes(), s.Signature[:32])
}
