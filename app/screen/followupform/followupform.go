// Package followupform is where something is promised: what, for whom, on which
// day. Start with [New].
package followupform

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
	parts.FormKeeper
	parts.ConsentKeeper
	parts.Settler
	People(ctx context.Context, f store.PeopleFilter) ([]store.PersonSummary, error)
	FollowUp(ctx context.Context, id store.FollowUpID) (store.FollowUp, error)
	AddFollowUp(ctx context.Context, f store.FollowUp) (store.FollowUp, error)
	EditFollowUp(ctx context.Context, before, after store.FollowUp) (store.FollowUp, error)
	HideFollowUp(ctx context.Context, id store.FollowUpID) error
	RestoreFollowUp(ctx context.Context, id store.FollowUpID) error
}

// Screen is the form.
type Screen struct {
	*parts.Form[store.FollowUp]
	journal Journal
	route   route.FollowUpForm
	people  []store.PersonSummary // seen last
	chosen  store.PersonSummary
	days    *fyne.Container
}

// New makes the screen for a new follow-up or to edit one.
func New(j Journal, r route.FollowUpForm) *Screen {
	s := &Screen{journal: j, route: r}
	s.Form = parts.NewForm(parts.FormOptions[store.FollowUp]{
		Journal: j, Route: r, New: r.ID.IsZero(), Title: "follow_up_form.new", Editing: "follow_up_form.edit",
		Read: s.fetch, Beside: s.fetchPeople, Show: s.show, Differs: differs, Save: s.save,
	})
	return s
}

func (s *Screen) fetch(ctx context.Context) (store.FollowUp, error) {
	if s.route.ID.IsZero() {
		return newFollowUp(s.route.Person, s.today()), nil
	}
	return s.journal.FollowUp(ctx, s.route.ID)
}

// fetchPeople reads whom the follow-up can be for.
func (s *Screen) fetchPeople(ctx context.Context, f store.FollowUp) (func(), error) {
	var chosen store.Person
	var err error
	if !f.Person.IsZero() {
		if chosen, err = s.journal.Person(ctx, f.Person); err != nil {
			return nil, err
		}
	}
	lately, err := s.journal.People(ctx, store.PeopleFilter{Limit: parts.FewPeople + 1})
	return func() {
		s.people, s.chosen = lately, store.PersonSummary{ID: chosen.ID, Alias: chosen.Alias, Colour: chosen.Colour}
	}, err
}

func (s *Screen) today() store.Day { return store.DayOf(s.Context.Now()) }

func (s *Screen) show() {
	c := s.Context
	what := parts.NewQuietField(c, kit.FieldOptions{
		Label:       c.Text.T("follow_up_form.what"),
		Placeholder: c.Text.T("follow_up_form.what_example"),
		Text:        s.Now.What,
		Lines:       2,
		OnChanged:   parts.Into(s.Form, &s.Now.What),
	})
	s.days = design.Stack()
	objects := append(s.apart(what.Focus), what, s.days)
	if s.Now.Group.IsZero() && len(s.people) > 0 {
		objects = append(objects, s.forWhom())
	}
	if !s.route.ID.IsZero() {
		objects = append(objects, kit.NewIconTextButton(kit.Quiet, design.IconDelete, c.Text.T("common.delete"), s.hide))
	}
	s.Page.SetObjects(objects...)
	s.showDays()
	if s.Now.What == "" {
		what.Focus()
	}
}

// apart is the text when it was written in two places. What else was changed in
// the form stays as it is while one decides.
func (s *Screen) apart(anew func()) []fyne.CanvasObject {
	settle := &parts.Settle{Journal: s.journal, Of: s.Before, Anew: anew, Settled: s.reread}
	return settle.Card(s.Context, s.Before.Conflicts, map[store.Field]string{store.FieldWhat: "follow_up_form.what"})
}

// reread takes over what was decided.
func (s *Screen) reread() {
	screen.Load(s.Context, s.fetch, func(f store.FollowUp) {
		s.Before, s.Now.What = f, f.What
		s.Changed()
		s.show()
	})
}

func (s *Screen) forWhom() fyne.CanvasObject {
	return parts.NewPersonChoice(s.Context, s.journal, parts.PersonChoice{
		Label: s.Context.Text.T("follow_up_form.who"), People: s.people, Chosen: s.chosen,
		OnChosen: func(p store.PersonSummary) {
			s.chosen, s.Now.Person = p, p.ID
			s.Changed()
		},
	})
}

// showDays draws the days that are often meant, and the day and the end of the
// period as rows that open a calendar.
func (s *Screen) showDays() {
	c := s.Context
	texts := []string{c.Text.T("common.tomorrow"), c.Text.T("parts.in_a_week"), c.Text.T("parts.in_two_weeks")}
	chips := kit.Choice(texts, quickIndex(s.Now, s.today()), func(i int) {
		day := store.Day("")
		if i >= 0 {
			day = s.today().AddDays(quick[i])
		}
		s.set(onDay(s.Now, day))
	})
	rows := []fyne.CanvasObject{kit.NewSettingRow(design.IconCalendar, c.Text.T("follow_up_form.day"),
		parts.DayText(c, s.Now.Day, ""), s.pickDay)}
	if !s.Now.Day.IsZero() {
		last := c.Text.T("follow_up_form.same_day")
		if !s.Now.Until.IsZero() {
			last = parts.DayText(c, s.Now.Until, "")
		}
		rows = append(rows, kit.NewSettingRow(design.IconFlag, c.Text.T("follow_up_form.until"), last, s.pickUntil))
	}
	s.days.Objects = []fyne.CanvasObject{
		kit.Labelled(c.Text.T("follow_up_form.when"), kit.Chips(chips...), kit.NewListCard(rows...))}
	s.Page.Update()
}

func (s *Screen) pickDay() {
	parts.PickDay(s.Context, s.Context.Text.T("follow_up_form.pick_day"), s.Now.Day,
		func(day store.Day) { s.set(onDay(s.Now, day)) })
}

func (s *Screen) pickUntil() {
	chosen := max(s.Now.Day, s.Now.Until)
	parts.PickDay(s.Context, s.Context.Text.T("follow_up_form.pick_until"), chosen,
		func(day store.Day) { s.set(until(s.Now, day)) })
}

func (s *Screen) set(f store.FollowUp) {
	s.Now = f
	s.Changed()
	s.showDays()
}

func (s *Screen) save() {
	c := s.Context
	if s.Now.Person.IsZero() {
		s.keep()
		return
	}
	parts.AskConsent(c, s.journal, []store.PersonID{s.Now.Person}, s.keep, func(p store.Person) {
		s.Drop()
		parts.SayRefused(c, p, 1)
	})
}

func (s *Screen) keep() {
	s.Keep(cleaned(s.Now), s.journal.AddFollowUp, s.journal.EditFollowUp,
		func(store.FollowUp) { s.Context.Go.Back() })
}

// hide takes the follow-up away; one tap brings it back.
func (s *Screen) hide() {
	parts.Hide(s.Form, s.Now.ID, s.Now.Team, s.journal.HideFollowUp, s.journal.RestoreFollowUp)
}
