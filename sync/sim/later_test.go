package sim

import (
	"encoding/binary"
	"errors"
	"slices"

	"bankje/store"
	"bankje/store/merge"
	"bankje/sync/envelope"
	"bankje/sync/space"
)

// What only a later version of the app writes, as the numbers of a kind and a field,
// an op and a part of a change that this one does not know.
const (
	laterKind   = 4000
	laterField  = 4001
	laterOp     = merge.Op(99)
	laterPart   = 4002
	laterEditor = 2
)

// conversation is the number of that kind in changes.
const conversation = 3

// A trace is what a later version wrote besides a save: a record that this one does
// not know.
type trace struct {
	in     envelope.SpaceID
	record merge.RecordKey
	word   string
	save   *save // with which it was written
}

// laterVersion has the journal be that of a later version of the app.
func (p *phone) laterVersion() *store.Later {
	if !p.later {
		return nil
	}
	return &store.Later{Editor: laterEditor, Amend: p.amends}
}

// amends adds to a change that writes in a conversation what only a later version
// does. Of one in ten older ones are to keep their hands off.
func (p *phone) amends(in envelope.SpaceID, c *merge.Change) {
	w := p.world
	at := slices.IndexFunc(c.Writes, func(w merge.Write) bool { return w.Kind == conversation && w.Field != merge.FieldRecord })
	if at < 0 {
		return
	}
	talk := c.Writes[at].Record
	t := trace{in: in, record: merge.RecordKey{Kind: laterKind}, word: w.ledger.laterWord()}
	binary.BigEndian.PutUint64(t.record.ID[8:], w.ledger.later)
	c.Writes = append(c.Writes,
		merge.Write{Record: talk, Kind: conversation, Op: merge.OpSet, Field: laterField, Value: []byte(t.word)},
		merge.Write{Record: t.record.ID, Kind: laterKind, Op: merge.OpSet, Field: 1, Value: []byte(t.word)},
		merge.Write{Record: t.record.ID, Kind: laterKind, Op: laterOp, Field: laterField, Element: "e", Value: []byte(t.word)},
	)
	c.Parts = append(c.Parts, merge.Part{Tag: laterPart, Data: []byte(t.word)})
	if w.chance(10) {
		c.MinimumEditor = laterEditor
		w.ledger.handsOff[store.ConversationID(talk)] = true
	}
	p.traces = append(p.traces, t)
}

// leaves notes what a later version wrote besides a save.
func (p *phone) leaves(s *save) {
	for _, t := range p.traces {
		if (t.in == p.world.space()) == s.shared {
			t.save = s
			p.world.ledger.traces = append(p.world.ledger.traces, t)
		}
	}
	p.traces = nil
}

// mayBeNewer passes over the refusal to edit what only a later version may.
func (p *phone) mayBeNewer(c store.Conversation, err error) error {
	if errors.Is(err, store.ErrNewerRecord) && !p.later && p.world.ledger.handsOff[c.ID] {
		p.world.tell("%s is to leave a conversation to a later version", p)
		return nil
	}
	return err
}

// updates has the app be of a later version from now on.
func (p *phone) updates() {
	p.quit()
	p.later = true
	p.start()
	p.world.tell("%s: the app is of a later version", p)
}

func (w *world) someoneUpdates(p *phone) {
	if !p.later {
		p.updates()
	}
}

// whatIsLaterIsKept looks for what a later version wrote on each phone that has what
// it was written with, of whatever version: also where that was erased, for it is
// about nobody.
func (w *world) whatIsLaterIsKept() {
	w.t.Helper()
	members := w.members()
	for _, t := range w.ledger.traces {
		s := t.save
		switch {
		case s.lost != "", s.nowhere, !slices.Contains(w.ledger.saves, s):
		case !s.shared:
			if s.by.gone {
				continue
			}
			// A phone that was restored has neither, though what was shared of it may be back.
			c, err := s.by.Conversation(w.ctx, s.talk)
			isBack := s.by.twice && w.isOurs(c)
			if err == nil && !isBack && !s.by.knowsLater(t) {
				w.t.Errorf("%s wrote %s of a later version with %s, which is gone", s.by, t.word, s.word)
			}
		case w.waitsInQuarantine(s), w.onlyWhoIsOutHas(s), w.nobodyHeardOf(s), w.fateOf(s) != goes && !w.isHeld(s), w.isAgainInQuarantine(s), w.isTakenAlong(s):
		default:
			for _, p := range members {
				if !p.knowsLater(t) {
					w.t.Errorf("%s wrote %s of a later version with %s, and %s does not have it", s.by, t.word, s.word, p)
				}
			}
		}
	}
}

// nobodyHeardOf says whether no phone has the envelope of a save, not even as a stub: it
// was on one that was restored, and with it what whoever erases writes again. A device
// that goes on as another one may have written it again there.
func (w *world) nobodyHeardOf(s *save) bool {
	state, _ := w.teamState()
	return state.Line(s.device) == s.device && !slices.ContainsFunc(w.phones, func(p *phone) bool { return !p.gone && p.keeps(s.place()) })
}

// isAgainInQuarantine says whether what was erased with a save may wait, as it was
// written again, for a coordinator: whoever erased somebody is out.
func (w *world) isAgainInQuarantine(s *save) bool {
	state, _ := w.teamState()
	return slices.ContainsFunc(w.ledger.erasings, func(e *erasing) bool {
		d, _ := state.Device(e.by.me())
		return slices.Contains(w.ledger.about[s.talk], e.person) && d.Standing != space.Active
	})
}

// isTakenAlong says whether a save, or what was written again as it was erased, stands in
// the place of a feed in which a copy of that phone wrote about whom is erased: an erasure
// of the one goes for both, see tookThePlaceOf.
func (w *world) isTakenAlong(s *save) bool {
	state, _ := w.teamState()
	taken := func(at place) bool { return state.Erased(at.device, at.sequence) && w.isOnACopyOfErased(at) }
	return taken(s.place()) || slices.ContainsFunc(w.ledger.erasings, func(e *erasing) bool {
		return e.listed.Covers(s.device, s.sequence) && slices.ContainsFunc(e.again, taken)
	})
}

// isOnACopyOfErased says whether what was written about whom somebody erased, or hidden,
// stands in the same place of the feed as something else.
func (w *world) isOnACopyOfErased(at place) bool {
	beside := func(other place) bool {
		return other.device == at.device && other.sequence == at.sequence && other.hash != at.hash
	}
	return slices.ContainsFunc(w.ledger.saves, func(other *save) bool {
		return other.shared && beside(other.place()) && w.fateOf(other) != stays
	}) || slices.ContainsFunc(w.ledger.hidden, func(h *hiding) bool {
		return slices.ContainsFunc(h.at, beside) && slices.ContainsFunc(w.ledger.erasings, func(e *erasing) bool {
			return slices.Contains(w.ledger.about[h.talk], e.person)
		})
	})
}

func (p *phone) knowsLater(t trace) bool {
	values, err := p.LaterValues(p.world.ctx, t.record, 1)
	p.world.may(err, store.ErrNotFound)
	return slices.ContainsFunc(values, func(v []byte) bool { return string(v) == t.word })
}
