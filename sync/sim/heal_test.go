package sim

import (
	"errors"
	"slices"
	"strings"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/space"
)

// mostContacts is within how many rounds of contacts, each phone one, everything
// is everywhere once nothing is in the way any more.
const mostContacts = 6

// heal ends all that was in the way, and has the phones make contact until
// nothing changes any more. It is an error if that takes longer than promised.
func (w *world) heal() {
	w.t.Helper()
	w.tell("all heals")
	w.network.bad = 0
	for _, r := range w.relays {
		r.down = r.gone
	}
	for _, p := range w.phones {
		if p.full {
			p.fill(false)
		}
	}
	for len(w.network.late) > 0 {
		w.network.deliverLate()
	}
	carried := false
	for range mostContacts {
		if w.everybodyMakesContact() {
			continue
		}
		if carried || !w.areApart() {
			w.nobodyIsRefused()
			return
		}
		carried = true
		w.allCarryFiles()
	}
	if w.everybodyMakesContact() {
		w.t.Fatalf("after %d contacts of each phone there was still something new", mostContacts)
	}
	w.nobodyIsRefused()
}

// nobodyIsRefused is an error for each phone that the relay did not take at the last
// contact, or that it only told why it is not in: who comes in waits for others, who
// have to hear something first.
func (w *world) nobodyIsRefused() {
	w.t.Helper()
	for _, p := range w.phones {
		if p.refused != nil {
			w.t.Fatalf("%s: with nothing in the way: %v", p, p.refused)
		}
		if state, knows := p.state(); knows && !p.gone && !p.strange {
			if _, known := state.Device(p.me()); !known && p.mayComeIn() {
				w.t.Fatalf("%s: with nothing in the way: not in, though the invitation opens", p)
			}
		}
	}
}

// everybodyMakesContact says whether anything changed.
func (w *world) everybodyMakesContact() bool {
	w.t.Helper()
	before := w.everythingHeld()
	for _, p := range w.phones {
		if p.gone {
			continue
		}
		if _, known := p.state(); !known {
			continue
		}
		p.refused, p.strange = nil, false
		_, err := p.contact()
		if errors.Is(err, errNoRelay) || w.isGone(p) {
			w.bringFilesTo(p)
			w.bringFileOf(p)
			_, err = p.contact()
		}
		if w.isGone(p) && p.moveByHand() {
			_, err = p.contact()
		}
		if err != nil && !w.isGone(p) && !errors.Is(err, errNoRelay) && !p.mayBeRefused(err) {
			if !p.mayWait(err) {
				w.t.Fatalf("%s: with nothing in the way: %v", p, err)
			}
			p.refused = err
		}
		if w.isGone(p) && p.isUnknown() {
			p.strange = !p.mayComeIn() // there is no relay to tell them so
		}
		if p.knowsAlone() || p.refused != nil && p.inviterForgot() {
			w.bringFileOf(p)
		}
	}
	return w.everythingHeld() != before
}

// areApart says whether the phones go to several relays, and so nobody could hear of the
// others: one of before is gone for good, or a member who hears that there is another
// cannot read where, for whoever moved the team began an epoch without them.
func (w *world) areApart() bool {
	w.t.Helper()
	homes, lost := map[string]bool{}, false
	for _, p := range w.phones {
		if _, known := p.state(); known && !p.gone {
			address, err := p.RelayAddress(w.ctx, w.space())
			w.must(err)
			homes[address] = true
			lost = lost || p.isIn() && p.cannotReadWhere()
		}
	}
	for _, r := range w.relays {
		lost = lost || r.gone
	}
	return len(homes) > 1 && lost
}

// cannotReadWhere says whether a statement on a phone names a relay whose address it
// cannot open.
func (p *phone) cannotReadWhere() bool {
	w := p.world
	w.t.Helper()
	relays, err := p.Relays(w.ctx, w.space())
	w.must(err)
	known := []envelope.RelayID{{}}
	for _, address := range append([]string{relays.Home, relays.Before}, relays.Others...) {
		known = append(known, envelope.NewRelayID(address))
	}
	h, _ := p.holding()
	return slices.ContainsFunc(h.Statements, func(s space.Held) bool {
		home, err := envelope.ParseHome(s.Statement)
		return err == nil && !slices.Contains(known, home.Relay)
	})
}

