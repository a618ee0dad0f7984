package kit

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
)

// Mark marks what leads to a place, in the whole tree of a list, and nothing
// else; nil marks nothing. See [Tap.SetPlace].
func Mark(tree fyne.CanvasObject, place any) {
	if m, ok := tree.(interface{ Mark(place any) }); ok {
		m.Mark(place)
	}
	for _, child := range design.Children(tree) {
		Mark(child, place)
	}
}

// SetPlace says where a tap leads, as a value that can be compared.
func (t *Tap) SetPlace(place any) { t.place = place }

// Mark shows whether the place that a tap leads to is this one, which is open
// beside the list: by a bar at the left edge and a veil.
func (t *Tap) Mark(place any) {
	on := place != nil && t.place == place
	if t.mark == nil && on {
		t.mark = newMark(t.radius)
		layers := t.Root().(*fyne.Container)
		layers.Objects = append(layers.Objects, t.mark)
		t.mark.Resize(t.Size())
	}
	if t.mark != nil && t.mark.Visible() != on {
		t.mark.Hidden = !on
		t.mark.Refresh()
	}
}

// Marked reports whether the place that a tap leads to is open.
func (t *Tap) Marked() bool { return t.mark != nil && t.mark.Visible() }

func newMark(radius float32) *fyne.Container {
	veil := design.NewSurface(design.ColorHover, radius)
	bar := design.NewSurface(design.ColorPrimary, design.Pill)
	return design.Arrange(markLayout{}, veil, bar)
}

// markLayout puts the bar at the left edge, clear of round corners.
type markLayout struct{}

func (markLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	const width, clear = 4, 16
	design.Place(objects[0], 0, 0, size.Width, size.Height)
	height := max(16, size.Height-2*clear)
	design.Place(objects[1], 4, (size.Height-height)/2, width, height)
}

func (markLayout) NaturalWidth([]fyne.CanvasObject) float32       { return 0 }
func (markLayout) HeightFor([]fyne.CanvasObject, float32) float32 { return 0 }
func (markLayout) MinSize([]fyne.CanvasObject) fyne.Size          { return fyne.Size{} }
