package show

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
)

// over gives its first object all the room that the second one leaves. It asks
// for the height of both, so that in a scroll neither lies on the other.
type over struct{}

func (over) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	foot := design.HeightFor(objects[1], size.Width)
	design.Place(objects[0], 0, 0, size.Width, size.Height-foot)
	design.Place(objects[1], 0, size.Height-foot, size.Width, foot)
}

func (over) NaturalWidth(objects []fyne.CanvasObject) float32 {
	return max(design.NaturalWidth(objects[0]), design.NaturalWidth(objects[1]))
}

func (over) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return design.HeightFor(objects[0], width) + design.HeightFor(objects[1], width)
}

func (over) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return design.LeastSize(objects, objects[0].MinSize().Height+objects[1].MinSize().Height)
}
