package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"bankje/app/design"
)

// ChipRow is one line of chips that moves sideways under a finger or a wheel.
// It has no scroll bar, and hands a drag up or down on to the page that it
// lies on, which Fyne's own scroll with a hidden bar would not.
type ChipRow struct {
	widget.BaseWidget
	line    *fyne.Container
	clip    *container.Clip
	offset  float32
	page    *container.Scroll
	decided bool
}

var (
	_ fyne.Draggable  = (*ChipRow)(nil)
	_ fyne.Scrollable = (*ChipRow)(nil)
	_ design.Flowing  = (*ChipRow)(nil)
)

// NewChipRow makes a row of chips. It reaches from edge to edge of the screen;
// put it outside the gutters, with [Page.SetHead].
func NewChipRow(chips ...fyne.CanvasObject) *ChipRow {
	r := &ChipRow{line: design.Pad(0, design.Gutter, design.Row(8, -1, chips...))}
	r.clip = container.NewClip(r.line)
	r.ExtendBaseWidget(r)
	return r
}

// Root is the line of chips in its frame.
func (r *ChipRow) Root() fyne.CanvasObject { return r.clip }

// NaturalWidth is the width of all chips.
func (r *ChipRow) NaturalWidth() float32 { return design.NaturalWidth(r.line) }

// HeightFor is the height of one line of chips.
func (r *ChipRow) HeightFor(float32) float32 {
	return design.HeightFor(r.line, design.NaturalWidth(r.line))
}

// Offset is how far the row is moved to the left.
func (r *ChipRow) Offset() float32 { return r.offset }

// SetOffset moves the row, as far as there are chips.
func (r *ChipRow) SetOffset(x float32) {
	r.offset = min(max(0, x), max(0, r.NaturalWidth()-r.Size().Width))
	r.line.Move(fyne.NewPos(-r.offset, 0))
	r.Refresh()
}

// Dragged moves the row sideways, or the page up and down: the first movement
// of a finger decides which.
func (r *ChipRow) Dragged(e *fyne.DragEvent) {
	if !r.decided {
		r.decided = true
		r.page = nil
		if abs(e.Dragged.DY) > abs(e.Dragged.DX) {
			r.page = scrollAround(r)
		}
	}
	if r.page != nil {
		r.page.ScrollToOffset(r.page.Offset.SubtractXY(0, e.Dragged.DY))
		return
	}
	r.SetOffset(r.offset - e.Dragged.DX)
}

// DragEnd makes the next drag decide anew.
func (r *ChipRow) DragEnd() { r.decided = false }

// Scrolled moves the row by a wheel.
func (r *ChipRow) Scrolled(e *fyne.ScrollEvent) {
	r.SetOffset(r.offset - e.Scrolled.DX - e.Scrolled.DY)
}

func abs(v float32) float32 { return max(v, -v) }

// CreateRenderer draws the part of the line that shows.
func (r *ChipRow) CreateRenderer() fyne.WidgetRenderer { return &chipRowRenderer{row: r} }

type chipRowRenderer struct{ row *ChipRow }

func (r *chipRowRenderer) Layout(size fyne.Size) {
	r.row.clip.Resize(size)
	width := max(size.Width, r.row.NaturalWidth())
	r.row.line.Resize(fyne.NewSize(width, size.Height))
	r.row.line.Move(fyne.NewPos(-min(r.row.offset, width-size.Width), 0))
}

func (r *chipRowRenderer) MinSize() fyne.Size { return fyne.NewSize(1, r.row.HeightFor(0)) }

func (r *chipRowRenderer) Refresh() { r.row.clip.Refresh(); r.Layout(r.row.Size()) }

func (r *chipRowRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.row.clip} }
func (r *chipRowRenderer) Destroy()                     {}
