// Package referralform fills in a referral card whose number differs from place
// to place, for one person or for everybody, or makes a card of one's own.
// Start with [New].
package referralform

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
	OwnCard(ctx context.Context, id store.CardID) (store.OwnCard, error)
	KeepOwnCard(ctx context.Context, before, after store.OwnCard) (store.OwnCard, error)
	HideOwnCard(ctx context.Context, id store.CardID) error
	RestoreOwnCard(ctx context.Context, id store.CardID) error
	People(ctx context.Context, f store.PeopleFilter) ([]store.PersonSummary, error)
}

// Screen is the form. It keeps what was typed.
type Screen struct {
	journal   Journal
	place     route.ReferralForm
	before    store.OwnCard // as it was read; zero for a new card
	card      store.OwnCard // as it is typed
	people    []store.PersonSummary
	allPeople bool
	loaded    bool

	more    *kit.Expander
	fields  map[string]*kit.Field
	page    *kit.Page
	context *screen.Context // that the form was drawn with
}

// New makes the screen.
func New(j Journal, r route.ReferralForm) *Screen {
	return &Screen{journal: j, place: r, card: store.OwnCard{Fills: r.Fills, Person: r.Person}}
}

// Build draws the form with what was typed so far.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	s.context = c
	bar := parts.Bar(c, s.title(c))
	bar.Back = func() {
		if !s.Back() {
			c.Go.Back()
		}
	}
	bar.Action, bar.OnAction = c.Text.T("common.save"), s.save
	s.page = parts.Page(bar)
	s.show()
	if !s.loaded {
		screen.Load(c, s.fetch, func(f fetched) {
			s.loaded = true
			s.people = f.people
			if !s.place.ID.IsZero() {
				s.before, s.card = f.card, f.card
			}
			s.show()
			s.begin()
		})
	}
	return s.page
}

type fetched struct {
	card   store.OwnCard
	people []store.PersonSummary
}

func (s *Screen) fetch(ctx context.Context) (f fetched, err error) {
	if !s.place.ID.IsZero() {
		if f.card, err = s.journal.OwnCard(ctx, s.place.ID); err != nil {
			return f, err
		}
	}
	f.people, err = s.journal.People(ctx, store.PeopleFilter{})
	return f, err
}

func (s *Screen) title(c *screen.Context) string {
	switch {
	case !s.place.ID.IsZero():
		return c.Text.T("referral.form.title_edit")
	case s.place.Fills != "":
		return c.Text.T("referral.form.title_fill")
	default:
		return c.Text.T("referral.form.title_new")
	}
}

// show puts the fields on the page: what is nearly always filled in first, the
// rest under "more".
func (s *Screen) show() {
	s.fields = map[string]*kit.Field{}
	objects := s.first()
	objects = append(objects, s.whom(), s.moreFields())
	if !s.place.ID.IsZero() {
		objects = append(objects, design.Left(kit.NewLink(s.context.Text.T("referral.form.hide"), s.hide)))
	}
	s.page.SetObjects(objects...)
}

// begin puts the cursor where a new card begins; in one that is there already
// nobody knows what is to be changed.
func (s *Screen) begin() {
	switch {
	case !s.place.ID.IsZero():
	case s.card.Fills == "":
		s.fields["name"].Focus()
	default:
		s.fields["phone"].Focus()
	}
}

// Back asks before something that was typed is lost.
func (s *Screen) Back() bool {
	if !differ(s.card, s.start()) {
		return false
	}
	t := s.context.Text
	var sheet *kit.Sheet
	sheet = kit.NewSheet(t.T("referral.form.leave"), t.T("common.close"),
		kit.NewButton(kit.Primary, t.T("common.save"), func() { sheet.Close(); s.save() }),
		kit.NewButton(kit.Quiet, t.T("referral.form.discard"), func() { sheet.Close(); s.context.Go.Back() }))
	sheet.Open(s.context.Canvas)
	return true
}

// start is the card as the form began with it.
func (s *Screen) start() store.OwnCard {
	if s.place.ID.IsZero() {
		return store.OwnCard{Fills: s.place.Fills, Person: s.place.Person}
	}
	return s.before
}

// save keeps the card and goes back to it; what is wrong is said at its field.
func (s *Screen) save() {
	for _, field := range s.fields {
		field.SetHint("")
	}
	if wrong, bad := check(s.card); bad {
		s.complain(wrong)
		return
	}
	c := s.context
	var kept store.OwnCard
	write := func(ctx context.Context) (err error) {
		kept, err = s.journal.KeepOwnCard(ctx, s.before, trimmed(s.card))
		return err
	}
	screen.Do(c, write, func() {
		s.before, s.card = kept, kept
		if s.place.ID.IsZero() && kept.Fills == "" {
			c.Go.Instead(route.Referral{ID: kept.ID.Key()})
		} else {
			c.Go.Back()
		}
		c.Go.Say(c.Text.T("common.saved"), nil)
	})
}

func (s *Screen) complain(wrong complaint) {
	sentence := s.context.Text.T(wrong.ID)
	field, ok := s.fields[wrong.Field]
	if !ok {
		field = s.fields["phone"]
	}
	field.SetHint(sentence)
	s.page.Reveal(field)
	field.Focus()
}

// hide deletes the card, with a way to undo it.
func (s *Screen) hide() {
	c, id := s.context, s.place.ID
	screen.Do(c, func(ctx context.Context) error { return s.journal.HideOwnCard(ctx, id) }, func() {
		c.Go.Back()
		c.Go.Say(c.Text.T("common.deleted"), func() {
			screen.Do(c, func(ctx context.Context) error { return s.journal.RestoreOwnCard(ctx, id) }, c.Go.Redraw)
		})
	})
}
