package protocol

import (
	"crypto/sha256"
	"fmt"

	"bankje/sync/envelope"
)

// A Run is envelopes that one device wrote one after the other in one space.
// What of their headers can be computed from the run is not sent.
type Run []envelope.Envelope

// The low bits of the number that begins an envelope in a run. The others are
// the length of its body; none is a stub, which brings its body's hash.
const (
	bitMembers = 1 << iota // the statement that the author knew follows
	bitEpoch               // the epoch follows
	bitsTag    = iota
)

// Sizes below which nothing can be: an envelope is a tag, a signature and one
// byte of body; a run is a device, its first sequence, and a count.
const (
	envelopeSize = 1 + envelope.SignatureSize + 1
	runSize      = 16 + 1 + 1 + envelopeSize
)

// Size returns how many bytes an envelope takes in a message at most, when it
// begins a run of its own.
func Size(e envelope.Envelope) int {
	return 16 + 10 + 32 + 3 + 5 + 32 + 5 + 32 + envelope.SignatureSize + len(e.Body)
}

// appendRun writes a run, which the caller has made sure is one.
func appendRun(b []byte, run Run) []byte {
	first := run[0].Header
	b = append(b, first.Device[:]...)
	b = appendNumber(b, first.Sequence)
	if first.Sequence > 1 {
		b = append(b, first.Previous[:]...)
	}
	b = appendNumber(b, uint64(len(run)))
	var before envelope.Header
	for _, e := range run {
		b = appendEnvelope(b, before, e)
		before = e.Header
	}
	return b
}

func appendEnvelope(b []byte, before envelope.Header, e envelope.Envelope) []byte {
	h := e.Header
	tag := uint64(len(e.Body)) << bitsTag
	if h.Members != before.Members {
		tag |= bitMembers
	}
	if h.Epoch != before.Epoch {
		tag |= bitEpoch
	}
	b = appendNumber(b, tag)
	if tag&bitMembers != 0 {
		b = append(b, h.Members[:]...)
	}
	if tag&bitEpoch != 0 {
		b = appendNumber(b, uint64(h.Epoch))
	}
	if e.IsStub() {
		b = append(b, h.BodyHash[:]...)
	}
	b = append(b, e.Signature[:]...)
	return append(b, e.Body...)
}

// runs reads runs of one space, up to MaxBatch envelopes in all. Bodies alias
// the message.
func (r *reader) runs(space envelope.SpaceID) []Run {
	n := r.count(MaxBatch, runSize)
	if n == 0 {
		r.fail() // a list that is empty is left out
	}
	runs := make([]Run, 0, n)
	left := MaxBatch
	for range n {
		run := r.run(space, left)
		if r.bad {
			return nil
		}
		left -= len(run)
		runs = append(runs, run)
	}
	return runs
}

func (r *reader) run(space envelope.SpaceID, most int) Run {
	next := envelope.Header{Space: space}
	r.fill(next.Device[:])
	next.Sequence = r.number()
	if next.Sequence > 1 {
		r.fill(next.Previous[:])
		if next.Previous == (envelope.Hash{}) {
			r.fail()
		}
	}
	n := r.count(most, envelopeSize)
	if n == 0 || next.Sequence == 0 || next.Sequence > envelope.MaxNumber-uint64(n) {
		r.fail()
		return nil
	}
	run := make(Run, 0, n)
	for range n {
		e := r.envelope(next)
		if r.bad {
			return nil
		}
		run = append(run, e)
		next = e.Header
		next.Sequence++
		next.Previous = e.Hash()
	}
	return run
}

// envelope reads an envelope whose header is next, but for what follows.
func (r *reader) envelope(next envelope.Header) envelope.Envelope {
	e := envelope.Envelope{Header: next}
	tag := r.number()
	if tag&bitMembers != 0 {
		r.fill(e.Header.Members[:])
	}
	if tag&bitEpoch != 0 {
		e.Header.Epoch = uint32(r.upTo(1<<32 - 1))
	}
	if (tag&bitMembers != 0) != (e.Header.Members != next.Members) || (tag&bitEpoch != 0) != (e.Header.Epoch != next.Epoch) {
		r.fail() // what does not change is left out
	}
	length := tag >> bitsTag
	if length > envelope.MaxBody {
		r.fail()
	}
	if length == 0 {
		r.fill(e.Header.BodyHash[:])
	}
	r.fill(e.Signature[:])
	if length > 0 {
		e.Body = r.take(int(length))
		e.Header.BodyHash = sha256.Sum256(e.Body)
	}
	return e
}

// checkRuns returns an error unless every run holds envelopes of one device in
// the given space, one after the other: others can't be written.
func checkRuns(space envelope.SpaceID, runs []Run) error {
	total := 0
	for _, run := range runs {
		if len(run) == 0 {
			return fmt.Errorf("an empty run: %w", envelope.ErrChain)
		}
		total += len(run)
		for i, e := range run {
			h := e.Header
			if h.Space != space || i > 0 && (h.Device != run[0].Header.Device || h.Sequence != run[0].Header.Sequence+uint64(i) ||
				h.Previous != run[i-1].Hash()) {
				return fmt.Errorf("envelope %d of a run: %w", h.Sequence, envelope.ErrChain)
			}
		}
	}
	if total > MaxBatch {
		return fmt.Errorf("%d envelopes in a message: %w", total, ErrLarge)
	}
	return nil
}
