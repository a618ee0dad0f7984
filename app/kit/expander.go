package kit

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
)

// Expander is a heading that shows or hides what is under it.
type Expander struct {
	design.Body
	content *fyne.Container
	arrow   *design.Icon
}

// NewExpander makes an expander, open or not.
func NewExpander(title string, open bool, objects ...fyne.CanvasObject) *Expander {
	e := &Expander{content: design.PadEach(2, 0, 8, 0, design.Col(pageGap, objects...))}
	e.arrow = design.NewIcon(design.IconChevronDown, design.SizeIconSmall, design.ColorMuted)
	e.Init(e, design.Col(0, newExpanderHead(title, e.arrow, e.toggle), e.content))
	e.set(open)
	return e
}

// Open reports whether the content shows.
func (e *Expander) Open() bool { return e.content.Visible() }

func (e *Expander) toggle() {
	e.set(!e.Open())
	design.Reflow(e)
}

func (e *Expander) set(open bool) {
	e.content.Hidden = !open
	icon := design.IconChevronDown
	if open {
		icon = design.IconChevronUp
	}
	e.arrow.SetOutline(icon.In(design.ColorMuted))
}

// expanderHead is the line that is tapped.
type expanderHead struct{ Tap }

func newExpanderHead(title string, arrow fyne.CanvasObject, onTap func()) *expanderHead {
	h := &expanderHead{}
	line := design.Row(8, 0, design.NewText(title, design.SizeBody, design.ColorInk).Strong(), arrow)
	h.InitTap(h, title, design.AtLeast(design.Target, design.Target, design.Pad(8, 0, line)), 8, onTap)
	return h
}
