// Package personform is where somebody is named and described: an alias, a
// colour, a language, how to speak to them, and whether they said that one may
// write. Start with [New].
package personform

import (
	"context"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/store"
)

// Journal is what the screen needs of the journal.
type Journal interface {
	parts.FormKeeper
	People(ctx context.Context, f store.PeopleFilter) ([]store.PersonSummary, error)
	Person(ctx context.Context, id store.PersonID) (store.Person, error)
	AddPerson(ctx context.Context, p store.Person) (store.Person, error)
	EditPerson(ctx context.Context, before, after store.Person) (store.Person, error)
}

// Screen is the form.
type Screen struct {
	*parts.Form[store.Person]
	journal Journal
	route   route.PersonForm
	energy  *fyne.Container // hidden after a no
	refusal *fyne.Container // shows after a no
}

// New makes the screen for a new person or to edit one.
func New(j Journal, r route.PersonForm) *Screen {
	s := &Screen{journal: j, route: r}
	s.Form = parts.NewForm(parts.FormOptions[store.Person]{
		Journal: j, Route: r, New: r.ID.IsZero(), Title: "person_form.new", Editing: "person_form.edit",
		Read: s.fetch, Show: s.show, Differs: differs, Draft: draft, Save: s.save,
	})
	return s
}

func (s *Screen) fetch(ctx context.Context) (store.Person, error) {
	if !s.route.ID.IsZero() {
		return s.journal.Person(ctx, s.route.ID)
	}
	others, err := s.journal.People(ctx, store.PeopleFilter{})
	return newPerson(len(others)), err
}

func (s *Screen) show() {
	c := s.Context
	alias := kit.NewField(kit.FieldOptions{
		Label:       c.Text.T("person_form.alias"),
		Hint:        c.Text.T("person_form.alias_hint"),
		Text:        s.Now.Alias,
		OnChanged:   parts.Into(s.Form, &s.Now.Alias),
		OnSubmitted: func(string) { s.Submit() },
	})
	energy := parts.NewQuietField(c, kit.FieldOptions{
		Label:       c.Text.T("person_form.energy"),
		Placeholder: c.Text.T("person_form.energy_example"),
		Text:        s.Now.Energy,
		Lines:       2,
		OnChanged:   parts.Into(s.Form, &s.Now.Energy),
	})
	s.energy = design.Stack(energy)
	s.refusal = design.Stack(kit.NewNotice(design.Sand, design.IconShield, c.Text.T("person_form.refused"), nil))
	s.Page.SetObjects(alias, s.language(), s.address(), s.consent(), s.refusal, s.energy,
		parts.Colours(c, s.Now.Colour, parts.Into(s.Form, &s.Now.Colour)))
	s.showConsent()
	if s.Now.Alias == "" {
		alias.Focus()
	}
}

func (s *Screen) language() fyne.CanvasObject {
	c := s.Context
	var words []parts.Word
	for _, code := range languages {
		words = append(words, parts.Word{ID: code, Text: c.Text.T("common.language." + code)})
	}
	choice := parts.Choice(words, s.Now.Language, parts.Into(s.Form, &s.Now.Language))
	return kit.Labelled(c.Text.T("person_form.language"), choice, kit.NewCaption(c.Text.T("person_form.no_russian")))
}

func (s *Screen) address() fyne.CanvasObject {
	c := s.Context
	words := []string{c.Text.T("person_form.formal"), c.Text.T("person_form.informal"), c.Text.T("person_form.child")}
	return kit.Labelled(c.Text.T("person_form.address"), segmented(words, addresses[:], s.Now.Address,
		parts.Into(s.Form, &s.Now.Address)), kit.NewCaption(c.Text.T("person_form.address_hint")))
}

func (s *Screen) consent() fyne.CanvasObject {
	c := s.Context
	words := []string{c.Text.T("person_form.not_asked"), c.Text.T("person_form.allowed"), c.Text.T("person_form.not_allowed")}
	return kit.Labelled(c.Text.T("person_form.consent"), segmented(words, answers[:], s.Now.Consent.Answer,
		func(answer store.Answer) {
			s.Now.Consent = answered(s.Before.Consent, answer, c.Now())
			s.Changed()
			s.showConsent()
		}))
}

// segmented is a choice of one value, each with its words.
func segmented[T comparable](words []string, values []T, chosen T, onChanged func(T)) fyne.CanvasObject {
	index := 0
	for i, value := range values {
		if value == chosen {
			index = i
		}
	}
	return kit.NewSegmented(words, index, func(i int) { onChanged(values[i]) })
}

// showConsent asks nothing more about who does not want to be written about.
func (s *Screen) showConsent() {
	no := s.Now.Consent.Answer == store.No
	s.energy.Hidden, s.refusal.Hidden = no, !no
	s.Page.Update()
}

func (s *Screen) save() {
	c, person := s.Context, cleaned(s.Now)
	if isNobody(person) {
		s.Drop()
		c.Go.Say(c.Text.T("person_form.nothing_kept"), nil)
		return
	}
	s.Keep(person, s.journal.AddPerson, s.journal.EditPerson, s.saved)
}

// saved leads on. Of who now says no, everything that was written before can be
// erased.
func (s *Screen) saved(person store.Person) {
	if person.Consent.Answer == store.No && s.Before.Consent.Answer != store.No {
		s.Context.Go.Instead(route.Erase{Person: person.ID})
		return
	}
	if s.route.Prepare {
		s.Context.Go.Instead(route.Prepare{Person: person.ID})
		return
	}
	s.Context.Go.Back()
}
