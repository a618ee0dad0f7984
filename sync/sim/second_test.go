package sim

import (
	"slices"

	"bankje/store"
	"bankje/sync/envelope"
)

// owns has what follows be about the devices of one person, who have one journal,
// rather than about a team.
func (p *phone) owns() {
	p.world.team, p.world.own = p.OwnSpace(), true
	p.world.tell("%s has a journal for several devices", p)
}

// beginOwn makes two or three devices with one journal, and mostly a relay for it.
func (w *world) beginOwn(first *phone) {
	w.t.Helper()
	first.owns()
	if w.chance(90) {
		w.must(first.moves(w.rent("Buiten")))
	}
	for _, name := range names[1 : 2+w.random.IntN(2)] {
		second := first.second(name)
		first.imports(second.export(), second.name)
		second.imports(first.export(), first.name)
		first.contact()
		second.contact()
	}
}

// second makes a phone with the journal of this one, by an invitation and what a
// relay says, or with a file where there is none.
func (p *phone) second(name string) *phone {
	w := p.world
	w.t.Helper()
	code, err := p.invites(true)
	w.must(err)
	address, err := p.RelayAddress(w.ctx, w.space())
	w.must(err)
	second := w.unwrap(name)
	second.openVault()
	statements, err := p.Statements(w.space())
	if err == nil && address != "" {
		p.mustContact()
		statements, err = second.way(address, code).Invited(w.ctx, code.ID())
	}
	w.must(err)
	w.must(second.beginsWith(code, statements))
	w.tell("%s is a second device of %s", second, p)
	return second
}

// beginsWith has a new phone take the journal that a code is for, by statements from
// somewhere.
func (p *phone) beginsWith(code store.InvitationCode, statements []envelope.Statement) error {
	w := p.world
	p.came, p.used = code.ID(), []envelope.InvitationID{code.ID()}
	w.phones = append(w.phones, p)
	var err error
	p.Journal, err = p.vault.FoundWith(w.ctx, store.Invited{Code: code, Statements: statements}, p.name+" "+planted, pin, store.PIN)
	if err != nil {
		w.must(p.vault.Close())
		p.gone, p.Journal = true, nil // its owner begins anew, with another invitation
	}
	return err
}

// anotherBegins has a new phone use a code into one's own journal, or one that was
// shut out of it, asking a relay or with a file of the phone that made it.
func (w *world) anotherBegins(p *phone, comesBack bool) {
	w.t.Helper()
	at := w.random.IntN(len(w.codes))
	i := w.codes[at]
	w.codes = slices.Delete(w.codes, at, at+1)
	if !comesBack {
		p = w.unwrap(names[len(w.phones)])
		p.openVault()
	}
	p.inviter = i.by
	statements, err := w.wayIn(p, i)
	if err == nil && statements != nil {
		if comesBack {
			err = p.comesBack(i.code, statements)
		} else {
			err = p.beginsWith(i.code, statements)
		}
	}
	w.tell("%s begins with a journal that is elsewhere: %s", p.name, said(err))
	w.mayJoin(err)
}

// wayIn gives what a relay or a phone says to who has a code; nil: it is not asked.
func (w *world) wayIn(p *phone, i invited) ([]envelope.Statement, error) {
	if len(w.relays) > 0 && w.chance(60) {
		return p.way(pick(w, w.relays).address, i.code).Invited(w.ctx, i.code.ID())
	}
	if i.by.gone {
		return nil, nil
	}
	return i.by.Statements(w.space())
}

// comesBack comes in again that was shut out.
func (p *phone) comesBack(code store.InvitationCode, statements []envelope.Statement) error {
	p.used = append(p.used, code.ID())
	err := p.JoinOwn(p.world.ctx, statements, code, p.name+" "+planted)
	if err == nil {
		p.came = code.ID()
	}
	return err
}
