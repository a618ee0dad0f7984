package design

import "fyne.io/fyne/v2"

// pad leaves room round its children.
type pad struct{ top, right, bottom, left float32 }

// Pad leaves room above and beneath, and at both sides.
func Pad(vertical, horizontal float32, o fyne.CanvasObject) *fyne.Container {
	return PadEach(vertical, horizontal, vertical, horizontal, o)
}

// PadEach leaves room at each side apart.
func PadEach(top, right, bottom, left float32, o fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: pad{top, right, bottom, left}, Objects: []fyne.CanvasObject{o}}
}

func (p pad) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		Place(o, p.left, p.top, max(0, size.Width-p.left-p.right), max(0, size.Height-p.top-p.bottom))
	}
}

func (p pad) NaturalWidth(objects []fyne.CanvasObject) float32 {
	return widest(objects) + p.left + p.right
}

func (p pad) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return tallest(objects, width-p.left-p.right) + p.top + p.bottom
}

func (p pad) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return LeastSize(objects, 0).AddWidthHeight(p.left+p.right, p.top+p.bottom)
}

// tallest is the height that the highest visible child needs at a width.
func tallest(objects []fyne.CanvasObject, width float32) float32 {
	height := float32(0)
	for _, o := range visible(objects) {
		height = max(height, HeightFor(o, max(0, width)))
	}
	return height
}
