package sim

import (
	"slices"
	"strings"

	"bankje/store"
	"bankje/sync/space"
)

// isAnsweredBySomebody says whether any phone shows a save in the team: what was on a branch
// of a feed that lost is written again in another envelope.
func (w *world) isAnsweredBySomebody(s *save) bool {
	return slices.ContainsFunc(w.phones, func(p *phone) bool {
		if p.gone || !p.isIn() {
			return false
		}
		c, err := p.Conversation(w.ctx, s.talk)
		return err == nil && w.isOurs(c) && w.isAnswered(s, p)
	})
}

// isAnswered says whether a phone shows a save, or what somebody wrote or did
// who had seen it. What is lost may have been on its way still.
func (w *world) isAnswered(s *save, on *phone) bool {
	c, err := on.Conversation(w.ctx, s.talk)
	return err == nil && strings.Contains(shown(c), s.word) || w.isFollowed(s, on)
}

// isFollowed says whether a phone shows what somebody wrote or did who had seen a save.
func (w *world) isFollowed(s *save, on *phone) bool {
	c, err := on.Conversation(w.ctx, s.talk)
	for _, h := range w.ledger.hidden {
		if h.talk == s.talk && !h.lost && slices.Contains(h.saw, s.word) {
			return true
		}
	}
	for _, next := range w.ledger.saves {
		if next.talk != s.talk || next.lost != "" && !w.isHeld(next) || !slices.Contains(next.saw, s.word) {
			continue
		}
		// What waits in a quarantine counts once it was written again, or what somebody
		// wrote counts who had seen it.
		waits := next.shared && w.waitsInQuarantine(next) && !(err == nil && strings.Contains(shown(c), next.word)) && !on.hasRead(next)
		if !waits && w.isAnswered(next, on) || waits && w.isFollowed(next, on) {
			return true
		}
	}
	return false
}

// hasRead says whether a save counts on a phone, though others have written in its
// place since: the versions of the conversation tell it. What was shared as it was may
// be told of one's own too, and says nothing.
func (p *phone) hasRead(s *save) bool {
	if slices.ContainsFunc(p.world.ledger.saves, func(other *save) bool { return !other.shared && other.word == s.word }) {
		return false
	}
	edits, err := p.Versions(p.world.ctx, s.talk)
	p.world.may(err, store.ErrNotFound)
	return slices.ContainsFunc(edits, func(e store.Edit) bool {
		return slices.ContainsFunc(e.Changes, func(f store.FieldEdit) bool { return strings.Contains(f.After, s.word) })
	})
}

// waitsInQuarantine says whether a save lies beyond where the feed of a device
// that is out ends.
func (w *world) waitsInQuarantine(s *save) bool {
	return w.waits(s.place())
}

// waits says it of what stands in a place.
func (w *world) waits(at place) bool {
	state, ok := w.teamState()
	if !ok {
		return false
	}
	d, known := state.Device(at.device)
	if !known {
		return true // whoever came in on a chain that lost waits to be let in again
	}
	return d.Standing != space.Active && (at.sequence > d.Last.Sequence || w.isOnABranch(at))
}

// isOnABranch says whether the feed that counts has another envelope in a place.
func (w *world) isOnABranch(at place) bool {
	e, held := w.members()[0].holds(at.device, at.sequence)
	return held && e.Hash() != at.hash
}

// teamState is what the team is, as its members say.
func (w *world) teamState() (space.State, bool) {
	for _, p := range w.members() {
		return p.state()
	}
	return space.State{}, false
}

// isHeld says whether the envelope of a save is on any disk, with its body.
func (w *world) isHeld(s *save) bool { return w.holdsBody(s.place()) }

// isKept says whether a save is on any disk: as it was written, or where it was about
// whom was erased, and about others too, or stood on a branch, in what was written in
// its place.
func (w *world) isKept(s *save) bool {
	lacks := func(again place) bool { return !w.survives(again, w.ledger.erasings) }
	branched := func(other *save) bool {
		return other.by == s.by && other.device == s.device && other.sequence <= s.sequence && w.isOnABranch(other.place())
	}
	again := slices.DeleteFunc(slices.Clone(s.by.again), func(at place) bool { return at.device == s.device })
	return w.survives(s.place(), w.ledger.erasings) ||
		len(again) > 0 && slices.ContainsFunc(w.ledger.saves, branched) && !slices.ContainsFunc(again, lacks)
}

// survives says whether what stands in a place is on any disk: itself, or what was
// written in its place by some erasings.
func (w *world) survives(at place, erasings []*erasing) bool {
	return w.holdsBody(at) || w.isWrittenAgain(at, erasings)
}

// isWrittenAgain says whether all is on some disk that somebody wrote who erased a
// person of what stands in a place, by one of some erasings, and kept the notes.
func (w *world) isWrittenAgain(at place, erasings []*erasing) bool {
	for i, e := range erasings {
		lacks := func(again place) bool { return !w.survives(again, erasings[i+1:]) }
		if e.keepNotes && len(e.again) > 0 && e.listed.Covers(at.device, at.sequence) && !slices.ContainsFunc(e.again, lacks) {
			return true
		}
	}
	return false
}

// isOnADisk says whether an envelope is on any disk, be it as a stub.
func (w *world) isOnADisk(at place) bool {
	return w.holdsBody(at) || slices.ContainsFunc(w.phones, func(p *phone) bool { return !p.gone && p.keeps(at) })
}

// holdsBody says whether an envelope is on any disk, with its body.
func (w *world) holdsBody(at place) bool {
	return w.holdsBodyAmong(at, func(*phone) bool { return true })
}

// holdsBodyAmong says whether it is on a relay's disk, or on that of some phones.
func (w *world) holdsBodyAmong(at place, some func(p *phone) bool) bool {
	for _, p := range w.phones {
		if p.gone || !some(p) {
			continue
		}
		if e, held := p.holds(at.device, at.sequence); held && e.Hash() == at.hash && !e.IsStub() {
			return true
		}
	}
	return slices.ContainsFunc(w.relays, func(r *relayHouse) bool {
		return !r.gone && w.isKnown(r) && r.holds(at.device, at.sequence, at.hash)
	})
}

// isKnown says whether any phone knows of a relay, or hears of it at one that it knows:
// where those who did broke or were restored, nobody asks it for what it holds.
func (w *world) isKnown(r *relayHouse) bool {
	if slices.ContainsFunc(w.phones, func(p *phone) bool {
		h, _ := p.holding()
		return !p.gone && slices.ContainsFunc(h.Statements, func(s space.Held) bool { return r.isHomeBy(s.Statement) })
	}) {
		return true
	}
	return slices.ContainsFunc(w.relays[:slices.Index(w.relays, r)], func(before *relayHouse) bool {
		return !before.gone && before.knows(r) && w.isKnown(before)
	})
}
