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
	Teams(ctx context.Context) ([]store.Team, error)
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
	busy      bool
	receipt   *store.Receipt // nil: nothing was erased here
}

// known is what the journal has of them.
type known struct {
	name  string
	plan  store.ErasePlan
	teams bool // one is in a team, which may have a copy
	gone  bool // there is no such person or group, or not any more
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
	if s.busy || s.receipt != nil {
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
	case s.receipt != nil || s.known.gone:
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
	teams, err := s.journal.Teams(ctx)
	k.teams = len(teams) > 0
	return k, err
}

func (s *Screen) read(ctx context.Context) (known, error) {
	if s.of.Person.IsZero() {
		group, err := s.journal.Group(ctx, s.of.Group)
		if err != nil {
			return known{}, err
		}
		plan, err := s.journal.GroupErasure(ctx, s.of.Group)
		return known{name: group.Name, plan: plan}, err
	}
	person, err := s.journal.Person(ctx, s.of.Person)
	if err != nil {
		return known{}, err
	}
	plan, err := s.journal.PersonErasure(ctx, s.of.Person)
	return known{name: person.Alias, plan: plan}, err
}

func (s *Screen) write(ctx context.Context) (store.Receipt, error) {
	if s.of.Person.IsZero() {
		return s.journal.EraseGroup(ctx, s.of.Group, s.keepNotes)
	}
	return s.journal.ErasePerson(ctx, s.of.Person, s.keepNotes)
}

// show draws the page as it is now.
func (s *Screen) show() {
	c := s.context
	switch {
	case s.busy:
		s.page.SetObjects(kit.NewCard(design.Paper, kit.NewBody(c.Text.T("erase.busy"))))
	case s.receipt != nil:
		s.page.SetObjects(s.told(*s.receipt)...)
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
	sheet = kit.NewSheet(c.Text.T(s.words.sure, "alias", s.known.name), c.Text.T("common.close"),
		kit.NewBody(c.Text.T("erase.no_way_back")), kit.Buttons(erase, keep)).Open(c.Canvas)
}

func (s *Screen) erase() {
	c := s.context
	s.busy = true
	c.Go.Redraw()
	var receipt store.Receipt
	var err error
	c.Async(func(ctx context.Context) {
		// Not to be given up halfway when the screen is left.
		receipt, err = s.write(context.WithoutCancel(ctx))
	}, func() {
		s.busy = false
		if err == nil {
			s.receipt = &receipt
		}
		c.Go.Redraw()
		if err != nil {
			c.Go.Fail(err)
		}
	})
}
