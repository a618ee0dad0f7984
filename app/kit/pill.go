package kit

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
)

// NewPill is a short word on a tint, such as a life domain.
func NewPill(text string, tint design.Tint) fyne.CanvasObject {
	words := design.NewText(text, design.SizeCaption, tint.Ink()).Strong().Centered()
	return design.Stack(design.NewSurface(tint.Fill(), design.Pill), design.Pad(4, 11, words))
}

// Pills lays pills out like words.
func Pills(pills ...fyne.CanvasObject) fyne.CanvasObject { return design.Flow(6, 6, pills...) }

// NewAvatar is a round tint with the first letter of a name.
func NewAvatar(name string, tint design.Tint) fyne.CanvasObject {
	letter := design.NewText(initial(name), design.SizeHeading, tint.Ink()).Strong().Centered()
	return disc(tint, 46, letter)
}

// NewDisc is a round tint with an icon.
func NewDisc(icon design.Outline, tint design.Tint) fyne.CanvasObject {
	return disc(tint, 46, design.NewIcon(icon, design.SizeIcon, tint.Ink()))
}

func disc(tint design.Tint, size float32, o fyne.CanvasObject) fyne.CanvasObject {
	return design.Fixed(size, size, design.Stack(design.NewSurface(tint.Fill(), design.Pill), design.Center(o)))
}

// initial is the first letter of a name as a capital, or nothing.
func initial(name string) string {
	for _, r := range name {
		return upper(r)
	}
	return ""
}
