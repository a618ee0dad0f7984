// Package guide is a page to read about a kind of support: what it is, how to
// give it, what not to do, and everything in the packs that belongs with it.
// Start with [New].
package guide

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

// Screen is the page of one guide. It keeps how far one has read.
type Screen = parts.ContentPage[assets.Guide]

// New makes the page of a guide.
func New(j parts.Hearts, id string) *Screen {
	return parts.NewContentPage(parts.ContentPageOptions[assets.Guide]{
		Journal: j,
		Key:     store.FavouriteKey("guide", id),
		Find:    func(c *assets.Content) (assets.Guide, bool) { return c.Guides.Get(id) },
		Title:   func(g assets.Guide) assets.Text { return g.Title },
		Objects: page,
		Gone:    "guide.gone",
		Icon:    design.IconBookOpen,
	})
}

// page is the guide from top to bottom: first what one reads, then what one
// goes on to.
func page(c *screen.Context, g assets.Guide) []fyne.CanvasObject {
	objects := []fyne.CanvasObject{opening(c, g)}
	if g.Support != "" {
		objects = append(objects, design.Left(kit.NewAction(design.IconNotebookPen, c.Text.T("guide.log"), func() {
			c.Go.To(route.Quick{Support: g.Support})
		})))
	}
	for _, section := range g.Sections {
		objects = append(objects, reading(c, section))
	}
	add := func(id string, o fyne.CanvasObject) {
		if o != nil {
			objects = append(objects, kit.NewSection(c.Text.T(id)), o)
		}
	}
	fold := func(id string, o fyne.CanvasObject) {
		if o != nil {
			objects = append(objects, kit.NewExpander(c.Text.T(id), false, o))
		}
	}
	add("guide.do", advice(c, assets.TipDo, g.Do))
	add("guide.avoid", advice(c, assets.TipDont, g.Avoid))
	add("guide.examples", examples(c, g.Examples))
	add("guide.quotes", quotes(c, g.Quotes))
	add("guide.tips", tips(c, further(c.Content.Tips, g)))
	voice := parts.NewVoice(string(c.Text.Lang()), nil)
	add("guide.prompts", prompts(c, g.Prompts))
	fold("guide.more_prompts", prompts(c, furtherPrompts(c.Content, g, voice)))
	add("guide.activities", activities(c, g.Activities))
	add("guide.referrals", referrals(c, g.Referrals))
	fold("guide.more_referrals", referrals(c, furtherReferrals(c.Content, g)))
	add("common.source", sources(c, g))
	return objects
}
