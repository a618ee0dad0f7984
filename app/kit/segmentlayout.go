package kit

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
)

// segmentLayout puts options beside each other: equally wide while the widest
// fits so, else each as wide as its words and a share of the rest, else in rows
// of a grid.
type segmentLayout struct{ grid *fyne.Container }

func newSegmentLayout(cells []fyne.CanvasObject) fyne.CanvasObject {
	return design.Arrange(segmentLayout{design.Grid(segmentGap, cells...)}, cells...)
}

const segmentGap = 2

// widths are those of the options in one row, or nil where they don't fit.
func (l segmentLayout) widths(objects []fyne.CanvasObject, width float32) []float32 {
	widest, sum := float32(0), float32(0)
	widths := make([]float32, len(objects))
	for i, o := range objects {
		widths[i] = design.NaturalWidth(o)
		widest, sum = max(widest, widths[i]), sum+widths[i]
	}
	room := width - segmentGap*float32(len(objects)-1)
	if sum > room {
		return nil
	}
	share := (room - sum) / float32(len(objects))
	equal := room / float32(len(objects))
	for i := range widths {
		widths[i] += share
		if widest <= equal {
			widths[i] = equal
		}
	}
	return widths
}

func (l segmentLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	widths := l.widths(objects, size.Width)
	if widths == nil {
		l.grid.Layout.Layout(objects, size)
		return
	}
	x := float32(0)
	for i, o := range objects {
		design.Place(o, x, 0, widths[i], size.Height)
		x += widths[i] + segmentGap
	}
}

func (l segmentLayout) NaturalWidth([]fyne.CanvasObject) float32 { return design.NaturalWidth(l.grid) }

func (l segmentLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	if widths := l.widths(objects, width); widths != nil {
		return design.HeightFor(objects[0], widths[0])
	}
	return design.HeightFor(l.grid, width)
}

func (l segmentLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return l.grid.Layout.MinSize(objects)
}
