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
	parts.ConsentKeeper
	People(ctx context.Context, f store.PeopleFilter) ([]store.PersonSummary, error)
	FollowUp(ctx context.Context, id store.FollowUpID) (store.FollowUp, error)
	AddFollowUp(ctx context.Context, f store.FollowUp) (store.FollowUp, error)
	EditFollowUp(ctx context.Context, before, after store.FollowUp) (store.FollowUp, error)
	HideFollowUp(ctx context.Context, id store.FollowUpID) error
	RestoreFollowUp(ctx context.Context, id store.FollowUpID) error
}

// Screen is the form. It keeps what is written until it is saved or left.
type Screen struct {
	journal  Journal
	route    route.FollowUpForm
	context  *screen.Context
	read     bool
	saving   bool
	before   store.FollowUp // as it was read
	followUp store.FollowUp // as it is written
	people   []store.PersonSummary
	page     *kit.Page
	days     *fyne.Container
}

// New makes the screen for a new follow-up or to edit one.
func New(j Journal, r route.FollowUpForm) *Screen { return &Screen{journal: j, route: r} }

// Build draws the form, once the follow-up is read.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	s.context = c
	title := c.Text.T("follow_up_form.new")
	if !s.route.ID.IsZero() {
		title = c.Text.T("follow_up_form.edit")
	}
	bar := parts.Bar(c, title)
	bar.Back = s.leave
	bar.Action, bar.OnAction = c.Text.T("common.save"), s.save
	s.page = parts.Page(bar)
	if s.read {
		s.show()
		return s.page
	}
	screen.Load(c, s.fetch, func(found found) {
		s.read, s.people = true, found.people
		s.before, s.followUp = found.followUp, found.followUp
		s.show()
	})
	return s.page
}

// found is what the form begins with.
type found struct {
	followUp store.FollowUp
	people   []store.PersonSummary
}

// mostPeople keeps the choice of people to what a thumb can oversee.
const mostPeople = 8

func (s *Screen) fetch(ctx context.Context) (found, error) {
	f := found{followUp: newFollowUp(s.route.Person, s.today())}
	var err error
	if !s.route.ID.IsZero() {
		if f.followUp, err = s.journal.FollowUp(ctx, s.route.ID); err != nil {
			return f, err
		}
	}
	var chosen store.Person
	if id := f.followUp.Person; !id.IsZero() {
		if chosen, err = s.journal.Person(ctx, id); err != nil {
			return f, err
		}
	}
	lately, err := s.journal.People(ctx, store.PeopleFilter{Limit: mostPeople})
	f.people = candidates(lately, chosen)
	return f, err
}

func (s *Screen) today() store.Day { return store.DayOf(s.context.Now()) }

func (s *Screen) show() {
	c := s.context
	var what *kit.Field
	what = kit.NewField(kit.FieldOptions{
		Label:       c.Text.T("follow_up_form.what"),
		Placeholder: c.Text.T("follow_up_form.what_example"),
		Text:        s.followUp.What,
		Lines:       2,
		Hint:        parts.PrivacyHint(c, s.followUp.What),
		OnChanged: func(text string) {
			s.followUp.What = text
			what.SetHint(parts.PrivacyHint(c, text))
		},
	})
	s.days = design.Stack()
	objects := []fyne.CanvasObject{what, s.days}
	if s.followUp.Group.IsZero() && len(s.people) > 0 {
		objects = append(objects, s.forWhom())
	}
	if !s.route.ID.IsZero() {
		objects = append(objects, kit.NewIconTextButton(kit.Quiet, design.IconDelete, c.Text.T("common.delete"), s.hide))
	}
	s.page.SetObjects(objects...)
	s.showDays()
	if s.followUp.What == "" {
		what.Focus()
	}
}

