// Package referral is one referral card: what it is for, how to reach it, and
// how sure all that is. Cards whose number differs from place to place are
// filled in from here. Start with [New].
package referral

import (
	"context"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/assets"
	"bankje/store"
)

// Journal is what the screen needs of the journal.
type Journal interface {
	parts.TeamNamer
	parts.FormKeeper
	parts.Settler
	OwnCards(ctx context.Context) ([]store.OwnCard, error)
	OwnCard(ctx context.Context, id store.CardID) (store.OwnCard, error)
	RestoreOwnCard(ctx context.Context, id store.CardID) error
	doubter
	People(ctx context.Context, f store.PeopleFilter) ([]store.PersonSummary, error)
	Favourites(ctx context.Context) (map[string]bool, error)
	SetFavourite(ctx context.Context, key string, on bool) error
}

// doubter is how it is said that a card of a team is wrong.
type doubter interface {
	Team(ctx context.Context, id store.TeamID) (store.Team, error)
	DoubtCard(ctx context.Context, id store.CardID, text string) error
	DismissDoubts(ctx context.Context, card store.OwnCard) error
}

// Screen is one card.
type Screen struct {
	journal Journal
	id      string
	context *screen.Context
	page    *kit.Page
	place   string
	asking  *asking // nil: the card shows
	busy    bool    // something is being said of it
}

// New makes the screen of the card with an id: of the packs, or
// store.CardID.Key of one's own.
func New(j Journal, id string) *Screen {
	return &Screen{journal: j, id: id, place: route.FormPlace(route.Referral{ID: id})}
}

// mine is what the journal knows of the card.
type mine struct {
	card      store.OwnCard // the card itself, when it is one's own
	locals    []local
	favourite bool
	teams     parts.Teams
	names     names
	asking    asking // what was being written about it
}

// Build draws what the packs say at once, and what the journal knows when it is
// read.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	s.context = c
	if s.asking != nil {
		return s.askingPage(c)
	}
	offset := float32(0)
	if s.page != nil {
		offset = s.page.Offset()
	}
	root := design.Stack()
	show := func(page *kit.Page) {
		s.page = page
		root.Objects = []fyne.CanvasObject{page}
		root.Refresh()
		page.SetOffset(offset)
	}
	known := func(m mine, page func(*screen.Context, mine) *kit.Page) {
		if m.asking != (asking{}) {
			s.asking = &m.asking
			show(s.askingPage(c))
			return
		}
		show(page(c, m))
	}
	card, ofPack := c.Content.Referrals.Get(s.id)
	_, own := ownID(s.id)
	switch {
	case ofPack:
		page := func(c *screen.Context, m mine) *kit.Page { return s.packPage(c, card, m) }
		show(page(c, mine{}))
		screen.Load(c, s.fetchPack, func(m mine) { known(m, page) })
	case own:
		screen.Load(c, s.fetchOwn, func(m mine) { known(m, s.ownPage) })
	default:
		show(emptyPage(c, c.Text.T("referral.missing"), nil))
	}
	return root
}

func (s *Screen) fetchPack(ctx context.Context) (m mine, err error) {
	own, err := s.journal.OwnCards(ctx)
	if err != nil {
		return m, err
	}
	people, err := s.journal.People(ctx, store.PeopleFilter{})
	if err != nil {
		return m, err
	}
	m.locals = locals(own, s.id, people)
	var cards []store.OwnCard
	for _, l := range m.locals {
		cards = append(cards, l.Card)
	}
	err = s.fetchAbout(ctx, &m, cards...)
	return m, err
}

func (s *Screen) fetchOwn(ctx context.Context) (m mine, err error) {
	id, _ := ownID(s.id)
	if m.card, err = s.journal.OwnCard(ctx, id); err != nil {
		return m, err
	}
	err = s.fetchAbout(ctx, &m, m.card)
	return m, err
}

// fetchAbout reads what one knows beside the cards that are shown.
func (s *Screen) fetchAbout(ctx context.Context, m *mine, cards ...store.OwnCard) (err error) {
	if m.favourite, err = s.isFavourite(ctx); err != nil {
		return err
	}
	if m.teams, err = s.journal.TeamNames(ctx); err != nil {
		return err
	}
	if m.asking, err = parts.ReadTyped[asking](ctx, s.journal, s.place); err != nil {
		return err
	}
	m.names, err = s.namesIn(ctx, cards...)
	return err
}

func (s *Screen) isFavourite(ctx context.Context) (bool, error) {
	favourites, err := s.journal.Favourites(ctx)
	return favourites[s.key()], err
}

func (s *Screen) key() string { return store.FavouriteKey("card", s.id) }

// cardPage is a page with the name of the card and its heart in the bar.
func (s *Screen) cardPage(c *screen.Context, name string, favourite bool, objects ...fyne.CanvasObject) *kit.Page {
	heart := kit.NewHeart(favourite, design.Terracotta.Ink(), c.Text.T("common.favourite"), func(on bool) {
		screen.Do(c, func(ctx context.Context) error { return s.journal.SetFavourite(ctx, s.key(), on) }, func() {})
	})
	bar := parts.Bar(c, name)
	bar.Icons = []fyne.CanvasObject{heart}
	return parts.Page(bar, objects...)
}

// packPage is a card of the packs, with what was filled in on it.
func (s *Screen) packPage(c *screen.Context, r assets.Referral, m mine) *kit.Page {
	language := string(c.Text.Lang())
	objects := []fyne.CanvasObject{purpose(r.Purpose.In(language))}
	if r.FillInLocally {
		objects = append(objects, s.localBlock(c, r.ID, m)...)
	}
	reach := reach{Phone: r.Phone, Email: r.Email, Site: r.URL, urgent: r.Crisis()}
	objects = append(objects, reach.buttons(c)...)
	if list := facts(r, c.Text); len(list) > 0 {
		objects = append(objects, factCard(c, list))
	}
	objects = append(objects, reach.lines(c)...)
	objects = append(objects, trust(c, r)...)
	return s.cardPage(c, r.Name.In(language), m.favourite, objects...)
}

func purpose(text string) fyne.CanvasObject {
	return design.NewText(text, design.SizeHeading, design.ColorInk).Leading(1.2)
}

// trust says how sure the card is, and where it was read.
func trust(c *screen.Context, r assets.Referral) []fyne.CanvasObject {
	objects := []fyne.CanvasObject{kit.NewCaption(checked(r, c.Text, c.Now()))}
	for _, sentence := range append(unsure(r, c.Text), read(r, c.Text)) {
		if sentence != "" {
			objects = append(objects, kit.NewCaption(sentence))
		}
	}
	column := []fyne.CanvasObject{design.Col(4, objects...)}
	if r.SourceURL != "" {
		column = append(column, design.Left(kit.NewLink(c.Text.T("referral.open_source"), func() { parts.Visit(c, r.SourceURL) })))
	}
	return column
}
