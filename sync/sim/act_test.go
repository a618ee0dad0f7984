package sim

import (
	"context"
	"errors"
	"slices"
	"time"

	"bankje/store"
	"bankje/sync/client"
	"bankje/sync/protocol"
)

// names are what phones are called after.
var names = []string{"Anna", "Bohdan", "Vira", "Taras", "Daryna", "Maarten"}

// begin makes a team of two or three phones, and mostly a relay for it.
func (w *world) begin() {
	w.t.Helper()
	founder := w.buy(names[0])
	if w.own {
		w.beginOwn(founder)
		return
	}
	founder.found()
	if w.chance(90) {
		w.must(founder.moves(w.rent("Buiten")))
	}
	for _, name := range names[1 : 2+w.random.IntN(2)] {
		p := w.buy(name)
		code, err := founder.invites(w.chance(40))
		w.must(err)
		statements, err := founder.Statements(w.space())
		w.must(err)
		w.must(p.enters(code, statements))
		founder.imports(p.export(), p.name)
		founder.contact()
		p.contact()
	}
}

// An act is something that may happen, and how often it does.
type act struct {
	weight int
	do     func(*world, *phone)
	cut    int // of a hundred times, how many the app dies in the middle of it
}

var acts = []act{
	{18, (*world).someoneWrites, 8},
	{14, (*world).someoneShares, 12},
	{20, (*world).someoneEdits, 8},
	{3, (*world).someoneHides, 30},
	{6, (*world).someoneWritesOfSomebody, 12},
	{3, (*world).someoneIsErased, 50},
	{34, (*world).someoneMakesContact, 15},
	{8, (*world).someoneCarriesAFile, 20},
	{4, (*world).aClockIsSet, 0},
	{5, (*world).anAppEnds, 30},
	{1, (*world).someoneUpdates, 30},
	{8, (*world).theNetworkChanges, 0},
	{3, (*world).aDiskIsFull, 0},
	{5, (*world).aRelayHasTrouble, 0},
	{4, (*world).someoneIsInvited, 30},
	{4, (*world).someoneJoins, 40},
	{3, (*world).theTeamChanges, 40},
	{2, (*world).theTeamMoves, 0},
	{1, (*world).aPhoneBreaks, 0},
	{3, (*world).aPhoneIsCopied, 0},
	{2, (*world).anOldCopyIsUsed, 0},
}

// act lets one thing happen at random.
func (w *world) act() {
	w.t.Helper()
	w.pass(time.Duration(w.random.ExpFloat64() * float64(3*time.Hour)))
	p := pick(w, w.phones)
	if p.gone {
		return
	}
	total := 0
	for _, a := range acts {
		total += a.weight
	}
	at := w.random.IntN(total)
	for _, a := range acts {
		if at -= a.weight; at < 0 {
			if w.chance(a.cut) {
				w.cuts(func() { a.do(w, p) })
			} else {
				a.do(w, p)
			}
			return
		}
	}
}

// may ends the world for an error that is none of those that are to be expected.
func (w *world) may(err error, expected ...error) {
	w.t.Helper()
	if err != nil && !isAny(err, expected...) {
		w.t.Fatal(err)
	}
}

func isAny(err error, expected ...error) bool {
	return slices.ContainsFunc(expected, func(e error) bool { return errors.Is(err, e) })
}

// mayContact is may for what a contact ends with.
func (w *world) mayContact(err error) {
	w.t.Helper()
	var refusal *protocol.Refusal
	if errors.As(err, &refusal) && refusal.Code != protocol.CodeInternal {
		return
	}
	w.may(err, client.ErrUnreachable, client.ErrNotRelay, context.Canceled, errNoRelay, store.ErrDiskFull)
}

func (w *world) someoneWrites(p *phone) {
	_, err := p.writes(w.ledger.word())
	w.may(err, w.cannotWrite()...)
}

// cannotWrite gives why somebody may not be able to write for himself: who was shut out
// of the own journal cannot go on in it.
func (w *world) cannotWrite() []error {
	if w.own {
		return []error{store.ErrDiskFull, store.ErrShutOut}
	}
	return []error{store.ErrDiskFull}
}

// someoneShares shares something of one's own, mostly just written.
func (w *world) someoneShares(p *phone) {
	if w.own {
		w.someoneWrites(p)
		return
	}
	var mine []store.Conversation
	for _, c := range p.everything() {
		if c.Team.IsZero() {
			mine = append(mine, c)
		}
	}
	if len(mine) == 0 {
		return
	}
	w.may(p.shares(pick(w, mine)), store.ErrNotMember, store.ErrNotFound, store.ErrDiskFull)
}

// someoneEdits a conversation; of one that waits in a quarantine there may be no
// more than what somebody else edited, without the people.
func (w *world) someoneEdits(p *phone) {
	if all := p.everything(); len(all) > 0 {
		w.may(p.edits(pick(w, all), w.ledger.word(), w.chance(50)), store.ErrNotMember, store.ErrNobody, store.ErrDiskFull)
	}
}

func (w *world) someoneHides(p *phone) {
	if all := p.talks(); len(all) > 0 {
		w.may(p.hides(pick(w, all)), store.ErrNotMember, store.ErrDiskFull)
	}
}

func (w *world) someoneMakesContact(p *phone) {
	if _, known := p.state(); known {
		_, err := p.contact()
		w.mayContact(err)
	}
}

// someoneCarriesAFile brings all that one phone has to another, or most of it.
func (w *world) someoneCarriesAFile(p *phone) {
	to := pick(w, w.phones)
	_, has := p.state()
	_, wants := to.state()
	if to == p || to.gone || !has || !wants {
		return
	}
	file := p.export()
	if w.chance(20) {
		file = file[:9+w.random.IntN(len(file)-9)]
	}
	to.imports(file, p.name)
}
