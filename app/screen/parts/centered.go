package parts

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
)

// Centered is a screen whose objects stand in the middle of the window while
// they fit there, and scroll when they don't. A keypad among them makes itself
// small in a low window.
func Centered(bar *kit.Bar, objects ...fyne.CanvasObject) fyne.CanvasObject {
	column := design.Within(400, design.Col(16, objects...))
	scrolled, _ := design.VScroll(design.PadEach(6, design.Gutter, 28, design.Gutter, design.Middle(column)))
	for _, o := range objects {
		if pad, ok := o.(*kit.Keypad); ok {
			scrolled = design.Arrange(padRoom{pad}, scrolled)
		}
	}
	return design.Dock(bar, nil, scrolled)
}

// padRoom tells a keypad how high the room is that it is to fit in.
type padRoom struct{ pad *kit.Keypad }

func (r padRoom) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	r.pad.FitIn(size.Height)
	design.Place(objects[0], 0, 0, size.Width, size.Height)
	design.Relayout(objects[0]) // its own size may be the same as before
}

func (padRoom) NaturalWidth(objects []fyne.CanvasObject) float32 {
	return design.NaturalWidth(objects[0])
}

func (padRoom) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return design.HeightFor(objects[0], width)
}

func (padRoom) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }
