// Package journal is the Gesprekken tab: everything that was written, by day,
// with a search as one types and filters. Start with [New].
package journal

import (
	"context"

	"fyne.io/fyne/v2"

	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/store"
)

// Journal is what the screen needs of the journal.
type Journal interface {
	parts.TeamNamer
	Timeline(ctx context.Context, f store.Filter, offset, limit int) ([]store.Entry, error)
	TimelineCount(ctx context.Context, f store.Filter) (int, error)
	People(ctx context.Context, f store.PeopleFilter) ([]store.PersonSummary, error)
}

// Screen is the Gesprekken tab. It keeps the query, the filters and how far one
// scrolled, so that one comes back to the same row.
type Screen struct {
	journal Journal
	query   string
	filters filters
	view    *view
}

// New makes the screen.
func New(j Journal) *Screen { return &Screen{journal: j} }

// Follow reads the rows anew, where one is.
func (s *Screen) Follow() { s.view.found.Again() }

// Build draws the head at once and the rows as soon as they are read.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	offset := float32(0)
	if s.view != nil {
		offset = s.view.list.Offset()
	}
	s.view = newView(s, c, offset)
	return s.view.root
}
