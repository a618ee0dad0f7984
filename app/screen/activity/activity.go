// Package activity is the page of something to start with residents. Start
// with [New].
package activity

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/assets"
	"bankje/store"
)

// Screen is the page of one activity.
type Screen = parts.ContentPage[assets.Activity]

// New makes the page of an activity.
func New(j parts.Hearts, id string) *Screen {
	return parts.NewContentPage(parts.ContentPageOptions[assets.Activity]{
		Journal: j,
		Key:     store.FavouriteKey("activity", id),
		Find:    func(c *assets.Content) (assets.Activity, bool) { return c.Activities.Get(id) },
		Title:   func(a assets.Activity) assets.Text { return a.Title },
		Objects: page,
		Gone:    "activity.gone",
		Icon:    design.IconSmile,
	})
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
