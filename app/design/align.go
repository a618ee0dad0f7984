package design

import "fyne.io/fyne/v2"

// align keeps a child smaller than the room that it is given: across at its
// natural width, and in height at what it needs. Each is a share of the room
// that is left before it, or -1 to fill that direction.
type align struct{ across, down float32 }

// Center puts an object in the middle, at its natural width.
func Center(o fyne.CanvasObject) *fyne.Container { return aligned(align{0.5, 0.5}, o) }

// Middle puts an object in the middle of the height, at full width.
func Middle(o fyne.CanvasObject) *fyne.Container { return aligned(align{-1, 0.5}, o) }

// Left keeps an object at its natural width at the left.
func Left(o fyne.CanvasObject) *fyne.Container { return aligned(align{0, 0.5}, o) }

// Right keeps an object at its natural width at the right.
func Right(o fyne.CanvasObject) *fyne.Container { return aligned(align{1, 0.5}, o) }

// Top keeps an object at the top, at full width.
func Top(o fyne.CanvasObject) *fyne.Container { return aligned(align{-1, 0}, o) }

func aligned(a align, o fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: a, Objects: []fyne.CanvasObject{o}}
}

func (a align) width(o fyne.CanvasObject, room float32) float32 {
	if a.across < 0 {
		return room
	}
	return min(NaturalWidth(o), room)
}

func (a align) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		w := a.width(o, size.Width)
		h := HeightFor(o, w)
		Place(o, max(0, a.across)*(size.Width-w), a.down*(size.Height-h), w, h)
	}
}

func (a align) NaturalWidth(objects []fyne.CanvasObject) float32 { return widest(objects) }

func (a align) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	height := float32(0)
	for _, o := range visible(objects) {
		height = max(height, HeightFor(o, a.width(o, width)))
	}
	return height
}

func (a align) MinSize(objects []fyne.CanvasObject) fyne.Size { return LeastSize(objects, 0) }

// within keeps its child no wider than a limit, in the middle.
type within struct{ limit float32 }

// Within keeps an object no wider than a limit, centred in wider windows.
func Within(limit float32, o fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: within{limit}, Objects: []fyne.CanvasObject{o}}
}

func (w within) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(size.Width, w.limit)
	for _, o := range objects {
		Place(o, (size.Width-width)/2, 0, width, size.Height)
	}
}

func (w within) NaturalWidth(objects []fyne.CanvasObject) float32 {
	return min(w.limit, widest(objects))
}

func (w within) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return tallest(objects, min(width, w.limit))
}

func (w within) MinSize(objects []fyne.CanvasObject) fyne.Size { return LeastSize(objects, 0) }
