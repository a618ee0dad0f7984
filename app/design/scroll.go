package design

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// scrolling gives the content of its scroll a width before the scroll asks for
// the height.
type scrolling struct{ scroll *container.Scroll }

// VScroll makes a scroll that moves up and down over content of its own width.
// The container is what is put on the screen; the scroll is for its offset.
func VScroll(content fyne.CanvasObject) (*fyne.Container, *container.Scroll) {
	s := container.NewVScroll(content)
	return Arrange(scrolling{s}, s), s
}

func (s scrolling) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	content := s.scroll.Content
	content.Resize(fyne.NewSize(size.Width, max(size.Height, HeightFor(content, size.Width))))
	Place(s.scroll, 0, 0, size.Width, size.Height)
}

func (s scrolling) NaturalWidth([]fyne.CanvasObject) float32 { return NaturalWidth(s.scroll.Content) }

func (s scrolling) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	return HeightFor(s.scroll.Content, width)
}

func (s scrolling) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }
