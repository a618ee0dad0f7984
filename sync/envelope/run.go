package envelope

import (
	"crypto/ed25519"
	"fmt"
)

// VerifyRun checks a run of envelopes that one device wrote one after the
// other, and costs one signature: each envelope signs for the hash of the one
// before it, which covers that one's signature, so the last signature stands
// for all. Only when it fails is each verified by itself.
//
// It returns how many envelopes from the start are good, and why the next one
// is not: ErrChain, ErrBody or ErrSignature; a nil error means all. How the
// first links to what the caller holds is the caller's to compare, with
// Header.Previous.
//
// A device can sign the last of a run and leave others of it without a
// signature that would do alone; nobody else can. A relay, which passes on
// parts of runs, therefore verifies each.
func VerifyRun(key ed25519.PublicKey, run []Envelope) (int, error) {
	linked, err := countLinked(run)
	if linked == 0 || run[linked-1].verifySignature(key) == nil {
		return linked, err
	}
	for i, e := range run[:linked] {
		if err := e.verifySignature(key); err != nil {
			return i, err
		}
	}
	return linked, err
}

// countLinked returns how many envelopes from the start follow each other and
// have the bodies whose hashes they name, and why the next one does not.
func countLinked(run []Envelope) (int, error) {
	for i, e := range run {
		if i > 0 && !e.follows(run[i-1]) {
			return i, fmt.Errorf("envelope %d: %w", e.Header.Sequence, ErrChain)
		}
		if err := e.verifyBody(); err != nil {
			return i, err
		}
	}
	return len(run), nil
}

func (e Envelope) follows(previous Envelope) bool {
	h, p := e.Header, previous.Header
	return h.Space == p.Space && h.Device == p.Device &&
		h.Sequence == p.Sequence+1 && h.Previous == previous.Hash()
}

// VerifyLinks checks a run as [VerifyRun] does, but for signatures: whoever
// reads a long run piece by piece verifies that of its last envelope.
func VerifyLinks(run []Envelope) error {
	_, err := countLinked(run)
	return err
}
