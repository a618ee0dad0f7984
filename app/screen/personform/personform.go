// Package personform is where somebody is named and described: an alias, a
// colour, a language, how to speak to them, and whether they said that one may
// write. Start with [New].
package personform

import (
	"context"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/store"
)

// Journal is what the screen needs of the journal.
type Journal interface {
	People(ctx context.Context, f store.PeopleFilter) ([]store.PersonSummary, error)
	Person(ctx context.Context, id store.PersonID) (store.Person, error)
	AddPerson(ctx context.Context, p store.Person) (store.Person, error)
	EditPerson(ctx context.Context, before, after store.Person) (store.Person, error)
}

// Screen is the form. It keeps what is written until it is saved or left.
type Screen struct {
	journal Journal
	route   route.PersonForm
	context *screen.Context
	read    bool
	saving  bool
	before  store.Person // as it was read
	person  store.Person // as it is written
	page    *kit.Page
	energy  *fyne.Container // hidden after a no
	refusal *fyne.Container // shows after a no
}

// New makes the screen for a new person or to edit one.
func New(j Journal, r route.PersonForm) *Screen { return &Screen{journal: j, route: r} }

// Build draws the form, once the person is read.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	s.context = c
	title := c.Text.T("person_form.new")
	if !s.route.ID.IsZero() {
		title = c.Text.T("person_form.edit")
	}
	bar := parts.Bar(c, title)
	bar.Back = s.leave
	bar.Action, bar.OnAction = c.Text.T("common.save"), s.save
	s.page = parts.Page(bar)
	if s.read {
		s.show()
		return s.page
	}
	screen.Load(c, s.fetch, func(p store.Person) {
		s.read, s.before, s.person = true, p, p
		s.show()
	})
	return s.page
}

func (s *Screen) fetch(ctx context.Context) (store.Person, error) {
	if !s.route.ID.IsZero() {
		return s.journal.Person(ctx, s.route.ID)
	}
	others, err := s.journal.People(ctx, store.PeopleFilter{})
	return newPerson(len(others)), err
}

func (s *Screen) show() {
	c := s.context
	alias := kit.NewField(kit.FieldOptions{
		Label:       c.Text.T("person_form.alias"),
		Hint:        c.Text.T("person_form.alias_hint"),
		Text:        s.person.Alias,
		OnChanged:   func(text string) { s.person.Alias = text },
		OnSubmitted: func(string) { s.save() },
	})
	var energy *kit.Field
	energy = kit.NewField(kit.FieldOptions{
		Label:       c.Text.T("person_form.energy"),
		Placeholder: c.Text.T("person_form.energy_example"),
		Text:        s.person.Energy,
		Lines:       2,
		Hint:        parts.PrivacyHint(c, s.person.Energy),
		OnChanged: func(text string) {
			s.person.Energy = text
			energy.SetHint(parts.PrivacyHint(c, text))
		},
	})
	s.energy = design.Stack(energy)
	s.refusal = design.Stack(kit.NewNotice(design.Sand, design.IconShield, c.Text.T("person_form.refused"), nil))
	s.page.SetObjects(alias, s.language(), s.address(), s.consent(), s.refusal, s.energy,
		parts.Colours(c, s.person.Colour, func(colour store.Colour) { s.person.Colour = colour }))
	s.showConsent()
	if s.person.Alias == "" {
		alias.Focus()
	}
}

func (s *Screen) language() fyne.CanvasObject {
	c := s.context
	var words []parts.Word
	for _, code := range languages {
		words = append(words, parts.Word{ID: code, Text: c.Text.T("common.language." + code)})
	}
	choice := parts.Choice(words, s.person.Language, func(code string) { s.person.Language = code })
	return kit.Labelled(c.Text.T("person_form.language"), choice, kit.NewCaption(c.Text.T("person_form.no_russian")))
}

func (s *Screen) address() fyne.CanvasObject {
	c := s.context
	words := []string{c.Text.T("person_form.formal"), c.Text.T("person_form.informal"), c.Text.T("person_form.child")}
	return kit.Labelled(c.Text.T("person_form.address"), segmented(words, addresses[:], s.person.Address,
		func(a store.Address) { s.person.Address = a }), kit.NewCaption(c.Text.T("person_form.address_hint")))
}

func (s *Screen) consent() fyne.CanvasObject {
	c := s.context
	words := []string{c.Text.T("person_form.not_asked"), c.Text.T("person_form.allowed"), c.Text.T("person_form.not_allowed")}
	return kit.Labelled(c.Text.T("person_form.consent"), segmented(words, answers[:], s.person.Consent.Answer,
		func(answer store.Answer) {
			s.person.Consent = answered(s.before.Consent, answer, c.Now())
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
	no := s.person.Consent.Answer == store.No
	s.energy.Hidden, s.refusal.Hidden = no, !no
	s.page.Update()
}

func (s *Screen) save() {
	c, person := s.context, cleaned(s.person)
	if isNobody(person) {
		c.Go.Say(c.Text.T("person_form.nothing_kept"), nil)
		c.Go.Back()
		return
	}
	if !s.read {
		return
	}
	c.Canvas.Unfocus()
	parts.Once(c, &s.saving, func(ctx context.Context) (store.Person, error) {
		if person.ID.IsZero() {
			return s.journal.AddPerson(ctx, person)
		}
		return s.journal.EditPerson(ctx, s.before, person)
	}, s.saved)
}

func (s *Screen) saved(person store.Person) {
	if s.route.Prepare {
		s.context.Go.Instead(route.Prepare{Person: person.ID})
		return
	}
	s.context.Go.Back()
}

// Back asks first when something would be lost.
func (s *Screen) Back() bool {
	if !s.read || !differs(s.before, s.person) {
		return false
	}
	parts.AskToSave(s.context, s.save, s.context.Go.Back)
	return true
}

// leave is the back button of the bar.
func (s *Screen) leave() {
	if !s.Back() {
		s.context.Go.Back()
	}
}
