package protocol

import (
	"bytes"
	"crypto/sha256"
	"slices"

	"bankje/sync/envelope"
)

// A Short is the first half of a SHA-256 hash: enough to tell whether two
// sides mean the same thing, never enough to let something count as signed.
type Short [16]byte

// ShortOf returns the first half of a hash.
func ShortOf(h envelope.Hash) Short { return Short(h[:16]) }

// A Mark is a place in a list that both sides number: the number, and the hash
// of what stands there. The zero Mark is the place before the first.
type Mark struct {
	Number uint64
	Hash   Short // zero when Number is
}

func (m Mark) append(b []byte) []byte {
	if b = appendNumber(b, m.Number); m.Number > 0 {
		b = append(b, m.Hash[:]...)
	}
	return b
}

func (r *reader) mark() Mark {
	m := Mark{Number: r.number()}
	if m.Number > 0 {
		r.fill(m.Hash[:])
	}
	return m
}

// A Head is the end of what somebody holds of one device's feed without a gap
// from sequence 1.
type Head struct {
	Device   envelope.DeviceID
	Sequence uint64
	Hash     envelope.Hash // of the envelope with that sequence
}

const headSize = 16 + 1 + 32 // at least

const labelHeads = "bankje heads 1\x00"

// HashHeads returns one hash over all heads of a space, whatever their order.
// Heads of nothing (sequence 0) do not count.
func HashHeads(heads []Head) Short {
	b := []byte(labelHeads)
	for _, h := range sortedHeads(heads) {
		if h.Sequence > 0 {
			b = appendHead(b, h)
		}
	}
	return ShortOf(sha256.Sum256(b))
}

func sortedHeads(heads []Head) []Head {
	order := func(a, b Head) int { return bytes.Compare(a.Device[:], b.Device[:]) }
	if slices.IsSortedFunc(heads, order) {
		return heads
	}
	heads = slices.Clone(heads)
	slices.SortFunc(heads, order)
	return heads
}

func appendHead(b []byte, h Head) []byte {
	b = append(b, h.Device[:]...)
	b = appendNumber(b, h.Sequence)
	return append(b, h.Hash[:]...)
}

func appendHeads(b []byte, heads []Head) []byte {
	b = appendNumber(b, uint64(len(heads)))
	for _, h := range sortedHeads(heads) {
		b = appendHead(b, h)
	}
	return b
}

// heads reads heads in the order of their devices, each once, none of nothing.
func (r *reader) heads() []Head {
	n := r.count(MaxDevices, headSize)
	heads := make([]Head, 0, n)
	for i := range n {
		var h Head
		r.fill(h.Device[:])
		h.Sequence = r.number()
		r.fill(h.Hash[:])
		if h.Sequence == 0 || i > 0 && bytes.Compare(heads[i-1].Device[:], h.Device[:]) >= 0 {
			r.fail()
		}
		heads = append(heads, h)
	}
	return heads
}
