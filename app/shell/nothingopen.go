package shell

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/route"
)

// nothingOpen stands beside a list from which nothing was opened yet.
func nothingOpen(c *screen.Context, list route.Route) fyne.CanvasObject {
	icon, id := design.IconSun, "wide.today"
	switch list.(type) {
	case route.Journal:
		icon, id = design.IconTalks, "wide.journal"
	case route.Cards:
		icon, id = design.IconCards, "wide.cards"
	case route.Help:
		icon, id = design.IconHandHelping, "wide.help"
	case route.People:
		icon, id = design.IconUsers, "wide.people"
	case route.FollowUps:
		icon, id = design.IconFlag, "wide.follow_ups"
	case route.Teams:
		icon, id = design.IconUsers, "wide.teams"
	case route.Settings:
		icon, id = design.IconUser, "wide.settings"
	}
	// i18n: prefix wide.
	sentence := kit.NewEmptyState(kit.NewDrawing(design.IconLeaf, icon, design.IconCoffee), c.Text.T(id), nil)
	return design.Pad(0, design.Gutter, design.Middle(design.Within(leastList, sentence)))
}
