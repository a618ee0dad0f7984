package shell

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
)

// lowWindow is the height under which a screen needs all of it: the keyboard
// is up, and the bar of places would lie on top of it.
const lowWindow = 480

// overBar lays a screen over the bar of places, which makes room for it in a
// low window.
type overBar struct{}

func (overBar) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	screen, bar := objects[0], objects[1]
	if size.Height < lowWindow {
		bar.Hide()
		design.Place(screen, 0, 0, size.Width, size.Height)
		return
	}
	bar.Show()
	height := design.HeightFor(bar, size.Width)
	design.Place(screen, 0, 0, size.Width, size.Height-height)
	design.Place(bar, 0, size.Height-height, size.Width, height)
}

func (overBar) NaturalWidth(objects []fyne.CanvasObject) float32 {
	return design.NaturalWidth(objects[0])
}

func (overBar) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return design.HeightFor(objects[0], width)
}

func (overBar) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize()
}
