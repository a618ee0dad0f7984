package sim

import (
	"bankje/store"
)

// writes saves a conversation that is one's own, and gives it.
func (p *phone) writes(word string) (store.Conversation, error) {
	w := p.world
	c, err := p.begins(store.Conversation{GroupCount: 3}, word)
	if err == nil {
		w.tell("%s writes %s", p, word)
	}
	return c, err
}

// begins saves a conversation that nobody has yet.
func (p *phone) begins(c store.Conversation, word string) (store.Conversation, error) {
	w := p.world
	p.traces = nil
	before := p.ends()
	c.At, c.Note = p.clock.read(), "Samen gekookt, "+word
	c, err := p.SaveDraft(w.ctx, store.Draft{Conversation: c})
	if err != nil {
		return c, err
	}
	s := w.ledger.note(save{word: word, talk: c.ID, by: p, device: p.me()})
	if w.isOurs(c) {
		p.sealed(s, before)
	}
	p.leaves(s)
	return c, nil
}

// isOurs says whether a conversation is the team's.
func (w *world) isOurs(c store.Conversation) bool {
	return c.Team == w.team || w.own && c.Team.IsZero()
}

// shares writes one's own conversation anew in the team.
func (p *phone) shares(c store.Conversation) error {
	w := p.world
	if w.own {
		return nil // all devices have it
	}
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
	if w.isOurs(saved) {
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
