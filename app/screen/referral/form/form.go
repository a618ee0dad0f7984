// Package referralform fills in a referral card whose number differs from place
// to place, for one person or for everybody, or makes a card of one's own.
// Start with [New].
package referralform

import (
	"context"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/store"
)

// Journal is what the screen needs of the journal.
type Journal interface {
	parts.FormKeeper
	OwnCard(ctx context.Context, id store.CardID) (store.OwnCard, error)
	KeepOwnCard(ctx context.Context, before, after store.OwnCard) (store.OwnCard, error)
	HideOwnCard(ctx context.Context, id store.CardID) error
	RestoreOwnCard(ctx context.Context, id store.CardID) error
	People(ctx context.Context, f store.PeopleFilter) ([]store.PersonSummary, error)
	Person(ctx context.Context, id store.PersonID) (store.Person, error)
}

// Screen is the form.
type Screen struct {
	*parts.Form[store.OwnCard]
	journal Journal
	place   route.ReferralForm
	people  []store.PersonSummary // seen last
	chosen  store.PersonSummary
	more    *kit.Expander
	fields  map[string]*kit.Field
	shown   bool // the cursor was put where one begins
}

// New makes the screen.
func New(j Journal, r route.ReferralForm) *Screen {
	s := &Screen{journal: j, place: r}
	title := "referral.form.title_new"
	if r.Fills != "" {
		title = "referral.form.title_fill"
	}
	s.Form = parts.NewForm(parts.FormOptions[store.OwnCard]{
		Journal: j, Route: r, New: r.ID.IsZero(), Title: title, Editing: "referral.form.title_edit",
		Read: s.fetch, Beside: s.fetchPeople, Show: s.show, Differs: differ, Save: s.save,
	})
	return s
}

func (s *Screen) fetch(ctx context.Context) (store.OwnCard, error) {
	if s.place.ID.IsZero() {
		return store.OwnCard{Fills: s.place.Fills, Person: s.place.Person}, nil
	}
	return s.journal.OwnCard(ctx, s.place.ID)
}

// fetchPeople reads whose number it can be.
func (s *Screen) fetchPeople(ctx context.Context, card store.OwnCard) (func(), error) {
	var chosen store.Person
	var err error
	if !card.Person.IsZero() {
		if chosen, err = s.journal.Person(ctx, card.Person); err != nil {
			return nil, err
		}
	}
	people, err := s.journal.People(ctx, store.PeopleFilter{Limit: parts.FewPeople + 1})
	return func() {
		s.people, s.chosen = people, store.PersonSummary{ID: chosen.ID, Alias: chosen.Alias, Colour: chosen.Colour}
	}, err
}

// show puts the fields on the page: what is nearly always filled in first, the
// rest under "more".
func (s *Screen) show() {
	s.fields = map[string]*kit.Field{}
	objects := s.first()
	objects = append(objects, s.whom(), s.moreFields())
	if !s.place.ID.IsZero() {
		objects = append(objects, design.Left(kit.NewLink(s.Context.Text.T("referral.form.hide"), s.hide)))
	}
	s.Page.SetObjects(objects...)
	if !s.shown {
		s.shown = true
		s.begin()
	}
}

// begin puts the cursor where a new card begins; in one that is there already
// nobody knows what is to be changed.
func (s *Screen) begin() {
	switch {
	case !s.place.ID.IsZero():
	case s.Now.Fills == "":
		s.fields["name"].Focus()
	default:
		s.fields["phone"].Focus()
	}
}

// save keeps the card and goes back to it; what is wrong is said at its field.
func (s *Screen) save() {
	for _, field := range s.fields {
		field.SetHint("")
	}
	if wrong, bad := check(s.Now); bad {
		s.complain(wrong)
		return
	}
	c := s.Context
	add := func(ctx context.Context, card store.OwnCard) (store.OwnCard, error) {
		return s.journal.KeepOwnCard(ctx, store.OwnCard{}, card)
	}
	s.Keep(trimmed(s.Now), add, s.journal.KeepOwnCard, func(kept store.OwnCard) {
		if s.place.ID.IsZero() && kept.Fills == "" {
			c.Go.Instead(route.Referral{ID: kept.ID.Key()})
		} else {
			c.Go.Back()
		}
		c.Go.Say(c.Text.T("common.saved"), nil)
	})
}

func (s *Screen) complain(wrong complaint) {
	sentence := s.Context.Text.T(wrong.ID)
	field, ok := s.fields[wrong.Field]
	if !ok {
		field = s.fields["phone"]
	}
	field.SetHint(sentence)
	s.Page.Reveal(field)
	field.Focus()
}

// hide deletes the card, with a way to undo it.
func (s *Screen) hide() {
	parts.Hide(s.Form, s.place.ID, s.Now.Team, s.journal.HideOwnCard, s.journal.RestoreOwnCard)
}
