package kit

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
)

// dayLook is how a day of the month shows.
type dayLook struct {
	number, name           string
	chosen, today, refused bool
}

// dayCell is a day that can be tapped.
type dayCell struct{ Tap }

func newDayCell(look dayLook, onTap func()) *dayCell {
	c := &dayCell{}
	surface := design.NewSurface("", design.Pill)
	ink := design.ColorInk
	switch {
	case look.chosen:
		surface.Set(design.ColorPrimary, "")
		ink = design.ColorOnPrimary
	case look.refused:
		ink = design.ColorPlaceholder
	case look.today:
		surface.Outlined(design.ColorPrimary, 1.5)
	}
	number := design.NewText(look.number, design.SizeBody, ink).Centered()
	if look.chosen || look.today {
		number.Strong()
	}
	mark := design.Fixed(42, 42, design.Stack(surface, design.Middle(number)))
	c.InitTap(c, look.name, design.AtLeast(design.Target, design.Target, design.Center(mark)), design.Pill, onTap)
	c.SetEnabled(!look.refused)
	return c
}

// weekLayout puts cells in seven columns under a row of names. In a window of
// 360 they reach a little into the gutters, so that each keeps its width.
type weekLayout struct{}

// intoGutters is how far at both sides together.
const intoGutters = 12

func (l weekLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	week := max(size.Width, min(7*design.Target, size.Width+intoGutters))
	cell, head := week/7, l.head(objects)
	for i, o := range objects {
		x := (size.Width-week)/2 + float32(i%7)*cell
		if i < 7 {
			design.Place(o, x, 0, cell, head)
			continue
		}
		design.Place(o, x, head+float32(i/7-1)*design.Target, cell, design.Target)
	}
}

func (weekLayout) head(objects []fyne.CanvasObject) float32 {
	if len(objects) == 0 {
		return 0
	}
	return objects[0].MinSize().Height + 4
}

func (weekLayout) NaturalWidth([]fyne.CanvasObject) float32 { return 7 * design.Target }

// HeightFor keeps room for six weeks, so that the arrows stay where they are.
func (l weekLayout) HeightFor(objects []fyne.CanvasObject, _ float32) float32 {
	return l.head(objects) + 6*design.Target
}

func (l weekLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(1, l.HeightFor(objects, 0))
}
