package kit

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
)

// NewSection is a heading over a part of a page.
func NewSection(title string) fyne.CanvasObject {
	return design.PadEach(8, 0, 0, 0, design.NewText(title, design.SizeHeading, design.ColorInk).Strong().Whole())
}

// NewSectionWithAction is [NewSection] with a quiet button at the right.
func NewSectionWithAction(title, action string, onTap func()) fyne.CanvasObject {
	return design.PadEach(8, 0, 0, 0, NewHeadingWithAction(title, action, onTap))
}

// NewHeadingWithAction is a heading on a card with a quiet button at the right,
// or under it when they don't fit beside each other. The button reaches into
// the room around the heading, which is no higher for it.
func NewHeadingWithAction(title, action string, onTap func()) fyne.CanvasObject {
	const reach = 13
	link := newLink(action, design.SizeBody, design.Right, onTap)
	return design.Fold(8, 0, NewHeading(title), design.PadEach(-reach, 0, -reach, 0, design.Left(link)))
}

// NewLink is a button that is only words.
func NewLink(text string, onTap func()) *Link {
	return newLink(text, design.SizeBody, design.Middle, onTap)
}

// NewLowLink is a button that is only words, for beside [NewAction].
func NewLowLink(text string, onTap func()) *Link {
	return newLink(text, design.SizeCaption, design.Middle, onTap)
}

func newLink(text string, size fyne.ThemeSizeName, align func(fyne.CanvasObject) *fyne.Container, onTap func()) *Link {
	l := &Link{}
	words := design.NewText(text, size, design.ColorPrimary).Strong()
	l.InitTap(l, text, design.AtLeast(design.Target, design.Target, design.Pad(4, 0, align(words))), 8, onTap)
	return l
}

// Link is a button that is only words, for what is seldom done.
type Link struct {
	Tap
}

// NewBody is running text.
func NewBody(text string) *design.Text {
	return design.NewText(text, design.SizeBody, design.ColorInk).Leading(1.2)
}

// NewMuted is running text of less weight.
func NewMuted(text string) *design.Text {
	return design.NewText(text, design.SizeBody, design.ColorMuted).Leading(1.2)
}

// NewCaption is small text of less weight.
func NewCaption(text string) *design.Text {
	return design.NewText(text, design.SizeCaption, design.ColorMuted)
}

// NewHeading is the heading on a card.
func NewHeading(text string) *design.Text {
	return design.NewText(text, design.SizeHeading, design.ColorInk).Strong().Whole()
}
