package kit

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
)

// FilterChip is a chip that doesn't switch but does something: opens the choice
// of filters, or takes one away.
type FilterChip struct{ Tap }

// NewFilterChip is a chip that opens a choice.
func NewFilterChip(icon design.Outline, text string, onTap func()) *FilterChip {
	mark := design.NewIcon(icon, design.SizeIconSmall, design.ColorInk)
	words := design.NewText(text, design.SizeCaption, design.ColorInk).Strong()
	surface := design.NewSurface(design.ColorSunken, design.Pill)
	return newFilterChip(text, surface, onTap, mark, words)
}

// NewRemoveChip is a filter that is on, with a cross; a tap takes it away. Name
// says so to who cannot see the cross.
func NewRemoveChip(text, name string, onRemove func()) *FilterChip {
	words := design.NewText(text, design.SizeCaption, design.ColorOnPrimary).Strong()
	cross := design.NewIcon(design.IconClose, design.SizeIconSmall, design.ColorOnPrimary)
	surface := design.NewSurface(design.ColorPrimary, design.Pill)
	return newFilterChip(name, surface, onRemove, words, cross)
}

func newFilterChip(name string, surface fyne.CanvasObject, onTap func(), content ...fyne.CanvasObject) *FilterChip {
	c := &FilterChip{}
	label := design.Center(design.Row(6, -1, content...))
	pill := design.Stack(surface, design.AtLeast(0, 40, design.Pad(6, 14, label)))
	c.InitTap(c, name, design.AtLeast(design.Target, design.Target, design.Pad(4, 0, pill)), design.Pill, onTap)
	return c
}
