package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bankje/app/design"
)

// NavItem is one place in a [NavBar].
type NavItem struct {
	Icon  design.Outline
	Label string
}

// NavBar is the row of places at the bottom of the screen, or the rail of them
// at the left of a wide window, with a pill behind the icon of the chosen one.
type NavBar struct {
	design.Body
	cells    []*navCell
	chosen   int
	onChosen func(int)
}

// NewNavBar makes a bar for the bottom. onChosen is also called for a tap on
// the place that is chosen already, which leads back to its beginning. Chosen
// may be -1.
func NewNavBar(items []NavItem, chosen int, onChosen func(chosen int)) *NavBar {
	n := &NavBar{chosen: chosen, onChosen: onChosen}
	cells := design.Arrange(&navLayout{bar: n}, n.makeCells(items)...)
	line := design.AtLeast(1, 1, design.NewSurface(design.ColorLine, 0))
	n.Init(n, design.Stack(design.NewSurface(design.ColorPaper, 0), design.Col(0, line, design.Pad(6, 2, cells))))
	return n
}

// NewNavRail makes a rail for the left of a wide window.
func NewNavRail(items []NavItem, chosen int, onChosen func(chosen int)) *NavBar {
	n := &NavBar{chosen: chosen, onChosen: onChosen}
	cells := design.AtLeast(96, 1, design.Col(14, n.makeCells(items)...))
	n.Init(n, design.Stack(design.NewSurface(design.ColorPaper, 0), design.Pad(18, 4, design.Top(cells))))
	return n
}

func (n *NavBar) makeCells(items []NavItem) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for i, item := range items {
		cell := newNavCell(item, func() {
			n.SetChosen(i)
			n.onChosen(i)
		})
		cell.setOn(i == n.chosen)
		n.cells = append(n.cells, cell)
		objects = append(objects, cell)
	}
	return objects
}

// SetChosen moves the pill without calling back; -1 takes it away.
func (n *NavBar) SetChosen(chosen int) {
	n.chosen = chosen
	for i, cell := range n.cells {
		cell.setOn(i == chosen)
	}
}

// Chosen is the place that the pill is at.
func (n *NavBar) Chosen() int { return n.chosen }

// navLayout gives the cells equal widths, and their labels one size at which
// the longest still fits.
type navLayout struct{ bar *NavBar }

func (l *navLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := size.Width / float32(len(objects))
	widest := float32(0)
	for _, cell := range l.bar.cells {
		widest = max(widest, cell.label.widest())
	}
	shrink := min(1, (width-4)/widest)
	for i, cell := range l.bar.cells {
		cell.label.setShrink(shrink)
		design.Place(cell, float32(i)*width, 0, width, size.Height)
	}
}

func (l *navLayout) NaturalWidth(objects []fyne.CanvasObject) float32 {
	return float32(len(objects)) * 72
}

func (l *navLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return objects[0].MinSize().Height
}

func (l *navLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(1, objects[0].MinSize().Height)
}

// navCell is one place: icon over label.
type navCell struct {
	Tap
	item  NavItem
	pill  *design.Surface
	icon  *design.Icon
	label *navLabel
}

func newNavCell(item NavItem, onTap func()) *navCell {
	c := &navCell{
		item:  item,
		pill:  design.NewSurface(design.Terracotta.Fill(), design.Pill),
		icon:  design.NewIcon(item.Icon, design.SizeIcon, design.ColorMuted),
		label: newNavLabel(item.Label),
	}
	mark := design.Fixed(60, 32, design.Stack(c.pill, design.Center(design.Fixed(24, 24, c.icon))))
	content := design.AtLeast(design.Target, design.Target, design.Col(3, design.Center(mark), c.label))
	c.InitTap(c, item.Label, content, design.ButtonRound, onTap)
	return c
}

func (c *navCell) setOn(on bool) {
	c.pill.Hidden = !on
	c.pill.Refresh()
	ink := design.ColorMuted
	if on {
		ink = design.Terracotta.Ink()
	}
	c.icon.SetOutline(c.item.Icon.In(ink))
	c.label.setOn(on)
}

// navLabel is one line in the middle that is made smaller to fit.
type navLabel struct {
	widget.BaseWidget
	text   string
	on     bool
	shrink float32
}

func newNavLabel(text string) *navLabel {
	l := &navLabel{text: text, shrink: 1}
	l.ExtendBaseWidget(l)
	return l
}

// widest is the width of the label when it is chosen, at its full size.
func (l *navLabel) widest() float32 {
	return fyne.MeasureText(l.text, l.Theme().Size(design.SizeNav), fyne.TextStyle{Bold: true}).Width
}

func (l *navLabel) setOn(on bool) { l.on = on; l.Refresh() }

func (l *navLabel) setShrink(shrink float32) {
	if shrink != l.shrink {
		l.shrink = shrink
		l.Refresh()
	}
}

// CreateRenderer draws the line.
func (l *navLabel) CreateRenderer() fyne.WidgetRenderer {
	text := canvas.NewText(l.text, nil)
	text.Alignment = fyne.TextAlignCenter
	r := &navLabelRenderer{label: l, text: text}
	r.apply()
	return r
}

type navLabelRenderer struct {
	label *navLabel
	text  *canvas.Text
}

func (r *navLabelRenderer) apply() {
	l := r.label
	color := design.ColorMuted
	if l.on {
		color = design.ColorInk
	}
	r.text.Color = l.Theme().Color(color, fyne.CurrentApp().Settings().ThemeVariant())
	r.text.TextSize = l.Theme().Size(design.SizeNav) * l.shrink
	r.text.TextStyle.Bold = l.on
}

func (r *navLabelRenderer) Layout(size fyne.Size) { r.text.Resize(size) }

func (r *navLabelRenderer) MinSize() fyne.Size {
	size := r.label.Theme().Size(design.SizeNav)
	return fyne.NewSize(1, fyne.MeasureText("М", size, fyne.TextStyle{}).Height)
}

func (r *navLabelRenderer) Refresh()                     { r.apply(); r.text.Refresh() }
func (r *navLabelRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.text} }
func (r *navLabelRenderer) Destroy()                     {}

// NaturalWidth is the width of the label when it is chosen.
func (l *navLabel) NaturalWidth() float32 { return l.widest() }

// HeightFor is the height of one line.
func (l *navLabel) HeightFor(float32) float32 { return l.MinSize().Height }
