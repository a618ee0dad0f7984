package today

import (
	"maps"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/route"
	"bankje/store"
)

// codeLater names the setting that holds the day on which one put off writing
// down the recovery code.
const codeLater = "today.code_later"

// asksForCode reports whether to ask for the recovery code today: every day
// until it is written down, but never twice on the day one said later.
func asksForCode(s store.Settings, today store.Day) bool {
	return !s.CodeKept && s.Screens[codeLater] != string(today)
}

// withCodeLater gives settings that put the recovery code off until tomorrow.
func withCodeLater(s store.Settings, today store.Day) store.Settings {
	s.Screens = maps.Clone(s.Screens)
	if s.Screens == nil {
		s.Screens = map[string]string{}
	}
	s.Screens[codeLater] = string(today)
	return s
}

// codeCard asks quietly to write the recovery code down.
func codeCard(c *screen.Context) fyne.CanvasObject {
	write := kit.NewLowButton(kit.Soft, c.Text.T("today.code_write"), func() { c.Go.To(route.Recovery{}) })
	later := kit.NewLowButton(kit.Quiet, c.Text.T("common.later"), func() {
		c.Go.Apply(withCodeLater(c.Settings, store.DayOf(c.Now())))
	})
	return kit.NewCard(design.Sand, design.Col(14,
		design.Bullet(12, design.NewIcon(design.IconKey, design.SizeIcon, design.Sand.Ink()), kit.NewBody(c.Text.T("today.code"))),
		kit.Buttons(write, later)))
}
