package sim

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"strings"

	"bankje/store"
	"bankje/sync/protocol"
	"bankje/sync/space"
)

// digest tells of all that a phone shows of the team. What somebody wrote for
// himself, and stands beside what the team has, is for no other.
func (p *phone) digest() string {
	p.world.t.Helper()
	var b strings.Builder
	for _, c := range p.talks() {
		texts := []string{c.Note}
		for _, conflict := range c.Conflicts {
			texts = nil
			for _, v := range conflict.Versions {
				texts = append(texts, v.Text)
			}
		}
		texts = slices.DeleteFunc(texts, func(text string) bool { return text == "" || p.wroteAlone(c.ID, text) })
		slices.Sort(texts)
		count := fmt.Sprint(c.GroupCount)
		if p.world.mayBeErasedOf(c.ID) {
			count = "" // its author has it still, under what others wrote since
		}
		fmt.Fprintf(&b, "%x %q %s\n", c.ID, texts, count)
	}
	return b.String()
}

// mayBeErasedOf says whether something that was shared of a conversation may be erased
// from the team.
func (w *world) mayBeErasedOf(talk store.ConversationID) bool {
	return slices.ContainsFunc(w.ledger.saves, func(s *save) bool {
		return s.talk == talk && s.shared && w.fateOf(s) != stays
	})
}

// wroteAlone says whether there is a word in a text that the owner of the phone wrote
// for himself only, be it under what the team has or had. One that may be erased from
// the team is passed over too: its author has it still.
func (p *phone) wroteAlone(talk store.ConversationID, text string) bool {
	alone := map[string]bool{}
	for _, s := range p.world.ledger.saves {
		if s.talk != talk || !strings.Contains(text, s.word) {
			continue
		}
		if s.shared { // after it was written, perhaps, for oneself
			alone[s.word] = p.world.fateOf(s) != stays
		} else if s.by == p {
			alone[s.word] = true
		}
	}
	return slices.Contains(slices.Collect(maps.Values(alone)), true)
}

// vector gives how far each feed counts on a phone, and which of its branches that is.
func vector(h space.Holding) string {
	var b strings.Builder
	for _, run := range h.Runs {
		d, known := h.State.Device(run.Device)
		last := run.Last
		if known && d.Standing != space.Active {
			last = min(last, d.Last.Sequence)
		}
		if known && last >= run.First {
			hash := run.Hash
			if last < run.Last {
				hash = d.Last.Hash
			}
			fmt.Fprintf(&b, "%x %d-%d %.4x\n", run.Device, run.First, last, hash)
		}
	}
	return b.String()
}

// chains tells of all statements: those that a relay appended have a star, those on
// a chain that lost stand in brackets.
func chains(h space.Holding) string {
	var b strings.Builder
	for _, s := range h.Statements {
		form := " %d %v by %.3x%s"
		if !s.Continues {
			form = " (%d %v by %.3x%s)"
		}
		fmt.Fprintf(&b, form, s.Number, s.Type, s.Author, mark("*", s.Appended))
	}
	return b.String()
}

// everythingThatCounts tells what the members go by. A quarantine may still travel
// among them.
func (w *world) everythingThatCounts() string {
	w.t.Helper()
	var b strings.Builder
	for _, p := range w.members() {
		h, _ := p.holding()
		fmt.Fprintln(&b, p.name, h.State.Head(), vector(h), p.digest())
	}
	return b.String()
}

// everythingHeld is one hash over all that phones and relays have.
func (w *world) everythingHeld() [32]byte {
	w.t.Helper()
	var b strings.Builder
	for _, p := range w.phones {
		if p.gone {
			continue
		}
		h, known := p.holding()
		if !known {
			continue
		}
		fmt.Fprintln(&b, p.name, h.State.Head(), len(h.Aside), h.Runs, p.digest())
	}
	for _, r := range w.relays {
		counts, err := r.storage.Counts(w.ctx)
		w.must(err)
		heads, waiting := r.heads()
		fmt.Fprintln(&b, r.address, counts, heads, waiting)
	}
	return sha256.Sum256([]byte(b.String()))
}

// heads gives how far a relay has each feed of the team, and what waits.
func (r *relayHouse) heads() (heads, waiting []protocol.Head) {
	r.world.t.Helper()
	r.view(func(tx relayTx) error {
		var err error
		if heads, err = tx.Heads(); err != nil {
			return err
		}
		waiting, err = tx.Waiting()
		return err
	})
	return heads, waiting
}
