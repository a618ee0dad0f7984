// Package help is the Help tab: whom to turn to, the crisis cards on top, then
// by what somebody needs, with a search over all of it. Start with [New].
package help

import (
	"context"
	"slices"

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
	parts.TeamNamer
	OwnCards(ctx context.Context) ([]store.OwnCard, error)
	Favourites(ctx context.Context) (map[string]bool, error)
}

// Screen is the Help tab. It keeps the query and which needs are open.
type Screen struct {
	journal Journal
	context *screen.Context
	mine    mine
	query   string
	groups  map[string]*kit.Expander
	page    *kit.Page
}

// mine is what the journal adds to the cards of the packs.
type mine struct {
	own        []store.OwnCard
	favourites map[string]bool
	teams      parts.Teams
}

// New makes the screen.
func New(j Journal) *Screen {
	return &Screen{journal: j, groups: map[string]*kit.Expander{}}
}

// Build draws the cards that everybody has, and one's own as soon as they are
// read: the crisis cards wait for nothing.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	offset := float32(0)
	if s.page != nil {
		offset = s.page.Offset()
	}
	query := s.query
	s.page = parts.Page(parts.TabBar(c, c.Text.T("help.title")))
	field := kit.NewSearchField(c.Text.T("help.search"), c.Text.T("common.clear"), func(text string) {
		s.query = text
		s.show(c)
	})
	s.page.SetHead(kit.InGutter(field))
	if query == "" {
		s.show(c)
	} else {
		field.SetText(query)
	}
	s.page.SetOffset(offset)
	s.load(c, offset)
	return s.page
}

// Follow reads anew what the journal adds, where one is.
func (s *Screen) Follow() { s.load(s.context, s.page.Offset()) }

func (s *Screen) load(c *screen.Context, offset float32) {
	s.context = c
	screen.Load(c, s.fetch, func(m mine) {
		s.mine = m
		s.show(c)
		s.page.SetOffset(offset)
	})
}

func (s *Screen) fetch(ctx context.Context) (mine, error) {
	own, err := s.journal.OwnCards(ctx)
	if err != nil {
		return mine{}, err
	}
	favourites, err := s.journal.Favourites(ctx)
	if err != nil {
		return mine{}, err
	}
	teams, err := s.journal.TeamNames(ctx)
	return mine{own, favourites, teams}, err
}

// show puts the cards on the page: what the query finds, or all of them.
func (s *Screen) show(c *screen.Context) {
	list := cards(slices.Collect(c.Content.Referrals.All()), s.mine.own, s.mine.favourites, string(c.Text.Lang()))
	if s.query != "" {
		s.page.SetObjects(s.hits(c, found(list, s.query))...)
		return
	}
	objects := []fyne.CanvasObject{
		kit.NewSection(c.Text.T("help.crisis")),
		kit.NewListCard(s.rows(c, crisis(list))...),
		kit.NewSection(c.Text.T("help.needs")),
		kit.NewListCard(s.needs(c, list)...),
		kit.NewSectionWithAction(c.Text.T("help.own"), c.Text.T("common.add"), func() { c.Go.To(route.ReferralForm{}) }),
		s.own(c, list),
	}
	if n := unchecked(list); n > 0 {
		objects = append(objects, kit.NewQuietLine(design.IconInfo, design.ColorMuted, c.Text.N("help.unchecked", n)))
	}
	s.page.SetObjects(objects...)
}

func (s *Screen) hits(c *screen.Context, list []card) []fyne.CanvasObject {
	if len(list) > 0 {
		return []fyne.CanvasObject{kit.NewListCard(s.rows(c, list)...)}
	}
	drawing := kit.NewDrawing(design.IconHeart, design.IconSearch, design.IconPhone)
	add := kit.NewButton(kit.Soft, c.Text.T("help.add"), func() { c.Go.To(route.ReferralForm{}) })
	return []fyne.CanvasObject{kit.NewEmptyState(drawing, c.Text.T("help.found_nothing"), add)}
}

// needs lists the needs, each of which opens on its cards.
func (s *Screen) needs(c *screen.Context, list []card) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, g := range grouped(list, slices.Collect(c.Content.Needs.All()), string(c.Text.Lang())) {
		open := s.groups[g.ID] != nil && s.groups[g.ID].Open()
		s.groups[g.ID] = kit.NewExpander(g.Label, open, kit.Lined(s.rows(c, g.Cards)...))
		objects = append(objects, design.Pad(4, 16, s.groups[g.ID]))
	}
	return objects
}

func (s *Screen) own(c *screen.Context, list []card) fyne.CanvasObject {
	own := only(list, func(c card) bool { return c.Own })
	if len(own) == 0 {
		return kit.NewMuted(c.Text.T("help.own_empty"))
	}
	return kit.NewListCard(s.rows(c, own)...)
}
