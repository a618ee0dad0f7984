package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/driver/mobile"
	"fyne.io/fyne/v2/widget"
)

// shield lies over an entry that has no focus. A phone gives the first touch on
// an entry to the entry, with keyboard and all, so a form could not be scrolled
// by a finger that comes down on a field. The shield takes that touch: a drag
// scrolls the page, a tap gives the entry the focus.
type shield struct {
	widget.BaseWidget
	entry  *entry
	scroll *container.Scroll
}

var (
	_ mobile.Touchable = (*shield)(nil)
	_ fyne.Draggable   = (*shield)(nil)
	_ fyne.Tappable    = (*shield)(nil)
)

func newShield(e *entry) *shield {
	s := &shield{entry: e}
	s.ExtendBaseWidget(s)
	s.Hidden = !fyne.CurrentDevice().IsMobile()
	return s
}

// CreateRenderer draws nothing.
func (s *shield) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

// TouchDown keeps the touch from the entry.
func (s *shield) TouchDown(*mobile.TouchEvent) { s.scroll = scrollAround(s) }

// TouchUp does nothing.
func (s *shield) TouchUp(*mobile.TouchEvent) {}

// TouchCancel does nothing.
func (s *shield) TouchCancel(*mobile.TouchEvent) {}

// Tapped gives the entry the focus, with the cursor where the finger came down.
func (s *shield) Tapped(e *fyne.PointEvent) { s.entry.TouchDown(&mobile.TouchEvent{PointEvent: *e}) }

// TappedSecondary does the same for a slow press.
func (s *shield) TappedSecondary(e *fyne.PointEvent) { s.Tapped(e) }

// Dragged scrolls the page.
func (s *shield) Dragged(e *fyne.DragEvent) {
	if s.scroll != nil {
		s.scroll.ScrollToOffset(s.scroll.Offset.SubtractXY(0, e.Dragged.DY))
	}
}

// DragEnd does nothing.
func (s *shield) DragEnd() {}

// Cursor says that text can be typed here.
func (s *shield) Cursor() desktop.Cursor { return desktop.TextCursor }
