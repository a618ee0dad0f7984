// Package people lists everybody one talks with. Start with [New].
package people

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
	parts.TeamNamer
	People(ctx context.Context, f store.PeopleFilter) ([]store.PersonSummary, error)
}

// atOnce is how many people are shown before one asks for more: a page of all
// would take too long to build.
const atOnce = 50

// Screen is the list. It keeps what is looked for and how much of it shows.
type Screen struct {
	journal Journal
	context *screen.Context
	query   string
	most    int
	whose   parts.Whose
	teams   parts.Teams
	latest  parts.Latest
	page    *kit.Page
}

// New makes the screen.
func New(j Journal) *Screen { return &Screen{journal: j, most: atOnce} }

// Build draws the list once it is read.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	offset := float32(0)
	if s.page != nil {
		offset = s.page.Offset()
	}
	s.context = c
	s.page = parts.Page(parts.Bar(c, c.Text.T("people.title")))
	field := kit.NewSearchField(c.Text.T("people.search"), c.Text.T("common.clear"), func(text string) {
		if text != s.query {
			s.query, s.most = text, atOnce
			s.load(0)
		}
	})
	field.SetText(s.query)
	s.page.SetHead(kit.InGutter(field))
	screen.Load(c, s.journal.TeamNames, func(teams []store.TeamName) {
		s.teams = teams
		if words := parts.WhoseWords(c, teams); len(words) > 0 {
			s.page.SetHead(kit.InGutter(field), kit.InGutter(parts.Choice(words, s.whose.ID(), s.narrow)))
		}
	})
	s.load(offset)
	return s.page
}

// narrow shows only mine, or those of a team.
func (s *Screen) narrow(id string) {
	s.whose, s.most = parts.WhoseOf(id), atOnce
	s.load(0)
}

// Follow reads the list anew, where one is.
func (s *Screen) Follow() { s.load(s.page.Offset()) }

func (s *Screen) load(offset float32) {
	// One more than is shown tells whether there are more.
	filter := store.PeopleFilter{Query: s.query, Limit: s.most + 1, Team: s.whose.Team, Mine: s.whose.Mine}
	parts.LoadLatest(s.context, &s.latest, func(ctx context.Context) ([]store.PersonSummary, error) {
		return s.journal.People(ctx, filter)
	}, func(found []store.PersonSummary) {
		s.show(found)
		s.page.SetOffset(offset)
	})
}

func (s *Screen) show(found []store.PersonSummary) {
	c := s.context
	if len(found) == 0 {
		s.page.SetObjects(s.empty())
		return
	}
	active, paused := apart(found[:min(len(found), s.most)])
	var objects []fyne.CanvasObject
	if len(active) > 0 {
		objects = append(objects, kit.NewListCard(s.rows(active)...))
	}
	if len(paused) > 0 {
		objects = append(objects, kit.NewSection(c.Text.T("people.paused")), kit.NewListCard(s.rows(paused)...))
	}
	if len(found) > s.most {
		objects = append(objects, kit.NewButton(kit.Soft, c.Text.T("common.more"), func() {
			s.most += atOnce
			s.load(s.page.Offset())
		}))
	}
	s.page.SetObjects(objects...)
	s.page.SetBottom(kit.NewIconTextButton(kit.Primary, design.IconPlus, c.Text.T("people.add"), s.add))
}

func (s *Screen) empty() fyne.CanvasObject {
	c := s.context
	sentence := c.Text.T("people.empty")
	if s.query != "" || s.whose != (parts.Whose{}) {
		sentence = c.Text.T("people.found_nobody")
	}
	return kit.NewEmptyState(kit.NewDrawing(design.IconHeart, design.IconUsers, design.IconLeaf), sentence,
		kit.NewIconTextButton(kit.Primary, design.IconPlus, c.Text.T("people.add"), s.add))
}

func (s *Screen) add() { s.context.Go.To(route.PersonForm{}) }

func (s *Screen) rows(people []store.PersonSummary) []fyne.CanvasObject {
	c := s.context
	var rows []fyne.CanvasObject
	for _, p := range people {
		to := route.Person{ID: p.ID}
		rows = append(rows, parts.Leads(c, kit.NewListRow(kit.RowContent{
			Lead: parts.Avatar(p.Alias, p.Colour), Title: p.Alias, Subtitle: s.subtitle(p),
		}, func() { c.Go.To(to) }), to))
	}
	return rows
}

// subtitle says when one talked, and in words what is still open.
func (s *Screen) subtitle(p store.PersonSummary) string {
	c := s.context
	seen := c.Text.T("people.no_talk_yet")
	if !p.LastAt.IsZero() {
		seen = c.Text.T("people.last", "day", c.Text.Relative(p.LastAt, c.Now()))
	}
	if !p.Team.IsZero() {
		seen += "\n" + parts.SharedWith(c, s.teams, p.Team)
	}
	if p.OpenFollowUps == 0 {
		return seen
	}
	return seen + "\n" + c.Text.N("people.open", p.OpenFollowUps)
}
