package sim

import (
	"errors"

	"bankje/sync/protocol"
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
		r.down = false
	}
	for _, p := range w.phones {
		if p.full {
			p.fill(false)
		}
	}
	for len(w.network.late) > 0 {
		w.network.deliverLate()
	}
	for range mostContacts {
		if !w.everybodyMakesContact() {
			return
		}
	}
	if w.everybodyMakesContact() {
		w.t.Fatalf("after %d contacts of each phone there was still something new", mostContacts)
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
		_, err := p.contact()
		if errors.Is(err, errNoRelay) {
			w.bringFilesTo(p)
			continue
		}
		if refusal := (*protocol.Refusal)(nil); errors.As(err, &refusal) && refusal.Code == protocol.CodeSpaceUnknown {
			// The team's relay was never asked, or has forgotten: whoever is in asks.
			if address, _ := p.RelayAddress(w.ctx, w.space()); p.isIn() {
				r, _ := w.relayAt(address[len("https://"):])
				w.must(p.registers(r))
				_, err = p.contact()
			}
		}
		if err != nil && !p.mayBeRefused(err) {
			w.t.Fatalf("%s: with nothing in the way: %v", p, err)
		}
	}
	return w.everythingHeld() != before
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

// mayBeRefused says whether a relay is right to refuse a phone.
func (p *phone) mayBeRefused(err error) bool {
	var refusal *protocol.Refusal
	return errors.As(err, &refusal) && !p.isIn() &&
		(refusal.Code == protocol.CodeStranger || refusal.Code == protocol.CodeRemoved)
}
