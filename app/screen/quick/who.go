package quick

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/store"
)

// who are those seen lately, and the way to everybody else.
func (s *Screen) who() fyne.CanvasObject {
	c := s.context
	var names []string
	index := -1
	for i, one := range s.lately {
		names = append(names, one.name)
		if one.isOf(s.draft.Conversation) {
			index = i
		}
	}
	chips := kit.Choice(names, index, func(i int) {
		if i < 0 {
			s.choose(company{})
			return
		}
		s.choose(s.lately[i])
	})
	chips = append(chips, kit.NewFilterChip(design.IconSearch, c.Text.T("parts.somebody_else"), s.find))
	return kit.Labelled(c.Text.T("quick.who"), kit.Chips(chips...))
}

// choose says with whom it was, unless they said no to being written about.
func (s *Screen) choose(one company) {
	c := s.context
	s.change(func(c *store.Conversation) { *c = one.with(*c) })
	s.show()
	if one.person.IsZero() {
		return
	}
	screen.Load(c, func(ctx context.Context) (store.Person, error) { return s.journal.Person(ctx, one.person) },
		func(p store.Person) {
			if p.Consent.Answer != store.No {
				return
			}
			c.Go.Say(c.Text.T("new_talk.refused", "alias", p.Alias), nil)
			s.change(func(c *store.Conversation) { *c = company{}.with(*c) })
			s.show()
		})
}

// mostFound is how many people a search shows.
const mostFound = 20

// find looks for somebody among all people and groups.
func (s *Screen) find() {
	c := s.context
	parts.Find(c, parts.FindOptions[company]{
		Title: c.Text.T("quick.who"),
		Fetch: s.everybody,
		Row:   func(one company) kit.RowContent { return kit.RowContent{Lead: one.mark(), Title: one.name} },
		OnChosen: func(one company) {
			s.lately = including(s.lately, one)
			s.choose(one)
		},
		Under: func(closeSheet func()) fyne.CanvasObject {
			return design.Left(kit.NewQuietAction(design.IconPlus, c.Text.T("new_talk.someone_new"), func() {
				closeSheet()
				c.Go.To(route.PersonForm{})
			}))
		},
	})
}

// everybody are the people and the groups with a word that begins as the query.
func (s *Screen) everybody(ctx context.Context, query string) ([]company, error) {
	people, err := s.journal.People(ctx, store.PeopleFilter{Query: query, Limit: mostFound})
	if err != nil {
		return nil, err
	}
	groups, err := s.journal.Groups(ctx)
	if err != nil {
		return nil, err
	}
	var found []company
	for _, p := range people {
		found = append(found, company{person: p.ID, name: p.Alias, colour: p.Colour})
	}
	beginning := " " + strings.ToLower(strings.TrimSpace(query))
	for _, g := range groups {
		if strings.Contains(" "+strings.ToLower(g.Name), beginning) {
			found = append(found, company{group: g.ID, name: g.Name, colour: g.Colour})
		}
	}
	return found, nil
}

// mark is the colour by which one recognises them.
func (w company) mark() fyne.CanvasObject {
	if w.person.IsZero() {
		return parts.GroupAvatar(w.colour)
	}
	return parts.Avatar(w.name, w.colour)
}
