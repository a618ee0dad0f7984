package deflate

import (
	"encoding/binary"
	"math/bits"
)

const (
	minMatch = 4 // shorter ones cost more than their letters
	maxMatch = 258
	hashBits = 14

	// maxProbes bounds how many places are tried for one match, and
	// longEnough ends the search early.
	maxProbes  = 16
	longEnough = 32
)

// A token is a literal byte, or a match: length << 16 | distance.
type token uint32

func (t token) isMatch() bool { return t>>16 != 0 }
func (t token) length() int   { return int(t >> 16) }
func (t token) distance() int { return int(t & 0xffff) }

// chains lists, newest first, the places that share the hash of their first
// bytes. Places count from 1, so that 0 ends a list; windowSize bounds them.
type chains struct {
	head     []uint16 // by hash
	previous []uint16 // by place
}

func newChains(text []byte) chains {
	c := chains{make([]uint16, 1<<hashBits), make([]uint16, windowSize+1)}
	for at := range max(0, len(text)-minMatch+1) {
		c.add(text, at)
	}
	return c
}

func (c chains) clone() chains {
	return chains{append([]uint16(nil), c.head...), append([]uint16(nil), c.previous...)}
}

func hash(text []byte, at int) uint32 {
	return binary.LittleEndian.Uint32(text[at:]) * 0x9e3779b1 >> (32 - hashBits)
}

func (c chains) add(text []byte, at int) {
	h := hash(text, at)
	c.previous[at+1], c.head[h] = c.head[h], uint16(at+1)
}

// remove undoes the newest add.
func (c chains) remove(text []byte, at int) { c.head[hash(text, at)] = c.previous[at+1] }

// A matcher finds what of a message the dictionary or the message itself has
// already said.
type matcher struct {
	text  []byte // the dictionary, then the message
	start int    // of the message
	added int    // up to here the message is in the index
	index chains
	found []token
}

func newMatcher(d *Dictionary) *matcher {
	text := append(make([]byte, 0, windowSize), d.text...)
	return &matcher{text: text, start: len(d.text), added: len(d.text), index: d.index.clone()}
}

// tokens returns the message as literals and matches, until the next call.
func (m *matcher) tokens(message []byte) []token {
	m.text, m.found = append(m.text[:m.start], message...), m.found[:0]
	var length, distance int // of the match at a place, where it was looked for already
	for at := m.start; at < len(m.text); {
		if length == 0 {
			length, distance = m.longest(at, 0)
		}
		m.addUntil(at + 1)
		var later, laterDistance int
		if length > 0 {
			// A longer match at the next place is worth a literal here.
			later, laterDistance = m.longest(at+1, length)
		}
		if length == 0 || later > 0 {
			m.found = append(m.found, token(m.text[at]))
			at, length, distance = at+1, later, laterDistance
			continue
		}
		m.found = append(m.found, token(length<<16|distance))
		at, length = at+length, 0
		m.addUntil(at)
	}
	m.forget()
	return m.found
}

func (m *matcher) addUntil(end int) {
	for end = min(end, len(m.text)-minMatch+1); m.added < end; m.added++ {
		m.index.add(m.text, m.added)
	}
}

// forget takes the message out of the index again.
func (m *matcher) forget() {
	for m.added > m.start {
		m.added--
		m.index.remove(m.text, m.added)
	}
}

// longest returns the longest match at a place, the nearest among equals, or
// 0 when none is longer than atLeast.
func (m *matcher) longest(at, atLeast int) (length, distance int) {
	if len(m.text)-at < minMatch {
		return 0, 0
	}
	length = max(atLeast, minMatch-1)
	limit := min(maxMatch, len(m.text)-at)
	place := m.index.head[hash(m.text, at)]
	for probe := 0; place != 0 && probe < maxProbes && length < min(limit, longEnough); probe++ {
		candidate := int(place) - 1
		if m.text[candidate+length] == m.text[at+length] {
			if n := common(m.text[candidate:], m.text[at:], limit); n > length {
				length, distance = n, at-candidate
			}
		}
		place = m.index.previous[place]
	}
	if distance == 0 {
		return 0, 0
	}
	return length, distance
}

// common returns how many of the first limit bytes are the same.
func common(a, b []byte, limit int) int {
	n := 0
	for ; n+8 <= limit; n += 8 {
		if x := binary.LittleEndian.Uint64(a[n:]) ^ binary.LittleEndian.Uint64(b[n:]); x != 0 {
			return n + bits.TrailingZeros64(x)/8
		}
	}
	for n < limit && a[n] == b[n] {
		n++
	}
	return n
}
