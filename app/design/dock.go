package design

import "fyne.io/fyne/v2"

// dock keeps an object at the top and one at the bottom, and gives the room
// between to a third.
type dock struct{ top, bottom, middle fyne.CanvasObject }

// Dock keeps top and bottom, of which either may be nil, at the height that
// they need and gives the rest to middle.
func Dock(top, bottom, middle fyne.CanvasObject) *fyne.Container {
	c := &fyne.Container{Layout: dock{top, bottom, middle}}
	for _, o := range []fyne.CanvasObject{top, middle, bottom} {
		if o != nil {
			c.Objects = append(c.Objects, o)
		}
	}
	return c
}

func (d dock) edge(o fyne.CanvasObject, width float32) float32 {
	if o == nil || !o.Visible() {
		return 0
	}
	return HeightFor(o, width)
}

func (d dock) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	top, bottom := d.edge(d.top, size.Width), d.edge(d.bottom, size.Width)
	if d.top != nil {
		Place(d.top, 0, 0, size.Width, top)
	}
	if d.bottom != nil {
		Place(d.bottom, 0, size.Height-bottom, size.Width, bottom)
	}
	Place(d.middle, 0, top, size.Width, max(0, size.Height-top-bottom))
}

func (d dock) NaturalWidth(objects []fyne.CanvasObject) float32 { return widest(objects) }

func (d dock) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	return d.edge(d.top, width) + HeightFor(d.middle, width) + d.edge(d.bottom, width)
}

func (d dock) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(LeastSize(objects, 0).Width, 1)
}

// beside gives an object at the left its natural width and the rest to another.
type beside struct{}

// Beside keeps left at its natural width over the whole height, such as a rail
// in a wide window, and gives the rest to middle.
func Beside(left, middle fyne.CanvasObject) *fyne.Container {
	return Arrange(beside{}, left, middle)
}

func (beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := min(size.Width, NaturalWidth(objects[0]))
	Place(objects[0], 0, 0, left, size.Height)
	Place(objects[1], left, 0, size.Width-left, size.Height)
}

func (beside) NaturalWidth(objects []fyne.CanvasObject) float32 {
	return NaturalWidth(objects[0]) + NaturalWidth(objects[1])
}

func (beside) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	left := NaturalWidth(objects[0])
	return max(HeightFor(objects[0], left), HeightFor(objects[1], width-left))
}

func (beside) MinSize(objects []fyne.CanvasObject) fyne.Size { return LeastSize(objects, 0) }
