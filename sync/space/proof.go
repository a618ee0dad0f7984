package space

import (
	"bytes"
	"crypto/sha256"
	"slices"
	"sync"

	"bankje/sync/envelope"
)

// A statement is verified once. Whether its signatures hold, and whether the
// public keys that it brings can be sealed to, its bytes alone decide: all keys
// that sign are named in it by their hash. So its hash, which covers all bytes,
// stands for what was found. Whether it may stand where it does is looked at each
// time.

// proofs are the hashes of statements whose signatures and keys were found good,
// shared by all states of a tree: the home relay looks at each new statement
// three times before it stands there, and its author twice.
type proofs struct {
	mu   sync.Mutex
	good map[envelope.Hash]struct{}
}

// mostProofs bounds them, as a member could go on signing what may not follow.
const mostProofs = 1 << 12

func (p *proofs) has(statement envelope.Hash) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	_, has := p.good[statement]
	return has
}

func (p *proofs) add(statement envelope.Hash) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.good == nil || len(p.good) >= mostProofs {
		p.good = make(map[envelope.Hash]struct{})
	}
	p.good[statement] = struct{}{}
}

// proofRevision counts the ways in which statements are verified. Raise it when
// something is to be verified that was not before.
const proofRevision = 1

// Proof gives a hash over all statements that are here, to be kept for [Reopen],
// and whether there is one: none while some wait, or are of a type of which only
// a newer version knows what to verify.
func (t *Tree) Proof() (envelope.Hash, bool) {
	if t.Waits() {
		return envelope.Hash{}, false
	}
	all := make([]envelope.Hash, 0, len(t.nodes))
	for hash, n := range t.nodes {
		if !n.statement.Type.Known() {
			return envelope.Hash{}, false
		}
		all = append(all, hash)
	}
	return proofOf(all), true
}

// proofOf sorts the hashes.
func proofOf(all []envelope.Hash) envelope.Hash {
	slices.SortFunc(all, func(a, b envelope.Hash) int { return bytes.Compare(a[:], b[:]) })
	hash := sha256.New()
	hash.Write([]byte{proofRevision})
	for _, one := range all {
		hash.Write(one[:])
	}
	return envelope.Hash(hash.Sum(nil))
}

// Reopen puts statements together, of which the first founds. Where proof is what
// [Tree.Proof] gave of exactly these, signatures are not verified again. So whoever
// can write that proof can put any statement in the mouth of any member: it is to
// be kept under a key of this device, and the zero proof given when it is lost.
// It returns ErrPlace where there are no statements, and the errors of Add.
func Reopen(all []envelope.Statement, proof envelope.Hash) (*Tree, error) {
	if len(all) == 0 {
		return nil, ErrPlace
	}
	known := &proofs{}
	hashes := make([]envelope.Hash, len(all))
	for i, statement := range all {
		hashes[i] = statement.Hash()
	}
	if proofOf(slices.Clone(hashes)) == proof {
		known.good = make(map[envelope.Hash]struct{}, len(all))
		for _, hash := range hashes {
			known.good[hash] = struct{}{}
		}
	}
	tree, err := newTree(all[0], known)
	for _, statement := range all[1:] {
		if err == nil {
			err = tree.Add(statement)
		}
	}
	if err != nil {
		return nil, err
	}
	return tree, nil
}
