package parts

import (
	"fyne.io/fyne/v2"

	"bankje/app/kit"
)

// Page makes a screen of a bar, which [Bar] or [TabBar] began, and a column
// that scrolls.
func Page(bar kit.BarOptions, objects ...fyne.CanvasObject) *kit.Page {
	return kit.NewPage(kit.NewBar(bar), objects...)
}
