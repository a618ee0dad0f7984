// Package followups lists all that was promised and is still open, what is due
// first. Start with [New].
package followups

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
	parts.FollowUpKeeper
	FollowUps(context.Context, store.FollowUpFilter) ([]store.FollowUp, error)
	People(context.Context, store.PeopleFilter) ([]store.PersonSummary, error)
	Groups(context.Context) ([]store.GroupSummary, error)
}

// atOnce is how many are shown before one asks for more: a page of thousands
// would take too long to build.
const atOnce = 25

// Screen is the list. It keeps how much of it shows.
type Screen struct {
	journal Journal
	context *screen.Context
	most    int
	latest  parts.Latest
	page    *kit.Page
}

// New makes the screen.
func New(j Journal) *Screen { return &Screen{journal: j, most: atOnce} }

// Build draws the list once it is read.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	offset := parts.Offset(s.page)
	s.page = parts.Page(parts.Bar(c, c.Text.T("follow_ups.title")))
	s.load(c, offset)
	return s.page
}

// content is what the journal has open, up to one more than shows.
type content struct {
	open  []store.FollowUp
	names names
}

// Follow reads the list anew, where one is.
func (s *Screen) Follow() { s.load(s.context, s.page.Offset()) }

func (s *Screen) load(c *screen.Context, offset float32) {
	s.context = c
	// One more than is shown tells whether there are more.
	limit := s.most + 1
	fetch := func(ctx context.Context) (content, error) { return s.fetch(ctx, limit) }
	parts.LoadLatest(c, &s.latest, fetch, func(read content) {
		s.page.SetObjects(s.objects(c, read)...)
		s.page.SetOffset(offset)
	})
}

func (s *Screen) fetch(ctx context.Context, limit int) (content, error) {
	open, err := s.journal.FollowUps(ctx, store.FollowUpFilter{Limit: limit})
	if err != nil {
		return content{}, err
	}
	people, err := s.journal.People(ctx, store.PeopleFilter{})
	if err != nil {
		return content{}, err
	}
	groups, err := s.journal.Groups(ctx)
	return content{open, namesOf(people, groups)}, err
}

func (s *Screen) objects(c *screen.Context, read content) []fyne.CanvasObject {
	if len(read.open) == 0 {
		return []fyne.CanvasObject{kit.NewEmptyState(kit.NewDrawing(design.IconLeaf, design.IconFlag, design.IconCoffee),
			c.Text.T("follow_ups.empty"), nil)}
	}
	titles := map[part]string{
		due: c.Text.T("follow_ups.due"), later: c.Text.T("follow_ups.later"), someDay: c.Text.T("follow_ups.some_day"),
	}
	today, at := store.DayOf(c.Now()), part(-1)
	var objects []fyne.CanvasObject
	for _, f := range read.open[:min(s.most, len(read.open))] {
		if here := partOf(f, today); here != at {
			at = here
			objects = append(objects, kit.NewSection(titles[here]))
		}
		do := parts.FollowUpDo(c, s.journal, f, func() { s.load(c, s.page.Offset()) })
		do.Opens = route.FollowUpForm{ID: f.ID}
		do.OnTap = func() { c.Go.To(do.Opens) }
		objects = append(objects, parts.NewFollowUpCard(c, f, read.names.of(f), do))
	}
	if len(read.open) > s.most {
		objects = append(objects, kit.NewButton(kit.Soft, c.Text.T("common.more"), func() {
			s.most += 2 * atOnce
			s.load(c, s.page.Offset())
		}))
	}
	return objects
}
