package design

import "fyne.io/fyne/v2"

// dock keeps an object at the top and one at the bottom, and gives the room
// between to a third.
type dock struct{ top, bottom, middle fyne.CanvasObject }

// Dock keeps top and bottom, of which either may be nil, at the height that
// they need and gives the rest to middle.
func Dock(top, bottom, middle fyne.CanvasObject) *fyne.Container {
	c := &fyne.Container{Layout: dock{top, bottom, middle}}
	for _, o := range []fyne.CanvasObject{middle, top, bottom} {
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
