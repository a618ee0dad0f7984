package space

import (
	"slices"

	"bankje/sync/envelope"
)

// A Verdict says what an envelope counts for here and now.
type Verdict int

// The verdicts. Only an accepted envelope is merged. One that waits is kept
// and judged again when statements have come; one in quarantine is kept until
// a coordinator accepts it; one that is refused counts for nobody, ever.
const (
	Refused       Verdict = iota // of another space, or of an epoch that did not exist
	Accepted                     // by a member, or from before it went
	Quarantined                  // by a device that is out, beyond what counts
	UnknownAuthor                // by a device that is not known here, or not yet
	UnknownHead                  // its author knew statements that are not here yet
)

// String returns the verdict in words.
func (v Verdict) String() string {
	return [...]string{"refused", "accepted", "quarantined", "unknown author", "unknown head"}[v]
}

// Admits says what an envelope counts for. It looks at no signature.
//
// Where a device is out, its feed counts as far as the chain of hashes that
// ends in Last: of several envelopes with one sequence, the caller is to keep
// the one from which that chain goes on. Admits tells only whether the last is
// the right one.
func (s State) Admits(e envelope.Envelope) Verdict {
	h := e.Header
	if h.Space != s.space {
		return Refused
	}
	at, ok := s.known[h.Members]
	if !ok {
		return UnknownHead
	}
	if h.Epoch == 0 || h.Epoch > at.epoch {
		return Refused
	}
	d, ok := s.devices[h.Device]
	switch {
	case !ok:
		return UnknownAuthor
	case d.Standing == Active || h.Sequence < d.Last.Sequence:
		return Accepted
	case h.Sequence == d.Last.Sequence && e.Hash() == d.Last.Hash:
		return Accepted
	}
	return Quarantined
}

// Erased says whether of an envelope only the stub may be kept.
func (s State) Erased(device envelope.DeviceID, sequence uint64) bool {
	return covers(s.erasures, device, sequence)
}

// Knew says whether who wrote with this as the newest statement had heard of an
// erasure.
func (s State) Knew(head envelope.Hash, e Erasure) bool {
	at, known := s.known[head]
	return known && !at.lost && !e.Pending && at.number >= e.Number
}

// MayBeStub says whether of an envelope somebody may have only the stub: it is
// erased, or was by an erasure that fell, which they knew before what it fell by.
// Then the body is to be asked for.
func (s State) MayBeStub(device envelope.DeviceID, sequence uint64) bool {
	return s.Erased(device, sequence) || covers(s.fallen, device, sequence)
}

// Stubbing returns the erasures for which of an envelope somebody may have only the
// stub, those that fell last.
func (s State) Stubbing(device envelope.DeviceID, sequence uint64) []Erasure {
	return slices.DeleteFunc(slices.Concat(s.erasures, s.fallen), func(e Erasure) bool { return !e.Covers(device, sequence) })
}

func covers(erasures []Erasure, device envelope.DeviceID, sequence uint64) bool {
	return slices.ContainsFunc(erasures, func(e Erasure) bool { return e.Covers(device, sequence) })
}

// Erasures returns what was erased, in the order in which it was ordered.
func (s State) Erasures() []Erasure { return slices.Clone(s.erasures) }

// FallenErasures returns those that do not hold, though they were allowed on a
// chain that lost. They may hold once more statements are here, and those of
// Erasures may fall.
func (s State) FallenErasures() []Erasure { return slices.Clone(s.fallen) }

// ErasuresSince returns those that do not hold in an earlier state.
func (s State) ErasuresSince(earlier State) []Erasure {
	return slices.DeleteFunc(s.Erasures(), func(e Erasure) bool {
		return slices.ContainsFunc(earlier.erasures, func(before Erasure) bool { return before.Hash == e.Hash })
	})
}

// MayWrite returns nil when the device may write in the space now, else
// ErrNewer, ErrUnknownDevice or ErrNotMember.
func (s State) MayWrite(device envelope.DeviceID) error {
	if s.newer {
		return ErrNewer
	}
	_, err := s.member(device)
	return err
}
