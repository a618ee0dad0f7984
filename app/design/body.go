package design

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Body is the base of a widget that is drawn by a tree of other objects. Embed
// it, build the tree in the constructor and hand both to [Body.Init].
type Body struct {
	widget.BaseWidget
	root fyne.CanvasObject
}

// Init says which widget embeds this body and what it is drawn by.
func (b *Body) Init(self fyne.Widget, root fyne.CanvasObject) {
	b.root = root
	b.ExtendBaseWidget(self)
}

// Root is what the widget is drawn by.
func (b *Body) Root() fyne.CanvasObject { return b.root }

// NaturalWidth is the width at which nothing in it wraps.
func (b *Body) NaturalWidth() float32 { return NaturalWidth(b.root) }

// HeightFor is the height that it needs at a width.
func (b *Body) HeightFor(width float32) float32 { return HeightFor(b.root, width) }

// CreateRenderer draws the tree.
func (b *Body) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(b.root)
}

var _ Flowing = (*Body)(nil)
