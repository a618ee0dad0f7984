// Package activity is the page of something to start with residents. Start
// with [New].
package activity

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
	Favourites(ctx context.Context) (map[string]bool, error)
	SetFavourite(ctx context.Context, key string, on bool) error
}

// Screen is the page of one activity.
type Screen struct {
	journal Journal
	id      string
	page    *kit.Page
}

// New makes the page of an activity.
func New(j Journal, id string) *Screen { return &Screen{journal: j, id: id} }

// Build draws the activity. One that is no longer in the packs gives an empty
// page that says so.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	offset := float32(0)
	if s.page != nil {
		offset = s.page.Offset()
	}
	a, ok := c.Content.Activities.Get(s.id)
	if !ok {
		drawing := kit.NewDrawing(design.IconCards, design.IconSmile, design.IconSearch)
		s.page = parts.Page(parts.Bar(c, ""), kit.NewEmptyState(drawing, c.Text.T("activity.gone"), nil))
		return s.page
	}
	bar := parts.Bar(c, a.Title.In(string(c.Text.Lang())))
	bar.Icons = []fyne.CanvasObject{parts.NewHeart(c, s.journal, store.FavouriteKey("activity", a.ID))}
	s.page = parts.Page(bar, page(c, a)...)
	s.page.SetOffset(offset)
	return s.page
}

// page is the activity from top to bottom: what it is, how to begin, what it
// touches, which guides to read with it, and where it comes from.
func page(c *screen.Context, a assets.Activity) []fyne.CanvasObject {
	lang := string(c.Text.Lang())
	what := design.NewText(a.What.In(lang), design.SizeHeading, design.ColorInk).Leading(1.3)
	start := design.NewText(a.Start.In(lang), design.SizeBody, design.ColorInk).Leading(1.4)
	objects := []fyne.CanvasObject{
		design.PadEach(4, 0, 6, 0, design.TopRow(14, 1, parts.DomainDisc(a.Domains), what)),
		kit.NewSection(c.Text.T("activity.start")),
		kit.NewCard(design.Sage, start),
		design.Left(kit.NewAction(design.IconNotebookPen, c.Text.T("activity.log"), func() {
			c.Go.To(route.Quick{Activity: a.ID})
		})),
		kit.NewSection(c.Text.T("activity.domains")),
		parts.DomainPills(c, a.Domains),
	}
	guides := parts.GuideRows(c, func(g assets.Guide) bool { return explains(g, a) })
	if len(guides) > 0 {
		objects = append(objects, kit.NewSection(c.Text.T("activity.guides")), kit.NewListCard(guides...))
	}
	return append(objects, kit.NewSection(c.Text.T("common.source")), parts.NewSource(c, a.Source))
}
