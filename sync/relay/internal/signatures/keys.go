package signatures

import (
	"crypto/ed25519"
	"slices"
	"sync"
)

// Keys are those under which many signatures came lately, with wide tables: a
// device that brings what it wrote in years does so in many messages, and verifying
// then takes a third less. The zero value has none. It may be used by any goroutine.
type Keys struct {
	mu     sync.Mutex
	recent []recent // the latest last
}

type recent struct {
	public [ed25519.PublicKeySize]byte
	seen   int // signatures under it
	key    Key // zero: not prepared yet
}

const (
	mostRecent = 4   // as a table takes 660 kB
	worthWide  = 256 // signatures, one after the other
)

// Key gives a key prepared for verifying so many signatures.
func (k *Keys) Key(public ed25519.PublicKey, many int) Key {
	if many <= few || len(public) != ed25519.PublicKeySize {
		return NewKey(public, many)
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	r := recent{public: [ed25519.PublicKeySize]byte(public)}
	if at := slices.IndexFunc(k.recent, func(other recent) bool { return other.public == r.public }); at >= 0 {
		r = k.recent[at]
		k.recent = slices.Delete(k.recent, at, at+1)
	}
	if r.seen += many; r.seen >= worthWide && r.key.public == nil {
		r.key = newKey(public, wide)
	}
	if k.recent = append(k.recent, r); len(k.recent) > mostRecent {
		k.recent = slices.Delete(k.recent, 0, 1)
	}
	if r.key.public == nil {
		return NewKey(public, many)
	}
	return r.key
}
