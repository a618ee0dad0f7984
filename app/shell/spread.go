package shell

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
)

const (
	// lowWindow is the height under which a screen needs all of it: the keyboard
	// is up, and the bar of places would lie on top of it.
	lowWindow = 480
	// wideWindow is the width above which lists stay beside what they open.
	wideWindow = 840
	// readingWidth is the widest that a pane beside a list gets: a line of text
	// is to be read in one look, and the bar begins where the column does.
	readingWidth = design.MaxWidth + 2*design.Gutter
	leastList    = 360
	mostList     = 420
)

// listWidth is how wide a list is in the room beside the rail: at least as a
// small phone, and what it opens no less.
func listWidth(room float32) float32 { return min(max(room*0.4, leastList), mostList) }

// spread is what lies in the window.
type spread struct {
	wide   bool
	tabs   fyne.CanvasObject // the bar or, in a wide window, the rail; nil for none
	list   fyne.CanvasObject // nil for none
	line   fyne.CanvasObject // between list and detail
	detail fyne.CanvasObject
	full   bool // detail is as wide as there is room
}

// objects are in the order in which Tab goes through them; the bar comes last.
func (s spread) objects() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	add := func(o fyne.CanvasObject) {
		if o != nil {
			objects = append(objects, o)
		}
	}
	if s.wide {
		add(s.tabs)
	}
	add(s.list)
	add(s.line)
	add(s.detail)
	if !s.wide {
		add(s.tabs)
	}
	return objects
}

// place lays everything out.
func (s spread) place(size fyne.Size) {
	switch {
	case s.detail == nil:
	case s.wide:
		s.placeWide(size)
	case s.tabs == nil:
		design.Place(s.detail, 0, 0, size.Width, size.Height)
	default:
		s.placeOverBar(size)
	}
}

// placeOverBar lays the screen over the bar, which makes room for it in a low
// window.
func (s spread) placeOverBar(size fyne.Size) {
	if size.Height < lowWindow {
		s.tabs.Hide()
		design.Place(s.detail, 0, 0, size.Width, size.Height)
		return
	}
	s.tabs.Show()
	height := design.HeightFor(s.tabs, size.Width)
	design.Place(s.detail, 0, 0, size.Width, size.Height-height)
	design.Place(s.tabs, 0, size.Height-height, size.Width, height)
}

// placeWide lays rail, list and detail beside each other.
func (s spread) placeWide(size fyne.Size) {
	x := float32(0)
	if s.tabs != nil {
		x = design.NaturalWidth(s.tabs)
		design.Place(s.tabs, 0, 0, x, size.Height)
	}
	if s.list != nil {
		width := listWidth(size.Width - x)
		design.Place(s.list, x, 0, width, size.Height)
		design.Place(s.line, x+width, 0, 1, size.Height)
		x += width + 1
	}
	room := size.Width - x
	width := room
	if !s.full {
		width = min(room, readingWidth)
	}
	design.Place(s.detail, x+(room-width)/2, 0, width, size.Height)
}

// frameLayout lays out what the frame shows, and has it arranged anew when the
// window becomes wide or narrow.
type frameLayout struct{ frame *frame }

func (l frameLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if wide := size.Width > wideWindow; wide != l.frame.wide {
		l.frame.wide = wide
		l.frame.arrange()
	}
	l.frame.spread.place(size)
}

// MinSize is that of one screen: a wide window can always be made narrow.
func (l frameLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	if l.frame.spread.detail == nil {
		return fyne.Size{}
	}
	return l.frame.spread.detail.MinSize()
}
