package design

import (
	"slices"

	"fyne.io/fyne/v2"
)

// row lays children beside each other. The child grow takes the room that the
// others leave.
type row struct {
	gap  float32
	grow fyne.CanvasObject
	top  bool
}

// Row lays objects from left to right, each at its natural width and centred
// in height. The object at index grow takes the room that is left; with -1
// none does. When there is too little room the widest gives way and wraps.
func Row(gap float32, grow int, objects ...fyne.CanvasObject) *fyne.Container {
	return newRow(gap, grow, false, objects)
}

// TopRow is a [Row] whose objects are aligned at the top.
func TopRow(gap float32, grow int, objects ...fyne.CanvasObject) *fyne.Container {
	return newRow(gap, grow, true, objects)
}

func newRow(gap float32, grow int, top bool, objects []fyne.CanvasObject) *fyne.Container {
	r := row{gap: gap, top: top}
	if grow >= 0 {
		r.grow = objects[grow]
	}
	return &fyne.Container{Layout: r, Objects: objects}
}

func (r row) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	shown := visible(objects)
	widths := r.widths(shown, size.Width)
	x := float32(0)
	for i, o := range shown {
		h := HeightFor(o, widths[i])
		y := float32(0)
		if !r.top {
			y = (size.Height - h) / 2
		}
		Place(o, x, y, widths[i], h)
		x += widths[i] + r.gap
	}
}

// widths shares the width out.
func (r row) widths(shown []fyne.CanvasObject, width float32) []float32 {
	free := width - gaps(r.gap, len(shown))
	widths := make([]float32, len(shown))
	growing := -1
	for i, o := range shown {
		if o == r.grow {
			growing = i
			continue
		}
		widths[i] = NaturalWidth(o)
		free -= widths[i]
	}
	if growing >= 0 {
		widths[growing] = max(0, free)
	}
	if free < 0 {
		narrow(widths, -free)
	}
	return widths
}

// narrow takes what is too much from the widest.
func narrow(widths []float32, excess float32) {
	if len(widths) == 0 {
		return
	}
	i := slices.Index(widths, slices.Max(widths))
	widths[i] = max(0, widths[i]-excess)
}

func (r row) NaturalWidth(objects []fyne.CanvasObject) float32 {
	shown := visible(objects)
	width := gaps(r.gap, len(shown))
	for _, o := range shown {
		width += NaturalWidth(o)
	}
	return width
}

func (r row) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	shown := visible(objects)
	height := float32(0)
	for i, w := range r.widths(shown, width) {
		height = max(height, HeightFor(shown[i], w))
	}
	return height
}

func (r row) MinSize(objects []fyne.CanvasObject) fyne.Size {
	shown := visible(objects)
	size := fyne.NewSize(gaps(r.gap, len(shown)), 0)
	for _, o := range shown {
		m := o.MinSize()
		size.Width += m.Width
		size.Height = max(size.Height, m.Height)
	}
	return size
}
