// Package erase erases everything about one person or one group, after it has
// said exactly what goes and what stays. Start with [New].
package erase

import (
	"context"
	"errors"

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
	Person(ctx context.Context, id store.PersonID) (store.Person, error)
	PersonErasure(ctx context.Context, id store.PersonID) (store.ErasePlan, error)
	ErasePerson(ctx context.Context, id store.PersonID, keepNotes bool) (store.Receipt, error)
	Group(ctx context.Context, id store.GroupID) (store.Group, error)
	GroupErasure(ctx context.Context, id store.GroupID) (store.ErasePlan, error)
	EraseGroup(ctx context.Context, id store.GroupID, keepNotes bool) (store.Receipt, error)
	teamwork
}

// teamwork is what it needs for what is shared.
type teamwork interface {
	TeamNames(ctx context.Context) ([]store.TeamName, error)
	Team(ctx context.Context, id store.TeamID) (store.Team, error)
	ErasePersonFrom(ctx context.Context, team store.TeamID, id store.PersonID, keepNotes bool) (store.Receipt, error)
	EraseGroupFrom(ctx context.Context, team store.TeamID, id store.GroupID, keepNotes bool) (store.Receipt, error)
}

// Screen tells what would be erased, then does it, then is the receipt.
type Screen struct {
	journal Journal
	of      route.Erase
	words   words
	context *screen.Context
	page    *kit.Page

	known     known
	keepNotes bool
	forTeam   bool // a coordinator wants it gone for the whole team
	busy      bool
	outcome   *outcome // nil: nothing was erased here
}

// known is what the journal has of them.
type known struct {
	name  string
	plan  store.ErasePlan
	team  store.Team // with which they are shared; without an id: with none
	teams bool       // one is in a team, which may have a copy
	gone  bool       // there is no such person or group, or not any more
}

// New makes the screen for a person or a group.
func New(j Journal, r route.Erase) *Screen {
	s := &Screen{journal: j, of: r, words: ofPerson}
	if r.Person.IsZero() {
		s.words = ofGroup
	}
	return s
}

// Build draws what would go once it is read, or what went.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	s.context = c
	offset := parts.Offset(s.page)
	bar := parts.Bar(c, c.Text.T("erase.title"))
	bar.Back = func() {
		if !s.Back() {
			c.Go.Back()
		}
	}
	s.page = parts.Page(bar)
	if s.busy || s.outcome != nil {
		s.show()
		return s.page
	}
	screen.Load(c, s.fetch, func(k known) {
		s.known = k
		s.show()
		s.page.SetOffset(offset)
	})
	return s.page
}

// Back leads past the page of who is no longer there, and does
// nothing while they are being erased: that ends by itself.
func (s *Screen) Back() bool {
	switch {
	case s.busy:
		return true
	case s.outcome != nil || s.known.gone:
		s.context.Go.To(route.Today{})
		return true
	}
	return false
}

func (s *Screen) fetch(ctx context.Context) (known, error) {
	k, err := s.read(ctx)
	if errors.Is(err, store.ErrNotFound) {
		return known{gone: true}, nil
	}
	if err != nil {
		return known{}, err
	}
	teams, err := s.journal.TeamNames(ctx)
	k.teams = len(teams) > 0
	return k, err
}

func (s *Screen) read(ctx context.Context) (known, error) {
	if s.of.Person.IsZero() {
		group, err := s.journal.Group(ctx, s.of.Group)
		if err != nil {
			return known{}, err
		}
		team, err := s.teamOf(ctx, group.Team)
		if err != nil {
			return known{}, err
		}
		plan, err := s.journal.GroupErasure(ctx, s.of.Group)
		return known{name: group.Name, plan: plan, team: team}, err
	}
	person, err := s.journal.Person(ctx, s.of.Person)
	if err != nil {
		return known{}, err
	}
	team, err := s.teamOf(ctx, person.Team)
	if err != nil {
		return known{}, err
	}
	plan, err := s.journal.PersonErasure(ctx, s.of.Person)
	return known{name: person.Alias, plan: plan, team: team}, err
}

func (s *Screen) teamOf(ctx context.Context, id store.TeamID) (store.Team, error) {
	if id.IsZero() {
		return store.Team{}, nil
	}
	return s.journal.Team(ctx, id)
}

// show draws the page as it is now.
func (s *Screen) show() {
	c := s.context
	switch {
	case s.busy:
		s.page.SetObjects(kit.NewCard(design.Paper, kit.NewBody(c.Text.T("erase.busy"))))
	case s.outcome != nil:
		s.page.SetObjects(s.told(*s.outcome)...)
		s.page.SetBottom(s.done())
	case s.known.gone:
		s.page.SetObjects(kit.NewEmptyState(kit.NewDrawing(design.IconLeaf, design.IconCheck, design.IconLeaf), c.Text.T(s.words.gone), nil))
		s.page.SetBottom(s.done())
	default:
		s.page.SetObjects(s.planned()...)
		s.page.SetBottom(kit.NewButton(kit.Primary, c.Text.T("erase.for_good"), s.ask))
	}
}

func (s *Screen) done() fyne.CanvasObject {
	return kit.NewButton(kit.Primary, s.context.Text.T("common.done"), func() { s.Back() })
}

// ask is the second step. What keeps everything is the easier one to tap.
func (s *Screen) ask() {
	c := s.context
	var sheet *kit.Sheet
	keep := kit.NewButton(kit.Primary, c.Text.T("erase.keep"), func() { sheet.Close() })
	erase := kit.NewButton(kit.Soft, c.Text.T("erase.now"), func() {
		sheet.Close()
		s.erase()
	})
	said := design.Col(8)
	if s.whole() {
		said.Add(kit.NewBody(c.Text.T("erase.whole.sure", "team", s.known.team.Name)))
	}
	said.Add(kit.NewBody(c.Text.T("erase.no_way_back")))
	sheet = kit.NewSheet(c.Text.T(s.words.sure, "alias", s.known.name), c.Text.T("common.close"),
		said, kit.Buttons(erase, keep)).Open(c.Canvas)
}

func (s *Screen) erase() {
	c := s.context
	s.busy = true
	c.Go.Redraw()
	var came outcome
	var err error
	c.Async(func(ctx context.Context) {
		// Not to be given up halfway when the screen is left.
		came, err = s.write(context.WithoutCancel(ctx))
	}, func() {
		s.busy = false
		again := came.nothing && mayErase(s.known.team)
		if err == nil && !again {
			s.outcome = &came
		}
		c.Go.Redraw()
		switch {
		case err != nil:
			c.Go.Fail(err)
		case again: // a coordinator can choose otherwise
			c.Go.Say(c.Text.T("erase.whole.nothing_mine", "team", s.known.team.Name), nil)
		}
	})
}
