package person

import (
	"context"
	"time"

	"bankje/app/screen/parts"
	"bankje/store"
)

// Journal is what the screen needs of the journal.
type Journal interface {
	parts.TeamNamer
	parts.Settler
	Glance(ctx context.Context, id store.PersonID) (store.Glance, error)
	AskedOf(ctx context.Context, id store.PersonID) (map[string]time.Time, error)
	DomainsOf(ctx context.Context, id store.PersonID) (map[string]int, error)
	PersonConversations(ctx context.Context, id store.PersonID, limit int) ([]store.Entry, error)
	Conversation(ctx context.Context, id store.ConversationID) (store.Conversation, error)
	OwnCards(ctx context.Context) ([]store.OwnCard, error)
	OwnPrompts(ctx context.Context) ([]store.OwnPrompt, error)
	EditFollowUp(ctx context.Context, before, after store.FollowUp) (store.FollowUp, error)
	EditPerson(ctx context.Context, before, after store.Person) (store.Person, error)
	HidePerson(ctx context.Context, id store.PersonID) error
	RestorePerson(ctx context.Context, id store.PersonID) error
}

// known is what the journal knows of a person.
type known struct {
	store.Glance
	strengths string
	domains   []domainMark
	asked     []askedPrompt
	entries   []store.Entry // the latest first; one more than is shown if there are more
	numbers   []store.OwnCard
	prompts   []store.OwnPrompt
	teams     parts.Teams
}

// strengthsBack is how many conversations are looked at for what somebody is
// good at.
const strengthsBack = 5

// read asks the journal for everything; most bounds the conversations.
func read(ctx context.Context, j Journal, id store.PersonID, most int) (known, error) {
	var k known
	var err error
	if k.Glance, err = j.Glance(ctx, id); err != nil {
		return k, err
	}
	domains, err := j.DomainsOf(ctx, id)
	if err != nil {
		return k, err
	}
	k.domains = domainMarks(domains)
	asked, err := j.AskedOf(ctx, id)
	if err != nil {
		return k, err
	}
	k.asked = latestFirst(asked)
	if k.entries, err = j.PersonConversations(ctx, id, most+1); err != nil {
		return k, err
	}
	if k.strengths, err = readStrengths(ctx, j, k); err != nil {
		return k, err
	}
	own, err := j.OwnCards(ctx)
	if err != nil {
		return k, err
	}
	k.numbers = numbersOf(own, id)
	if k.prompts, err = j.OwnPrompts(ctx); err != nil {
		return k, err
	}
	k.teams, err = j.TeamNames(ctx)
	return k, err
}

// readStrengths finds what was last said of what somebody is good at.
func readStrengths(ctx context.Context, j Journal, k known) (string, error) {
	for _, entry := range k.entries[:min(strengthsBack, len(k.entries))] {
		c, err := j.Conversation(ctx, entry.ID)
		if err != nil {
			return "", err
		}
		if c.Strengths != "" {
			return c.Strengths, nil
		}
	}
	return k.Person.Strengths, nil
}