func (s *Screen) forWhom() fyne.CanvasObject {
	var words []parts.Word
	ids := map[string]store.PersonID{}
	for _, p := range s.people {
		words = append(words, parts.Word{ID: p.ID.String(), Text: p.Alias})
		ids[p.ID.String()] = p.ID
	}
	chosen := ""
	if !s.followUp.Person.IsZero() {
		chosen = s.followUp.Person.String()
	}
	choice := parts.Choice(words, chosen, func(id string) { s.followUp.Person = ids[id] })
	return kit.Labelled(s.context.Text.T("follow_up_form.who"), choice)
}

// showDays draws the days that are often meant, and the day and the end of the
// period as rows that open a calendar.
func (s *Screen) showDays() {
	c := s.context
	texts := []string{c.Text.T("common.tomorrow"), c.Text.T("parts.in_a_week"), c.Text.T("parts.in_two_weeks")}
	chips := kit.Choice(texts, quickIndex(s.followUp, s.today()), func(i int) {
		day := store.Day("")
		if i >= 0 {
			day = s.today().AddDays(quick[i])
		}
		s.set(onDay(s.followUp, day))
	})
	rows := []fyne.CanvasObject{kit.NewSettingRow(design.IconCalendar, c.Text.T("follow_up_form.day"),
		parts.DayText(c, s.followUp.Day, ""), s.pickDay)}
	if !s.followUp.Day.IsZero() {
		last := c.Text.T("follow_up_form.same_day")
		if !s.followUp.Until.IsZero() {
			last = parts.DayText(c, s.followUp.Until, "")
		}
		rows = append(rows, kit.NewSettingRow(design.IconFlag, c.Text.T("follow_up_form.until"), last, s.pickUntil))
	}
	s.days.Objects = []fyne.CanvasObject{
		kit.Labelled(c.Text.T("follow_up_form.when"), kit.Chips(chips...), kit.NewListCard(rows...))}
	s.page.Update()
}

func (s *Screen) pickDay() {
	parts.PickDay(s.context, s.context.Text.T("follow_up_form.pick_day"), s.followUp.Day,
		func(day store.Day) { s.set(onDay(s.followUp, day)) })
}

func (s *Screen) pickUntil() {
	chosen := max(s.followUp.Day, s.followUp.Until)
	parts.PickDay(s.context, s.context.Text.T("follow_up_form.pick_until"), chosen,
		func(day store.Day) { s.set(until(s.followUp, day)) })
}

func (s *Screen) set(f store.FollowUp) {
	s.followUp = f
	s.showDays()
}

func (s *Screen) save() {
	if !s.read {
		return
	}
	c := s.context
	c.Canvas.Unfocus()
	if s.followUp.Person.IsZero() {
		s.keep()
		return
	}
	parts.AskConsent(c, s.journal, []store.PersonID{s.followUp.Person}, s.keep, func(p store.Person) {
		parts.SayRefused(c, p, 1)
		c.Go.Back()
	})
}

func (s *Screen) keep() {
	c, followUp := s.context, cleaned(s.followUp)
	parts.Once(c, &s.saving, func(ctx context.Context) (store.FollowUp, error) {
		if followUp.ID.IsZero() {
			return s.journal.AddFollowUp(ctx, followUp)
		}
		return s.journal.EditFollowUp(ctx, s.before, followUp)
	}, func(store.FollowUp) { c.Go.Back() })
}

// hide takes the follow-up away; one tap brings it back.
func (s *Screen) hide() {
	c, id := s.context, s.followUp.ID
	screen.Do(c, func(ctx context.Context) error { return s.journal.HideFollowUp(ctx, id) }, func() {
		c.Go.Back()
		c.Go.Say(c.Text.T("common.deleted"), func() {
			screen.Do(c, func(ctx context.Context) error { return s.journal.RestoreFollowUp(ctx, id) }, c.Go.Redraw)
		})
	})
}

// Back asks first when something would be lost.
func (s *Screen) Back() bool {
	if !s.read || !differs(s.before, s.followUp) {
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
