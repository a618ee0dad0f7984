package store

import (
	"context"
	"slices"
	"time"

	"bankje/store/projection"
	"bankje/store/search"
)

// People lists people, who was talked with last first; those nobody talked
// with yet last, the newest first.
func (j *Journal) People(ctx context.Context, f PeopleFilter) ([]PersonSummary, error) {
	query := search.NewQuery(f.Query)
	var all []PersonSummary
	err := j.view(ctx, func(p *projection.Projection) error {
		found, err := p.People(projection.PeopleFilter{Words: query, Hidden: f.Hidden, Paused: f.Paused, Team: f.Team.row(), Mine: f.Mine})
		if err != nil {
			return err
		}
		if f.Limit > 0 {
			found = found[:min(f.Limit, len(found))]
		}
		for _, s := range found {
			all = append(all, summaryOf(s, query))
		}
		return nil
	})
	return all, err
}

func summaryOf(s projection.Somebody, query search.Query) PersonSummary {
	summary := PersonSummary{
		ID:            s.ID,
		Alias:         s.Alias,
		Colour:        Colour(s.Colour),
		Language:      s.Language,
		Conversations: s.Conversations,
		OpenFollowUps: s.OpenFollowUps,
		Paused:        s.Paused,
		Team:          teamOfRow(s.Team),
		Match:         query.Spans(s.Alias),
	}
	if s.Conversations > 0 {
		summary.LastAt = time.UnixMilli(s.LastAt).UTC()
	}
	return summary
}

// Person reads a person, hidden or not. ErrNotFound.
func (j *Journal) Person(ctx context.Context, id PersonID) (Person, error) {
	return readNoun(ctx, j, people, id)
}

// AddPerson saves a new person, with an id when it has none yet, and gives it
// as it was saved. ErrNoAlias.
func (j *Journal) AddPerson(ctx context.Context, p Person) (Person, error) {
	return addNoun(ctx, j, people, p)
}

// EditPerson saves what differs between before, as it was read, and after, and
// gives the person as it is now. Where nothing differs nothing is written.
// ErrNoAlias, ErrNewerRecord.
func (j *Journal) EditPerson(ctx context.Context, before, after Person) (Person, error) {
	return editNoun(ctx, j, people, before, after)
}

// HidePerson hides a person; [Journal.RestorePerson] undoes it. ErrNotFound.
func (j *Journal) HidePerson(ctx context.Context, id PersonID) error {
	return j.hide(ctx, people.key(id))
}

// RestorePerson shows a hidden person again. ErrNotFound.
func (j *Journal) RestorePerson(ctx context.Context, id PersonID) error {
	return j.restore(ctx, people.key(id))
}

// RecordConsent keeps the answer to "may I write this down?". After a [No] no
// conversation and no follow-up about the person can be saved. ErrNotFound.
func (j *Journal) RecordConsent(ctx context.Context, id PersonID, answer Answer) (Person, error) {
	before, err := j.Person(ctx, id)
	if err != nil {
		return Person{}, err
	}
	after := before
	after.Consent = Consent{Answer: answer, At: j.now()}
	return j.EditPerson(ctx, before, after)
}

// Glance tells what one wants to see of a person before a conversation.
// ErrNotFound.
func (j *Journal) Glance(ctx context.Context, id PersonID) (Glance, error) {
	person, err := j.Person(ctx, id)
	if err != nil {
		return Glance{}, err
	}
	g := Glance{Person: person, Joy: person.Energy, Wish: person.Wish}
	recent, err := j.with(ctx, id, glanceBack)
	if err != nil {
		return Glance{}, err
	}
	g.FollowUps, err = j.FollowUps(ctx, FollowUpFilter{Person: id, WithPaused: true})
	if err != nil || len(recent) == 0 {
		return g, err
	}
	last := recent[0]
	g.LastID, g.LastAt = last.ID, last.At
	g.Excerpt, _ = search.Query{}.Excerpt(glanceExcerpt, last.Note)
	g.Asked, g.Goals = last.Prompts, last.Goals
	for _, c := range slices.Backward(recent) {
		g.Joy, g.Wish = latest(g.Joy, c.Joy), latest(g.Wish, c.Wish)
	}
	return g, nil
}

const (
	glanceBack    = 5   // conversations that are looked at
	glanceExcerpt = 200 // runes
)

// latest gives the newer text, if it says something.
func latest(older, newer string) string {
	if newer != "" {
		return newer
	}
	return older
}

// with reads the latest conversations with a person; all for a limit of 0.
func (j *Journal) with(ctx context.Context, id PersonID, limit int) ([]Conversation, error) {
	var all []Conversation
	err := j.view(ctx, func(p *projection.Projection) error {
		states, err := p.Timeline(projection.Filter{Tags: []projection.Tag{projection.PersonTag(id)}}, 0, limit)
		if err != nil {
			return err
		}
		all, err = fromStates(conversations, states, j)
		return err
	})
	return all, err
}

// AskedOf tells when each prompt was last asked of a person.
func (j *Journal) AskedOf(ctx context.Context, id PersonID) (map[string]time.Time, error) {
	all, err := j.with(ctx, id, 0)
	if err != nil {
		return nil, err
	}
	asked := map[string]time.Time{}
	for _, c := range slices.Backward(all) {
		for _, prompt := range c.Prompts {
			asked[prompt] = c.At
		}
	}
	return asked, nil
}

// DomainsOf counts in how many conversations with a person each life domain
// came up.
func (j *Journal) DomainsOf(ctx context.Context, id PersonID) (map[string]int, error) {
	all, err := j.with(ctx, id, 0)
	if err != nil {
		return nil, err
	}
	counts := map[string]int{}
	for _, c := range all {
		for _, domain := range c.Domains {
			counts[domain]++
		}
	}
	return counts, nil
}

// askConsent answers ErrNoConsent when one of the people said no.
func (j *Journal) askConsent(ctx context.Context, ids ...PersonID) error {
	return j.view(ctx, func(p *projection.Projection) error {
		for _, id := range ids {
			// A person who is not there may still arrive, and said nothing yet.
			if p.Refused(id) {
				return ErrNoConsent
			}
		}
		return nil
	})
}

// names gives how an entry shows people.
func names(p *projection.Projection, ids []PersonID, query search.Query) ([]Who, error) {
	var all []Who
	for _, id := range ids {
		alias, colour, found, err := p.Name(id)
		if err != nil {
			return nil, err
		}
		if found {
			all = append(all, Who{ID: id, Alias: alias, Colour: Colour(colour), Match: query.Spans(alias)})
		}
	}
	return all, nil
}
