package parts

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/route"
	"bankje/assets"
)

// guideLooks give each guide of the packs a mark of its own.
var guideLooks = map[string]struct {
	icon design.Outline
	tint design.Tint
}{
	"social-support":              {design.IconUsers, design.Sky},
	"emotional-support":           {design.IconHandHeart, design.Terracotta},
	"practical-support":           {design.IconHandHelping, design.Sage},
	"informative-support":         {design.IconInfo, design.Sky},
	"peer-contact":                {design.IconTalks, design.Plum},
	"own-network":                 {design.IconHandshake, design.Sage},
	"low-threshold-interventions": {design.IconLeaf, design.Sand},
	"psycho-education":            {design.IconLightbulb, design.Plum},
	"safe-conversation":           {design.IconShield, design.Terracotta},
	"culture":                     {design.IconGlobe, design.Sand},
}

// GuideDisc is the mark of a guide; any id has one.
func GuideDisc(id string) fyne.CanvasObject {
	if look, ok := guideLooks[id]; ok {
		return kit.NewDisc(look.icon, look.tint)
	}
	return kit.NewDisc(design.IconBookOpen, design.Sand)
}

// GuideRows are rows that open the guides which a test picks, in the order of
// the packs.
func GuideRows(c *screen.Context, pick func(assets.Guide) bool) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for guide := range c.Content.Guides.All() {
		if pick(guide) {
			rows = append(rows, kit.NewListRow(kit.RowContent{
				Lead:  GuideDisc(guide.ID),
				Title: guide.Title.In(string(c.Text.Lang())),
			}, func() { c.Go.To(route.Guide{ID: guide.ID}) }))
		}
	}
	return rows
}
