package sim

import (
	"slices"

	"bankje/store"
)

// sharesAbout saves a conversation with somebody whom nobody wrote about before,
// and shares it.
func (p *phone) sharesAbout(name, word string) error {
	w := p.world
	person, err := p.AddPerson(w.ctx, store.Person{Alias: name + " " + planted})
	if err != nil {
		return err
	}
	w.people[name] = person.ID
	c, err := p.SaveDraft(w.ctx, store.Draft{Conversation: store.Conversation{
		At: p.clock.read(), People: []store.PersonID{person.ID}, Note: "Samen gekookt, " + word,
	}})
	if err != nil {
		return err
	}
	w.ledger.note(save{word: word, talk: c.ID, by: p, device: p.me()})
	return p.shares(c)
}

// erases has a coordinator erase somebody from the team: what the team has about
// them is to be nowhere any more, but in journals of one's own.
func (p *phone) erases(name string) error {
	w := p.world
	id := w.people[name]
	var about []store.ConversationID
	for _, c := range p.talks() {
		if slices.Contains(c.People, id) {
			about = append(about, c.ID)
		}
	}
	receipt, err := p.ErasePersonFrom(w.ctx, w.team, id, false)
	if err != nil {
		return err
	}
	w.tell("%s erases %s: %+v", p, name, receipt)
	for _, s := range w.ledger.saves {
		if s.shared && slices.Contains(about, s.talk) {
			s.lost = "it was erased"
		}
	}
	return nil
}