// allCarryFiles has all phones take in what all others have.
func (w *world) allCarryFiles() {
	w.t.Helper()
	for _, p := range w.phones {
		if _, knows := p.state(); knows && !p.gone {
			w.bringFilesTo(p)
		}
	}
}

// isGone says whether the relay that a phone knows is gone for good.
func (w *world) isGone(p *phone) bool {
	w.t.Helper()
	address, err := p.RelayAddress(w.ctx, w.space())
	w.must(err)
	r, _ := w.relayAt(strings.TrimPrefix(address, "https://"))
	return r != nil && r.gone
}

// moveByHand is what a coordinator does who is told that the relay is gone, and
// has heard nothing of another one, and says whether one did.
func (p *phone) moveByHand() bool {
	w := p.world
	w.t.Helper()
	state, _ := p.state()
	newest := w.relays[len(w.relays)-1]
	if !state.IsCoordinator(p.me()) || newest.gone {
		return false
	}
	w.must(p.SetRelay(w.ctx, w.team, newest.address))
	w.tell("%s types the address %s", p, newest.address)
	return true
}

// bringFilesTo has a phone take in what all others have.
func (w *world) bringFilesTo(p *phone) {
	w.t.Helper()
	for _, from := range w.phones {
		if _, has := from.state(); has && from != p && !from.gone {
			p.imports(from.export(), from.name)
		}
	}
}

// bringFileOf has all others take in what a phone has.
func (w *world) bringFileOf(p *phone) {
	w.t.Helper()
	file := p.export()
	for _, to := range w.phones {
		if _, has := to.state(); has && to != p && !to.gone {
			to.imports(file, p.name)
		}
	}
}

// mayWait says whether a phone is refused since the relay does not know yet how it
// came in: somebody has to sign its invitation again first.
func (p *phone) mayWait(err error) bool {
	var refusal *protocol.Refusal
	return errors.As(err, &refusal) && (refusal.Code == protocol.CodeStranger || refusal.Code == protocol.CodeStatements)
}

// mayBeRefused says whether a relay is right to refuse a phone, however often.
func (p *phone) mayBeRefused(err error) bool {
	var refusal *protocol.Refusal
	if !errors.As(err, &refusal) {
		return false
	}
	switch refusal.Code {
	case protocol.CodeRemoved:
		return !p.isIn()
	case protocol.CodeStranger, protocol.CodeStatements:
		p.strange = !p.mayComeIn()
		return p.strange
	}
	return false
}

// mayComeIn says whether a phone that the others do not know has an invitation
// that still opens, or could be made to.
func (p *phone) mayComeIn() bool {
	p.world.t.Helper()
	for _, other := range p.world.phones {
		h, knows := other.holding()
		if other == p || other.gone || other.strange || !knows {
			continue
		}
		state := h.State
		i, known := state.Invitation(p.came)
		switch {
		case known && i.Withdrawn, known && i.UsedBy != envelope.DeviceID{} && i.UsedBy != p.me():
			return false
		case !known && p.inviter != nil && !p.mayBeInvitedAgain(state):
			return false // nobody can
		case !known && slices.ContainsFunc(h.Statements, func(s space.Held) bool { return withdraws(s.Statement, p.came) }):
			return false // nobody is to
		}
	}
	return true
}

func withdraws(s envelope.Statement, invitation envelope.InvitationID) bool {
	n, err := envelope.ParseRotation(s)
	return err == nil && slices.Contains(n.Withdrawn, invitation)
}

// isUnknown says whether nobody else has heard that a phone is in the team, or whatever
// let it in has lost there.
func (p *phone) isUnknown() bool {
	return !slices.ContainsFunc(p.world.phones, func(other *phone) bool {
		state, knows := other.state()
		_, known := state.Device(p.me())
		return other != p && !other.gone && knows && known
	})
}
