package envelope

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// A NewEpoch is the part of a statement that starts an epoch: the next key of
// the space, for each who is to have it, and the keys before it, for whoever
// has this one.
type NewEpoch struct {
	Number  uint32 // one more than that of the epoch before
	Key     Hash   // as package store/seal makes it
	Handed  []HandedKey
	Earlier []WrappedKey
}

// A Recipient is to whom a key is handed: a device or an open invitation,
// whose ids never meet.
type Recipient [16]byte

// A HandedKey is the key of an epoch, sealed to the HPKE key of one device or
// invitation.
type HandedKey struct {
	To     Recipient
	Sealed []byte
}

// A WrappedKey is the key of an earlier epoch, sealed with that of the new
// one. Where chains of statements parted, there are several of one number.
type WrappedKey struct {
	Epoch  uint32
	Key    Hash
	Sealed []byte
}

func (n NewEpoch) append(b []byte) []byte {
	b = binary.BigEndian.AppendUint32(b, n.Number)
	b = append(b, n.Key[:]...)
	b = binary.BigEndian.AppendUint32(b, uint32(len(n.Handed)))
	for _, h := range n.Handed {
		b = appendField(append(b, h.To[:]...), h.Sealed)
	}
	b = binary.BigEndian.AppendUint32(b, uint32(len(n.Earlier)))
	for _, w := range n.Earlier {
		b = appendField(w.appendID(b), w.Sealed)
	}
	return b
}

func (w WrappedKey) appendID(b []byte) []byte {
	return append(binary.BigEndian.AppendUint32(b, w.Epoch), w.Key[:]...)
}

const (
	minHandedKey  = 16 + 2
	minWrappedKey = 4 + 32 + 2
)

func (r *reader) newEpoch() NewEpoch {
	n := NewEpoch{Number: r.uint32()}
	r.fill(n.Key[:])
	for range r.count(minHandedKey) {
		var h HandedKey
		r.fill(h.To[:])
		h.Sealed = r.field(maxHandedKey)
		n.Handed = append(n.Handed, h)
	}
	for range r.count(minWrappedKey) {
		w := WrappedKey{Epoch: r.uint32()}
		r.fill(w.Key[:])
		w.Sealed = r.field(maxHandedKey)
		n.Earlier = append(n.Earlier, w)
	}
	r.require(n.canonical())
	return n
}

// canonical says whether there is an epoch before this one, whose key is
// wrapped, and whether both lists are written in the one way in which they
// may be.
func (n NewEpoch) canonical() bool {
	return n.Number >= 2 && len(n.Earlier) > 0 &&
		ascending(len(n.Handed), func(i int) []byte { return n.Handed[i].To[:] }) &&
		ascending(len(n.Earlier), func(i int) []byte { return n.Earlier[i].appendID(nil) })
}

// sort puts the lists in the order in which they are written.
func (n *NewEpoch) sort() {
	sortBy(n.Handed, func(h HandedKey) []byte { return h.To[:] })
	sortBy(n.Earlier, func(w WrappedKey) []byte { return w.appendID(nil) })
}

// For returns what was handed to a device or an invitation, and whether
// anything was.
func (n NewEpoch) For(to Recipient) ([]byte, bool) {
	at, found := slices.BinarySearchFunc(n.Handed, to, func(h HandedKey, to Recipient) int {
		return bytes.Compare(h.To[:], to[:])
	})
	if !found {
		return nil, false
	}
	return n.Handed[at].Sealed, true
}

// StartedEpoch returns the epoch that a statement starts, and whether it starts
// one.
func StartedEpoch(s Statement) (NewEpoch, bool) {
	switch s.Type {
	case Remove:
		m, err := ParseRemoval(s)
		return m.Epoch, err == nil
	case Rotate:
		n, err := ParseRotation(s)
		return n.Epoch, err == nil
	}
	return NewEpoch{}, false
}
