// Package signatures verifies many Ed25519 signatures of one key in a third of
// the time that they take one by one: the multiples of the key are computed once.
// It works with what is public only.
//
// Start with [NewKey].
package signatures

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha512"
	"sync"

	"filippo.io/edwards25519"
	"filippo.io/edwards25519/field"
)

// few is how many signatures are not worth the multiples of their key.
const few = 4

// atOnce is how many signatures are compared together.
const atOnce = 64

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
	n := 0
	for n < len(all) {
		part := all[n:min(n+atOnce, len(all))]
		good := 0
		if k.minus != nil {
			good = k.count(part)
		}
		if n += good; good == len(part) {
			continue
		}
		if !ed25519.Verify(k.public, all[n].Message, all[n].Signature[:]) {
			break
		}
		n++
	}
	return n
}

// base is the table of the curve's base point.
var base = sync.OnceValue(func() *table { return newTable(edwards25519.NewGeneratorPoint(), 128) })

// count counts those from the start that are surely signed: the R of each is
// s·B - h·A, written in the one way there is to write it.
func (k Key) count(part []Signed) int {
	points := make([]point, len(part))
	inverted := make([]field.Element, len(part))
	for i, s := range part {
		if !k.compute(&points[i], s) {
			part = part[:i]
			break
		}
		inverted[i] = points[i].z
	}
	invert(inverted[:len(part)])
	for i, s := range part {
		p := &points[i]
		p.x.Multiply(&p.x, &inverted[i])
		p.y.Multiply(&p.y, &inverted[i])
		r := p.y.Bytes()
		r[31] |= byte(p.x.IsNegative() << 7)
		if !bytes.Equal(r, s.Signature[:32]) {
			return i
		}
	}
	return len(part)
}

// compute makes p the point that R is to be, and says whether there is one.
func (k Key) compute(p *point, s Signed) bool {
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
	b, times := digits256(scalar.Bytes()), digits16(h.Bytes())
	p.zero()
	for i := range 32 {
		k.minus.add(p, i, times[2*i+1])
	}
	for range 4 {
		p.double()
	}
	for i := range 32 {
		k.minus.add(p, i, times[2*i])
		base().add(p, i, b[i])
	}
	return true
}
