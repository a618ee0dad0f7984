// Package signatures verifies many Ed25519 signatures of one key in half of the time
// that they take one by one: the multiples of the key are computed once. It works
// with what is public only, and leaves the curve to edwards25519.
//
// Start with [NewKey].
package signatures

import (
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
	if many <= few {
		return Key{public: public}
	}
	return newKey(public, narrow)
}

func newKey(public ed25519.PublicKey, width int) Key {
	k := Key{public: public}
	if p, err := new(edwards25519.Point).SetBytes(public); err == nil {
		k.minus = newTable(p.Negate(p), width)
	}
	return k
}

// together is how many are looked at before their points are written, which for
// one takes a tenth of the time, and for many hardly more.
const together = 32

// Count counts the messages from the start that the key's holder signed. It
// counts exactly those that [ed25519.Verify] does: about what it does not find
// signed itself, that is asked.
func (k Key) Count(all []Signed) int {
	var found [together]bool
	for from := 0; from < len(all); from += together {
		some := all[from:min(from+together, len(all))]
		k.look(some, found[:])
		for i, s := range some {
			if !found[i] && !ed25519.Verify(k.public, s.Message, s.Signature[:]) {
				return from + i
			}
		}
	}
	return len(all)
}

// look finds which of some are signed: those where R is s·B - h·A, written in the
// one way there is to write it, as the standard library verifies.
func (k Key) look(some []Signed, found []bool) {
	clear(found)
	if k.minus == nil {
		return
	}
	var points [together]edwards25519.Point
	var at [together]int
	n := 0
	for i, s := range some {
		if k.point(&points[n], s) {
			at[n] = i
			n++
		}
	}
	written := write(points[:n])
	for j, i := range at[:n] {
		found[i] = written[j] == [32]byte(some[i].Signature[:32])
	}
}

// base is the table of the curve's base point.
var base = sync.OnceValue(func() *table { return newTable(edwards25519.NewGeneratorPoint(), wide) })

// point sets r to s·B - h·A; false where s is no number as it should be.
func (k Key) point(r *edwards25519.Point, s Signed) bool {
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
	r.Set(edwards25519.NewIdentityPoint())
	k.minus.addTimes(r, h)
	base().addTimes(r, scalar)
	return true
}
