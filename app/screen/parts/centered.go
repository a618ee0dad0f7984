package parts

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
)

// Centered is a screen whose objects stand in the middle of the window while
// they fit there, and scroll when they don't.
func Centered(bar *kit.Bar, objects ...fyne.CanvasObject) fyne.CanvasObject {
	column := design.Within(400, design.Col(16, objects...))
	scrolled, _ := design.VScroll(design.PadEach(6, design.Gutter, 28, design.Gutter, design.Middle(column)))
	return design.Dock(bar, nil, scrolled)
}
