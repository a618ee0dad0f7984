package envelope

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
)

// A Run is envelopes of one feed that follow each other, both ends included.
type Run struct {
	First, Last uint64 // sequences
}

// An ErasedFeed says which envelopes of one device are erased.
type ErasedFeed struct {
	Device DeviceID
	Runs   []Run // by their first sequence, with a gap between any two
}

// An Erasure is what a statement of type Erase says: of which envelopes only
// the stubs may be kept, by everybody and for ever. What in them concerned
// others was written again before. Whom it is about, members only can read.
type Erasure struct {
	Epoch   uint32 // whose key the subject is sealed with
	Subject []byte // sealed
	Feeds   []ErasedFeed
}

// Add lists one more envelope. Any order will do, and any repetition.
func (e *Erasure) Add(device DeviceID, sequence uint64) {
	at, found := slices.BinarySearchFunc(e.Feeds, device, func(f ErasedFeed, d DeviceID) int {
		return bytes.Compare(f.Device[:], d[:])
	})
	if !found {
		e.Feeds = slices.Insert(e.Feeds, at, ErasedFeed{Device: device})
	}
	e.Feeds[at].add(sequence)
}

func (f *ErasedFeed) add(sequence uint64) {
	at, found := f.find(sequence)
	if found {
		return
	}
	after := at < len(f.Runs) && f.Runs[at].First == sequence+1
	switch before := at > 0 && f.Runs[at-1].Last == sequence-1; {
	case before && after:
		f.Runs[at-1].Last = f.Runs[at].Last
		f.Runs = slices.Delete(f.Runs, at, at+1)
	case before:
		f.Runs[at-1].Last = sequence
	case after:
		f.Runs[at].First = sequence
	default:
		f.Runs = slices.Insert(f.Runs, at, Run{sequence, sequence})
	}
}

// find returns the run that holds a sequence, or would stand behind it.
func (f *ErasedFeed) find(sequence uint64) (at int, found bool) {
	return slices.BinarySearchFunc(f.Runs, sequence, func(r Run, sequence uint64) int {
		switch {
		case r.Last < sequence:
			return -1
		case r.First > sequence:
			return 1
		}
		return 0
	})
}

// Covers says whether the erasure lists an envelope.
func (e *Erasure) Covers(device DeviceID, sequence uint64) bool {
	for i := range e.Feeds {
		if f := &e.Feeds[i]; f.Device == device {
			_, found := f.find(sequence)
			return found
		}
	}
	return false
}

// Statement returns the statement that orders the erasure, as the next of a
// space: number, links and signature are still to be given to it.
func (e *Erasure) Statement() Statement {
	b := binary.BigEndian.AppendUint32(nil, e.Epoch)
	b = binary.BigEndian.AppendUint16(b, uint16(len(e.Subject)))
	b = append(b, e.Subject...)
	b = binary.BigEndian.AppendUint32(b, uint32(len(e.Feeds)))
	for _, f := range e.Feeds {
		b = append(b, f.Device[:]...)
		b = binary.BigEndian.AppendUint32(b, uint32(len(f.Runs)))
		for _, r := range f.Runs {
			b = binary.BigEndian.AppendUint64(b, r.First)
			b = binary.BigEndian.AppendUint64(b, r.Last)
		}
	}
	return Statement{Type: Erase, Payload: b}
}

// ParseErasure reads the payload of a statement of type Erase; the subject
// aliases it. It returns ErrMalformed. Whether the author may order it is for
// the reader of the chain to decide.
func ParseErasure(s Statement) (Erasure, error) {
	if s.Type != Erase {
		return Erasure{}, fmt.Errorf("parse erasure: statement of type %d: %w", s.Type, ErrMalformed)
	}
	r := reader{rest: s.Payload}
	e := Erasure{Epoch: r.uint32()}
	e.Subject = r.take(int(r.uint16()))
	for range r.count(minErasedFeed) {
		e.Feeds = append(e.Feeds, readErasedFeed(&r))
	}
	if r.short || len(r.rest) > 0 || len(e.Subject) > maxSealedSubject || !e.canonical() {
		return Erasure{}, fmt.Errorf("parse erasure of %d bytes: %w", len(s.Payload), ErrMalformed)
	}
	return e, nil
}

const (
	runSize       = 8 + 8
	minErasedFeed = 16 + 4 + runSize
)

func readErasedFeed(r *reader) ErasedFeed {
	var f ErasedFeed
	r.fill(f.Device[:])
	runs := r.count(runSize)
	f.Runs = make([]Run, 0, runs)
	for range runs {
		f.Runs = append(f.Runs, Run{r.uint64(), r.uint64()})
	}
	return f
}

// canonical says whether the list is written in the one way in which it may
// be: something in it, everything in order, nothing twice.
func (e *Erasure) canonical() bool {
	for i, f := range e.Feeds {
		if i > 0 && bytes.Compare(e.Feeds[i-1].Device[:], f.Device[:]) >= 0 || !f.canonical() {
			return false
		}
	}
	return len(e.Feeds) > 0
}

func (f *ErasedFeed) canonical() bool {
	least := uint64(1)
	for _, r := range f.Runs {
		if r.First < least || r.Last < r.First || r.Last > MaxNumber {
			return false
		}
		least = r.Last + 2
	}
	return len(f.Runs) > 0
}
