package shell

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
)

// noLine is the height under which a line above the screens would leave too
// little to write in: a small phone with the keyboard up.
const noLine = 340

// underLine lays a line over the whole width, and the rest under it.
type underLine struct{}

func (underLine) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	line, rest := objects[0], objects[1]
	height := float32(0)
	if size.Height >= noLine {
		height = design.HeightFor(line, size.Width)
		line.Show()
	} else {
		line.Hide()
	}
	design.Place(line, 0, 0, size.Width, height)
	design.Place(rest, 0, height, size.Width, size.Height-height)
}

// MinSize is that of the rest: the line gives way.
func (underLine) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[1].MinSize() }
