package kit

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
)

// NewNotice is a quiet box with an icon and a text, for what a person should
// know at this place. Action is a button under the text, or nil.
func NewNotice(tint design.Tint, icon design.Outline, text string, action fyne.CanvasObject) fyne.CanvasObject {
	words := design.NewText(text, design.SizeBody, design.ColorInk).Leading(1.15)
	mark := design.NewIcon(icon, design.SizeIconSmall, tint.Ink())
	line := fyne.CanvasObject(design.Bullet(12, mark, words))
	if action != nil {
		// Under the words, not under the icon.
		beneath := design.PadEach(0, 0, 0, mark.MinSize().Width+12, design.Left(action))
		line = design.Col(4, line, beneath)
	}
	surface := design.NewSurface(tint.Fill(), design.ButtonRound)
	return design.Stack(surface, design.Pad(12, 14, line))
}

// NewQuietLine is a small icon with a small text: what is saved where, what is
// checked when.
func NewQuietLine(icon design.Outline, ink fyne.ThemeColorName, text string) fyne.CanvasObject {
	return design.Bullet(7, design.NewIcon(icon, design.SizeIconSmall, ink), design.NewText(text, design.SizeCaption, ink))
}

// NewQuote is what somebody else wrote, with its source under it.
func NewQuote(text, source string) fyne.CanvasObject {
	line := design.AtLeast(3, 1, design.NewSurface(design.Terracotta.Fill(), design.Pill))
	words := design.Col(6, design.NewText(text, design.SizeBody, design.ColorInk).Leading(1.2), NewCaption(source))
	return design.Arrange(quoteLayout{}, line, words)
}

// quoteLayout draws the line as high as the words.
type quoteLayout struct{}

const quoteIndent = 16

func (quoteLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	design.Place(objects[0], 0, 0, 3, size.Height)
	design.Place(objects[1], quoteIndent, 0, size.Width-quoteIndent, size.Height)
}

func (quoteLayout) NaturalWidth(objects []fyne.CanvasObject) float32 {
	return design.NaturalWidth(objects[1]) + quoteIndent
}

func (quoteLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return design.HeightFor(objects[1], width-quoteIndent)
}

func (quoteLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return design.LeastSize(objects, 0)
}
