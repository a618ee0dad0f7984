package design

import "fyne.io/fyne/v2"

// bullet keeps a mark at the height of the first line of a text.
type bullet struct {
	gap  float32
	mark fyne.CanvasObject
	text *Text
}

// Bullet puts a mark before a text that wraps, in the middle of its first
// line.
func Bullet(gap float32, mark fyne.CanvasObject, text *Text) *fyne.Container {
	return Arrange(bullet{gap, mark, text}, mark, text)
}

func (b bullet) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	mark := b.mark.MinSize()
	left := mark.Width + b.gap
	height := b.text.HeightFor(size.Width - left)
	down := max(0, (mark.Height-b.text.LineHeight())/2)
	Place(b.mark, 0, down+(b.text.LineHeight()-mark.Height)/2, mark.Width, mark.Height)
	Place(b.text, left, down, size.Width-left, height)
}

func (b bullet) NaturalWidth([]fyne.CanvasObject) float32 {
	return b.mark.MinSize().Width + b.gap + b.text.NaturalWidth()
}

func (b bullet) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	mark := b.mark.MinSize()
	return max(mark.Height, b.text.HeightFor(width-mark.Width-b.gap))
}

func (b bullet) MinSize(objects []fyne.CanvasObject) fyne.Size { return LeastSize(objects, 0) }

// label keeps a mark beside a text that is centred.
type label struct {
	gap  float32
	mark fyne.CanvasObject
	text *Text
}

// Label puts a mark before a text and both in the middle, close to each other
// when the text wraps too.
func Label(gap float32, mark fyne.CanvasObject, text *Text) *fyne.Container {
	return Arrange(label{gap, mark, text}, mark, text)
}

func (l label) room(width float32) float32 { return max(0, width-l.mark.MinSize().Width-l.gap) }

func (l label) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	mark, room := l.mark.MinSize(), l.room(size.Width)
	width, height := min(room, l.text.WidestLine(room)+1), l.text.HeightFor(room)
	left := (size.Width - mark.Width - l.gap - width) / 2
	Place(l.mark, left, (size.Height-mark.Height)/2, mark.Width, mark.Height)
	Place(l.text, left+mark.Width+l.gap, (size.Height-height)/2, width, height)
}

func (l label) NaturalWidth([]fyne.CanvasObject) float32 {
	return l.mark.MinSize().Width + l.gap + l.text.NaturalWidth()
}

func (l label) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	return max(l.mark.MinSize().Height, l.text.HeightFor(l.room(width)))
}

func (l label) MinSize(objects []fyne.CanvasObject) fyne.Size { return LeastSize(objects, 0) }
