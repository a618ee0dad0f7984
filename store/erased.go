package store

import (
	"slices"

	"bankje/sync/envelope"
	"bankje/sync/space"
)

// erased is what the statements of a space erase. The zero value erases
// nothing.
type erased struct {
	all    []envelope.Erasure
	hashes []envelope.Hash // of those statements, the newest last, behind those that fell
}

// erasedBy gives what statements erase.
func erasedBy(s space.State) (e erased) {
	for _, erasure := range s.FallenErasures() {
		e.hashes = append(e.hashes, erasure.Hash)
	}
	for _, erasure := range s.Erasures() {
		e.all, e.hashes = append(e.all, erasure.Erasure), append(e.hashes, erasure.Hash)
	}
	return e
}

// after says whether something was erased after the statement of this hash was
// the last one; zero: there was none. A statement that is not known was lost
// here, and is newer.
func (e *erased) after(last envelope.Hash) bool {
	if last == (envelope.Hash{}) {
		return len(e.hashes) > 0
	}
	known := slices.Index(e.hashes, last)
	return known >= 0 && known < len(e.hashes)-1
}

// covers says whether a stub is meant to be one. One that no statement asks
// for is a change that has yet to arrive.
func (e *erased) covers(h envelope.Header) bool {
	for i := range e.all {
		if e.all[i].Covers(h.Device, h.Sequence) {
			return true
		}
	}
	return false
}

// lastErased gives, for each space by number, the hash of the newest statement
// that erased something, zeros where there is none. A snapshot carries it.
func (j *Journal) lastErased() []byte {
	var all []byte
	for _, s := range j.spaces {
		var last envelope.Hash
		if n := len(s.erased.hashes); n > 0 {
			last = s.erased.hashes[n-1]
		}
		all = append(all, last[:]...)
	}
	return all
}

// erasedAfter says whether something was erased since lastErased gave this.
func (j *Journal) erasedAfter(all []byte) bool {
	for _, s := range j.spaces {
		var last envelope.Hash
		all = all[copy(last[:], all):]
		if s.erased.after(last) {
			return true
		}
	}
	return false
}
