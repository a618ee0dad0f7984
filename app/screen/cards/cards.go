// Package cards is the Kaarten tab: prompts, kinds of support, tips and
// activities. Start with [New].
package cards

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/store"
)

// Journal is what the screen needs of the journal.
type Journal interface {
	parts.TeamNamer
	Favourites(ctx context.Context) (map[string]bool, error)
	SetFavourite(ctx context.Context, key string, on bool) error
	OwnPrompts(ctx context.Context) ([]store.OwnPrompt, error)
	People(ctx context.Context, f store.PeopleFilter) ([]store.PersonSummary, error)
	Person(ctx context.Context, id store.PersonID) (store.Person, error)
	AskedOf(ctx context.Context, id store.PersonID) (map[string]time.Time, error)
}

// Screen is the Kaarten tab. It keeps the segment, what was filtered in it and
// how far one scrolled.
type Screen struct {
	journal    Journal
	segment    route.Segment
	offsets    [route.Activities + 1]float32
	filter     promptFilter
	shown      int // prompts that were drawn; more come as one scrolls
	chipOffset float32
	stage      string // of the tips; "" for all
	open       map[string]bool
	known      known // of the journal, as it was last read

	context *screen.Context
	page    *kit.Page
	top     fyne.CanvasObject // the segments
	prompts *promptsView
	tips    []tipGroupView
}

// New makes the screen, opened at a segment.
func New(j Journal, segment route.Segment) *Screen {
	return &Screen{journal: j, segment: segment, shown: firstPrompts, open: map[string]bool{}, known: known{favourites: map[string]bool{}}}
}

// Build draws the segment at once; hearts and prompts of one's own are filled in
// as soon as they are read.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	s.remember()
	s.context = c
	s.page = parts.Page(parts.TabBar(c, c.Text.T("cards.title")))
	s.page.OnScrolled(s.scrolled)
	s.top = kit.NewSegmented([]string{
		c.Text.T("cards.prompts"), c.Text.T("cards.support"), c.Text.T("cards.tips"), c.Text.T("cards.activities"),
	}, int(s.segment), s.choose)
	s.prompts = newPromptsView(s)
	s.show()
	s.page.SetOffset(s.offsets[s.segment])
	s.read(func() {})
	return s.page
}

// Follow reads the journal anew and draws only what is not as it was.
func (s *Screen) Follow() { s.read(func() {}) }

// remember keeps what only the drawn page knows, before it is drawn anew.
func (s *Screen) remember() {
	if s.page == nil {
		return
	}
	s.offsets[s.segment] = s.page.Offset()
	s.chipOffset = s.prompts.chips.Offset()
	for _, group := range s.tips {
		s.open[group.kind] = group.expander.Open()
	}
}

func (s *Screen) choose(chosen int) {
	s.remember()
	s.segment = route.Segment(chosen)
	s.show()
	s.page.SetOffset(s.offsets[s.segment])
}

// show draws the segment anew.
func (s *Screen) show() {
	s.prompts.find()
	s.draw()
}

func (s *Screen) draw() {
	s.tips = nil
	objects := []fyne.CanvasObject{s.top}
	switch s.segment {
	case route.Support:
		objects = append(objects, s.guides()...)
	case route.Tips:
		objects = append(objects, s.tipGroups()...)
	case route.Activities:
		objects = append(objects, s.activities())
	default:
		objects = append(objects, s.prompts.objects()...)
	}
	s.page.SetObjects(objects...)
}

// scrolled draws more prompts before the last one comes into sight.
func (s *Screen) scrolled(_, left float32) {
	if s.segment == route.Prompts && left < 900 && s.prompts.more() {
		s.draw()
	}
}
