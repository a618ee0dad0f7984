package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"bankje/app/design"
)

// Sheet is a panel that comes up from the bottom over the screen: a title, a
// cross and something that scrolls. It is at most nine tenths of the window.
type Sheet struct {
	design.Body
	over    fyne.Canvas
	onClose func()
	bottom  *fyne.Container
}

// NewSheet makes a sheet; close names the cross. It shows nothing until
// [Sheet.Open].
func NewSheet(title, close string, objects ...fyne.CanvasObject) *Sheet {
	s := &Sheet{bottom: design.Stack()}
	s.bottom.Hide()
	heading := NewHeading(title)
	head := design.PadEach(10, 8, 4, 18, design.Row(8, 0, heading, NewIconButton(design.IconClose, close, s.Close)))
	scrolled, _ := design.VScroll(design.PadEach(2, design.Gutter, 20, design.Gutter, design.Col(pageGap, objects...)))
	surface := design.NewSurface(design.ColorGround, 24).TopOnly()
	panel := design.Stack(newCatch("", nil), surface, design.Dock(head, s.bottom, scrolled))
	s.Init(s, design.Arrange(sheetLayout{}, newCatch(design.ColorScrim, s.Close), panel))
	return s
}

// Open puts the sheet over a window and returns it.
func (s *Sheet) Open(over fyne.Canvas) *Sheet {
	if !s.IsOpen() {
		s.over = over
		over.Unfocus()
		over.Overlays().Add(s)
	}
	return s
}

// SetBottom puts an action under what scrolls, where a thumb reaches it.
func (s *Sheet) SetBottom(action fyne.CanvasObject) *Sheet {
	s.bottom.Objects = []fyne.CanvasObject{design.PadEach(8, design.Gutter, 14, design.Gutter, action)}
	s.bottom.Show()
	return s
}

// OnClose sets what is done once the sheet is closed, in whatever way.
func (s *Sheet) OnClose(f func()) *Sheet { s.onClose = f; return s }

// IsOpen reports whether the sheet is on the screen.
func (s *Sheet) IsOpen() bool { return s.over != nil }

// Close takes the sheet away.
func (s *Sheet) Close() {
	if s.over == nil {
		return
	}
	over := s.over
	s.over = nil
	over.Overlays().Remove(s)
	if s.onClose != nil {
		s.onClose()
	}
}

// Update lays the sheet out again after something on it changed.
func (s *Sheet) Update() {
	design.Relayout(s)
	s.Refresh()
}

// CloseTopSheet closes the sheet that lies on top of a window and reports
// whether there was one: the Back key asks this first.
func CloseTopSheet(over fyne.Canvas) bool {
	if sheet, ok := over.Overlays().Top().(*Sheet); ok {
		sheet.Close()
		return true
	}
	return false
}

// sheetLayout covers the window with the first object and puts the second at
// its bottom, as high as it needs.
type sheetLayout struct{}

func (sheetLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	design.Place(objects[0], 0, 0, size.Width, size.Height)
	width := min(size.Width, design.MaxWidth)
	height := min(design.HeightFor(objects[1], width), size.Height*0.9)
	design.Place(objects[1], (size.Width-width)/2, size.Height-height, width, height)
}

func (sheetLayout) NaturalWidth([]fyne.CanvasObject) float32       { return design.MaxWidth }
func (sheetLayout) HeightFor([]fyne.CanvasObject, float32) float32 { return 1 }
func (sheetLayout) MinSize([]fyne.CanvasObject) fyne.Size          { return fyne.NewSize(1, 1) }

// catch is a plain colour that takes taps, so that they don't reach what is
// beneath it.
type catch struct {
	widget.BaseWidget
	surface *design.Surface
	onTap   func()
}

func newCatch(fill fyne.ThemeColorName, onTap func()) *catch {
	c := &catch{surface: design.NewSurface(fill, 0), onTap: onTap}
	c.ExtendBaseWidget(c)
	return c
}

// Tapped closes what it lies under, if anything.
func (c *catch) Tapped(*fyne.PointEvent) {
	if c.onTap != nil {
		c.onTap()
	}
}

// TappedSecondary serves slow fingers.
func (c *catch) TappedSecondary(e *fyne.PointEvent) { c.Tapped(e) }

// CreateRenderer draws the colour.
func (c *catch) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.surface) }
