package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"bankje/app/design"
)

// pageGap is the room between the parts of a page.
const pageGap = 14

// Page is a screen: a bar, perhaps a head that stays (search, chips), a column
// that scrolls, and perhaps an action that stays at the bottom.
type Page struct {
	design.Body
	bar    fyne.CanvasObject
	head   *fyne.Container
	column *fyne.Container
	bottom *fyne.Container // what stays, at the edge of the window
	inline *fyne.Container // the same at the end of the column, in a low window
	action fyne.CanvasObject
	scroll *container.Scroll
	wanted float32 // an offset that was set before there was a size to scroll in
}

// NewPage makes a page of objects under each other. The bar may be nil.
func NewPage(bar *Bar, objects ...fyne.CanvasObject) *Page {
	p := &Page{column: design.Col(pageGap, objects...)}
	p.head, p.bottom, p.inline = design.Col(0), design.Stack(), design.Stack()
	p.bar = design.Gap(0)
	if bar != nil {
		p.bar = bar
	}
	p.bottom.Hide()
	p.inline.Hide()
	body := design.Within(design.MaxWidth, design.Col(pageGap, p.column, p.inline))
	scrolled, scroll := design.VScroll(design.PadEach(6, design.Gutter, 28, design.Gutter, body))
	p.scroll = scroll
	p.Init(p, design.Dock(design.Col(0, p.bar, p.head), p.bottom, scrolled))
	return p
}

// SetHead puts objects between the bar and the column, from edge to edge of
// the window, where they stay: chips, or a search field in [InGutter].
func (p *Page) SetHead(objects ...fyne.CanvasObject) *Page {
	p.head.Objects = append(objects, design.AtLeast(1, 6, design.Stack()))
	p.Update()
	return p
}

// InGutter keeps an object of a page's head off the edges of the window.
func InGutter(o fyne.CanvasObject) fyne.CanvasObject {
	return design.PadEach(0, design.Gutter, 8, design.Gutter, design.Within(design.MaxWidth, o))
}

// SetBottom puts an action at the bottom, where a thumb reaches it. In a low
// window it goes to the end of the column, so that the column keeps room.
func (p *Page) SetBottom(action fyne.CanvasObject) *Page {
	p.action = action
	p.bottom.Objects = []fyne.CanvasObject{p.edge()}
	p.bottom.Show()
	p.inline.Hide() // until it is placed anew
	p.Update()
	return p
}

// SetObjects replaces the column and keeps the offset where it can.
func (p *Page) SetObjects(objects ...fyne.CanvasObject) {
	p.column.Objects = objects
	p.Update()
}

// Update lays the page out again after something in it was shown, hidden or
// changed.
func (p *Page) Update() {
	if p.Size().IsZero() {
		return // it is laid out when it gets a size
	}
	p.placeAction(p.Size())
	design.Relayout(p)
	p.Refresh()
}

// Offset is how far the column is scrolled down.
func (p *Page) Offset() float32 { return p.scroll.Offset.Y }

// SetOffset scrolls the column, as far as there is something to see; at once,
// or as soon as the page has a size.
func (p *Page) SetOffset(y float32) {
	if p.Size().Height == 0 {
		p.wanted = y
		return
	}
	p.scroll.ScrollToOffset(fyne.NewPos(0, y))
}

// OnScrolled sets what is told how far the column is scrolled down and how much
// of it is still to come under the edge.
func (p *Page) OnScrolled(f func(offset, left float32)) {
	p.scroll.OnScrolled = func(at fyne.Position) {
		f(at.Y, p.scroll.Content.Size().Height-at.Y-p.scroll.Size().Height)
	}
}

// Reveal scrolls so far that an object of the column can be seen.
func (p *Page) Reveal(o fyne.CanvasObject) { reveal(o) }

// Resize lays out anew, and keeps the field that has the focus in sight when
// the keyboard takes away the lower half.
func (p *Page) Resize(size fyne.Size) {
	p.placeAction(size)
	p.Body.Resize(size)
	if p.wanted > 0 && size.Height > 0 {
		y := p.wanted
		p.wanted = 0
		p.SetOffset(y)
	}
	if c := canvasOf(p); c != nil {
		if focused, ok := c.Focused().(*entry); ok {
			reveal(focused)
		}
	}
}

// placeAction decides whether the action stays at the edge of the window or
// goes to the end of the column.
func (p *Page) placeAction(size fyne.Size) {
	if p.action == nil || size.Height == 0 {
		return
	}
	const leastColumn = 200
	edges := design.HeightFor(p.bar, size.Width) + design.HeightFor(p.head, size.Width) +
		design.HeightFor(p.edge(), size.Width)
	low := size.Height-edges < leastColumn
	if low == p.inline.Visible() {
		return
	}
	// It lies in one of them only: the one that is hidden would give it no room.
	p.bottom.Hidden, p.inline.Hidden = low, !low
	p.bottom.Objects, p.inline.Objects = nil, nil
	if low {
		p.inline.Objects = []fyne.CanvasObject{p.action}
	} else {
		p.bottom.Objects = []fyne.CanvasObject{p.edge()}
	}
}

// edge is the action as it stands at the edge of the window.
func (p *Page) edge() fyne.CanvasObject {
	return design.PadEach(8, design.Gutter, 14, design.Gutter, design.Within(design.MaxWidth, p.action))
}
