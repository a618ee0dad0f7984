package space

import (
	"slices"

	"bankje/sync/envelope"
)

// loseErasure lets an erasure hold, unless its author is out by what somebody
// said who did not know of it: who was removed could make it up afterwards, with a
// place from before, and what it destroys comes back from nowhere. Then a
// coordinator erases, or does not.
//
// Outs are all removals and leavings that lost.
func (s *State) loseErasure(n lostNode, outs []lostNode, held map[envelope.Hash]Lost) {
	e, err := envelope.ParseErasure(n.statement)
	if err != nil || s.isSaid(e) {
		return
	}
	erasure := Erasure{Erasure: e, By: n.statement.Author, Number: n.statement.Number, Hash: n.hash, Pending: true}
	if s.isOutWithout(n, outs) {
		if s.hasErased(e) {
			return // there is nothing to be told
		}
		s.fallen = append(s.fallen, erasure)
		held[n.hash] = Lost{Statement: n.statement, Fate: Fell, Err: ErrNotMember}
		return
	}
	s.erasures = append(s.erasures, erasure)
	held[n.hash] = Lost{Statement: n.statement, Fate: Holds}
}

// isOutWithout says whether the author of a statement that lost is out, and
// nobody with a say put them out who knew of it.
func (s *State) isOutWithout(n lostNode, outs []lostNode) bool {
	author := s.devices[s.Line(n.statement.Author)]
	if author.Standing == Active {
		return false
	}
	without := !author.Pending // by the chain that goes on, which has not this statement
	for _, out := range outs {
		if !s.putsOut(out.statement, author.ID) {
			continue
		}
		knew := out.isBehind(n.node)
		if knew && out.statement.Type == envelope.Remove && s.hadSay(out, author.ID) {
			return false
		}
		without = without || !knew
	}
	return without
}

// putsOut says whether a removal or a leaving names a device, or one that it
// succeeds.
func (s *State) putsOut(out envelope.Statement, id envelope.DeviceID) bool {
	if out.Type == envelope.Leave {
		return s.Line(out.Author) == id
	}
	m, err := envelope.ParseRemoval(out)
	return err == nil && slices.ContainsFunc(m.Devices, func(d envelope.RemovedDevice) bool { return s.Line(d.Device) == id })
}

// hadSay says whether the author of a statement that lost was a coordinator
// when the chains parted, and is another than the given one. Whom that one let in
// since has no say about it.
func (s *State) hadSay(n lostNode, but envelope.DeviceID) bool {
	d, known := s.devices[s.Line(n.statement.Author)]
	return known && d.ID != but && d.office > 0 && d.office <= n.parted
}

// isBehind says whether a node comes after another one.
func (n *node) isBehind(other *node) bool {
	for n != nil && n.statement.Number > other.statement.Number {
		n = n.parent
	}
	return n == other
}

// isSaid says whether one erasure lists the very same: mostly it is this one, signed
// again. One of which others list all, each a part or more than that, may be about
// somebody else, and is to be signed again: only so whoever writes of them later can
// have heard of it.
func (s *State) isSaid(e envelope.Erasure) bool {
	return slices.ContainsFunc(s.erasures, func(said Erasure) bool {
		return slices.EqualFunc(said.Feeds, e.Feeds, func(a, b envelope.ErasedFeed) bool {
			return a.Device == b.Device && slices.Equal(a.Runs, b.Runs)
		})
	})
}

// hasErased says whether all that the erasure lists is erased.
func (s *State) hasErased(e envelope.Erasure) bool {
	for _, f := range e.Feeds {
		for _, r := range f.Runs {
			for at := r.First; at <= r.Last; {
				last, ok := s.erasedFrom(f.Device, at)
				if !ok {
					return false
				}
				at = last + 1
			}
		}
	}
	return true
}

// erasedFrom returns up to which sequence an erasure lists a device's
// envelopes without a gap, beginning with one of them, and whether any does.
func (s *State) erasedFrom(device envelope.DeviceID, first uint64) (last uint64, ok bool) {
	for _, e := range s.erasures {
		for _, f := range e.Feeds {
			for _, r := range f.Runs {
				if f.Device == device && r.First <= first && first <= r.Last {
					return r.Last, true
				}
			}
		}
	}
	return 0, false
}
