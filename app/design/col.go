package design

import "fyne.io/fyne/v2"

// column stacks children at full width.
type column struct{ gap float32 }

// Col stacks objects under each other at full width, with a gap between.
func Col(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: column{gap}, Objects: objects}
}

func (c column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range visible(objects) {
		h := HeightFor(o, size.Width)
		Place(o, 0, y, size.Width, h)
		y += h + c.gap
	}
}

func (c column) NaturalWidth(objects []fyne.CanvasObject) float32 { return widest(objects) }

func (c column) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	shown := visible(objects)
	height := gaps(c.gap, len(shown))
	for _, o := range shown {
		height += HeightFor(o, width)
	}
	return height
}

func (c column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	shown := visible(objects)
	size := fyne.NewSize(0, gaps(c.gap, len(shown)))
	for _, o := range shown {
		m := o.MinSize()
		size.Width = max(size.Width, m.Width)
		size.Height += m.Height
	}
	return size
}

func visible(objects []fyne.CanvasObject) []fyne.CanvasObject {
	shown := make([]fyne.CanvasObject, 0, len(objects))
	for _, o := range objects {
		if o.Visible() {
			shown = append(shown, o)
		}
	}
	return shown
}

// gaps is the room that the gaps between n children take.
func gaps(gap float32, n int) float32 { return gap * float32(max(0, n-1)) }

// widest is the natural width of the widest visible child.
func widest(objects []fyne.CanvasObject) float32 {
	width := float32(0)
	for _, o := range visible(objects) {
		width = max(width, NaturalWidth(o))
	}
	return width
}
