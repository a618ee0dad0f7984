package apptest

import (
	"reflect"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/mobile"
	"fyne.io/fyne/v2/test"
)

// placed is an object that is drawn, and where.
type placed struct {
	object fyne.CanvasObject
	parent fyne.CanvasObject
	at     box
	window box  // what of the window it may be drawn in
	free   bool // it may lie outside at the sides, since a finger can bring it in
	scroll bool // it may lie above or beneath, for the same reason
}

// box is a rectangle on the window.
type box struct{ left, top, right, bottom float32 }

func boxOf(pos fyne.Position, size fyne.Size) box {
	return box{pos.X, pos.Y, pos.X + size.Width, pos.Y + size.Height}
}

func (b box) width() float32  { return b.right - b.left }
func (b box) height() float32 { return b.bottom - b.top }

// overlap is how much two boxes have in common, in width and height.
func (b box) overlap(o box) (width, height float32) {
	return min(b.right, o.right) - max(b.left, o.left), min(b.bottom, o.bottom) - max(b.top, o.top)
}

// walk visits everything that shows in a window: what lies on top, or the
// content when nothing does.
func walk(w fyne.Window, visit func(placed)) {
	c := w.Canvas()
	root := c.Content()
	if top := c.Overlays().Top(); top != nil {
		root = top
	}
	whole := boxOf(fyne.Position{}, c.Size())
	descend(placed{object: root, at: boxOf(root.Position(), root.Size()), window: whole}, visit)
}

func descend(p placed, visit func(placed)) {
	if !p.object.Visible() {
		return
	}
	visit(p)
	if _, entry := p.object.(mobile.Keyboardable); entry {
		return // what is inside an entry is Fyne's
	}
	if scroll, ok := p.object.(*container.Scroll); ok {
		p.window, p.scroll = p.at, true
		p.free = p.free || scroll.Direction != container.ScrollVerticalOnly
	} else if _, ok := p.object.(fyne.Scrollable); ok {
		p.free = true
	}
	for _, child := range children(p.object) {
		next := p
		next.object, next.parent = child, p.object
		next.at = boxOf(fyne.NewPos(p.at.left, p.at.top).Add(child.Position()), child.Size())
		descend(next, visit)
	}
}

func children(o fyne.CanvasObject) []fyne.CanvasObject {
	switch v := o.(type) {
	case *fyne.Container:
		return v.Objects
	case fyne.Widget:
		return test.WidgetRenderer(v).Objects()
	}
	return nil
}

// ours reports whether a type is not one of the toolkit's inner ones, such as
// the area of a scroll bar.
func ours(o fyne.CanvasObject) bool {
	return !strings.Contains(reflect.TypeOf(o).Elem().PkgPath(), "fyne.io/fyne/v2")
}
