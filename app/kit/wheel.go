package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// wheel lies over an entry and scrolls the page when the mouse's wheel turns
// above it. Fyne's entry would keep the wheel to itself, so a form would stop
// under the pointer as soon as a field comes there. Nothing else is taken from
// the entry.
type wheel struct {
	widget.BaseWidget
	entry *entry
}

var _ fyne.Scrollable = (*wheel)(nil)

func newWheel(e *entry) *wheel {
	w := &wheel{entry: e}
	w.ExtendBaseWidget(w)
	w.Hidden = fyne.CurrentDevice().IsMobile()
	return w
}

// CreateRenderer draws nothing.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

// Scrolled moves the page.
func (w *wheel) Scrolled(e *fyne.ScrollEvent) {
	if scroll := scrollAround(w); scroll != nil {
		scroll.Scrolled(e)
	}
}

// leave leaves the wheel to the entry while that has more lines than it shows.
func (w *wheel) leave(over bool) { w.Hidden = over || fyne.CurrentDevice().IsMobile() }
