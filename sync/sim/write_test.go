package sim

import (
	"bankje/store"
)

// writes saves a conversation that is one's own, and gives it.
func (p *phone) writes(word string) (store.Conversation, error) {
	w := p.world
	p.traces = nil
	c, err := p.SaveDraft(w.ctx, store.Draft{Conversation: store.Conversation{
		At: p.clock.read(), GroupCount: 3, Note: "Samen gekookt, " + word,
	}})
	if err != nil {
		return c, err
	}
	p.leaves(w.ledger.note(save{word: word, talk: c.ID, by: p, device: p.me()}))
	w.tell("%s writes %s", p, word)
	return c, nil
}

// shares writes one's own conversation anew in the team.
func (p *phone) shares(c store.Conversation) error {
	w := p.world
	p.traces = nil
	before := p.ends()
	if err := p.ShareConversation(w.ctx, c.ID, w.team); err != nil {
		return err
	}
	for _, word := range w.ledger.words(c.Note) {
		s := w.ledger.note(save{word: word, talk: c.ID, by: p, saw: w.ledger.answeredBy(word)})
		p.sealed(s, before)
		p.leaves(s)
		w.tell("%s shares %s, as envelope %d of epoch %d", p, word, s.sequence, s.epoch)
	}
	return nil
}

// edits writes another text in a conversation: behind what stands there, or in
// its place.
func (p *phone) edits(c store.Conversation, word string, behind bool) error {
	w := p.world
	d, err := p.EditDraft(w.ctx, c.ID)
	if err != nil {
		return p.mayBeNewer(c, err)
	}
	p.traces = nil
	saw := w.ledger.words(shown(d.Conversation))
	text := "Verbeterd, " + word
	var quotes []string
	if behind {
		quotes = w.ledger.words(d.Conversation.Note)
		text = d.Conversation.Note + "\n" + text
	}
	d.Conversation.Note = text
	before := p.ends()
	saved, err := p.SaveDraft(w.ctx, d)
	if err != nil {
		_ = p.DropDraft(w.ctx, d.ID)
		return p.mayBeNewer(c, err)
	}
	s := w.ledger.note(save{word: word, talk: c.ID, by: p, device: p.me(), saw: saw, quotes: quotes})
	if saved.Team == w.team {
		p.sealed(s, before)
	}
	p.leaves(s)
	w.tell("%s writes %s having seen %v", p, word, saw)
	return nil
}

// hides puts a conversation away for everybody.
func (p *phone) hides(c store.Conversation) error {
	w := p.world
	now, err := p.Conversation(w.ctx, c.ID)
	if err != nil {
		return err
	}
	saw, before := w.ledger.words(shown(now)), p.ends()
	if err := p.HideConversation(w.ctx, c.ID); err != nil {
		return err
	}
	w.ledger.hidden = append(w.ledger.hidden, &hiding{talk: c.ID, saw: saw, at: p.added(before)})
	w.tell("%s hides what says %v", p, saw)
	return nil
}
