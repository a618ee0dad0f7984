package help

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
)

// rowLayout puts the button of a row at the right of the name while both fit
// there with the purpose beneath them, and else under all of it: one reads what
// it is before one calls. Its objects are the name, the purpose and the button.
type rowLayout struct{ height float32 } // which it last had

const (
	besideGap  = 8  // between name and button
	beneathGap = 10 // between purpose and button
	purposeGap = 4
)

func beside(objects []fyne.CanvasObject, width float32) bool {
	return design.NaturalWidth(objects[0])+besideGap+design.NaturalWidth(objects[2]) <= width
}

func (l *rowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.height = l.HeightFor(objects, size.Width)
	name, purpose, button := objects[0], objects[1], objects[2]
	width := design.NaturalWidth(button)
	height := design.HeightFor(button, width)
	nameHeight := design.HeightFor(name, size.Width)
	if beside(objects, size.Width) {
		design.Place(name, 0, (height-nameHeight)/2, size.Width-width-besideGap, nameHeight)
		design.Place(button, size.Width-width, 0, width, height)
		nameHeight = height
	}
	purposeHeight := design.HeightFor(purpose, size.Width)
	design.Place(purpose, 0, nameHeight+purposeGap, size.Width, purposeHeight)
	if !beside(objects, size.Width) {
		design.Place(name, 0, 0, size.Width, nameHeight)
		design.Place(button, 0, nameHeight+purposeGap+purposeHeight+beneathGap, min(width, size.Width), height)
	}
}

func (*rowLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	name := design.HeightFor(objects[0], width)
	purpose := design.HeightFor(objects[1], width)
	button := design.HeightFor(objects[2], design.NaturalWidth(objects[2]))
	if beside(objects, width) {
		return max(name, button) + purposeGap + purpose
	}
	return name + purposeGap + purpose + beneathGap + button
}

func (*rowLayout) NaturalWidth(objects []fyne.CanvasObject) float32 {
	return design.NaturalWidth(objects[0]) + besideGap + design.NaturalWidth(objects[2])
}

// MinSize has the height of all of it: a page scrolls no further than that.
func (l *rowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return design.LeastSize(objects, l.height)
}
