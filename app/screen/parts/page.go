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

// Offset is how far a page is scrolled down, for the page that takes its place;
// 0 where there is none yet.
func Offset(page *kit.Page) float32 {
	if page == nil {
		return 0
	}
	return page.Offset()
}
