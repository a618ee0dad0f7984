package sim

import (
	"bankje/store"
	"bankje/sync/envelope"
)

// owns has what follows be about the devices of one person, who have one journal,
// rather than about a team.
func (p *phone) owns() {
	p.world.team = p.OwnSpace()
	p.world.tell("%s has a journal for several devices", p)
}

// second makes a phone with the journal of this one, by an invitation and what a
// relay says, or with a file where there is none.
func (p *phone) second(name string) {
	w := p.world
	w.t.Helper()
	code, err := p.invites(true)
	w.must(err)
	i := store.Invited{Code: code}
	if i.Relay, err = p.RelayAddress(w.ctx, w.space()); i.Relay != "" {
		p.mustContact()
		i.Statements, err = p.way(i.Relay, code).Invited(w.ctx, code.ID())
	} else if err == nil {
		i.Statements, err = p.Statements(w.space())
	}
	w.must(err)
	second := w.unwrap(name)
	second.openVault()
	second.came, second.used = code.ID(), []envelope.InvitationID{code.ID()}
	second.Journal, err = second.vault.FoundWith(w.ctx, i, name+" "+planted, pin, store.PIN)
	w.must(err)
	w.phones = append(w.phones, second)
	w.tell("%s is a second device of %s", second, p)
}
