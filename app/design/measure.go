package design

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Flowing is implemented by objects whose height follows from their width.
type Flowing interface {
	fyne.CanvasObject
	// NaturalWidth is the width at which nothing in it wraps.
	NaturalWidth() float32
	// HeightFor is the height that it needs at a width.
	HeightFor(width float32) float32
}

// Arrangement is a layout whose height follows from its width.
type Arrangement interface {
	fyne.Layout
	// NaturalWidth is the width at which nothing in the objects wraps.
	NaturalWidth(objects []fyne.CanvasObject) float32
	// HeightFor is the height that the objects need at a width.
	HeightFor(objects []fyne.CanvasObject, width float32) float32
}

// Arrange puts objects in a container with a layout of one's own.
func Arrange(layout Arrangement, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: layout, Objects: objects}
}

// Place gives an object a position and a size.
func Place(o fyne.CanvasObject, x, y, width, height float32) {
	o.Resize(fyne.NewSize(width, height))
	o.Move(fyne.NewPos(x, y))
}

// LeastSize is what an [Arrangement] can answer as its least size: the least
// width of its widest child, and the height that it last had.
func LeastSize(objects []fyne.CanvasObject, height float32) fyne.Size {
	size := fyne.NewSize(0, height)
	for _, o := range visible(objects) {
		size = size.Max(o.MinSize())
	}
	return size
}

// NaturalWidth is the width at which nothing in the object wraps. For objects
// that don't wrap it is their least width.
func NaturalWidth(o fyne.CanvasObject) float32 {
	if f, ok := o.(Flowing); ok {
		return f.NaturalWidth()
	}
	if c, ok := o.(*fyne.Container); ok {
		if a, ok := c.Layout.(Arrangement); ok {
			return a.NaturalWidth(c.Objects)
		}
	}
	return o.MinSize().Width
}

// HeightFor is the height that the object needs at a width. For objects that
// don't wrap it is their least height.
func HeightFor(o fyne.CanvasObject, width float32) float32 {
	if f, ok := o.(Flowing); ok {
		return f.HeightFor(width)
	}
	if c, ok := o.(*fyne.Container); ok {
		if a, ok := c.Layout.(Arrangement); ok {
			return a.HeightFor(c.Objects, width)
		}
	}
	return o.MinSize().Height
}

// Children are the objects directly inside an object of this package, a
// container or a scroll. Other widgets keep theirs to themselves.
func Children(o fyne.CanvasObject) []fyne.CanvasObject {
	switch v := o.(type) {
	case *fyne.Container:
		return v.Objects
	case interface{ Root() fyne.CanvasObject }:
		return []fyne.CanvasObject{v.Root()}
	case *container.Scroll:
		return []fyne.CanvasObject{v.Content}
	case *container.Clip:
		return []fyne.CanvasObject{v.Content}
	}
	return nil
}

// Relayout lays an object and everything in it out again at its present size.
// Fyne's containers skip this when their size stays the same, so a change deep
// inside would otherwise wait for the next resize.
func Relayout(o fyne.CanvasObject) {
	switch v := o.(type) {
	case *fyne.Container:
		if v.Layout != nil {
			v.Layout.Layout(v.Objects, v.Size())
		}
	case interface{ Root() fyne.CanvasObject }:
		v.Root().Resize(o.Size())
	case *container.Scroll:
		FitScroll(v)
		return
	}
	for _, child := range Children(o) {
		if child != nil && child.Visible() {
			Relayout(child)
		}
	}
}

// FitScroll gives the content of a vertical scroll the width of the scroll and
// the height that it needs there, and keeps the offset within it.
func FitScroll(s *container.Scroll) {
	if s.Direction == container.ScrollVerticalOnly {
		size := s.Size()
		s.Content.Resize(fyne.NewSize(size.Width, max(size.Height, HeightFor(s.Content, size.Width))))
	}
	Relayout(s.Content)
	s.Refresh()
}

// Reflow lays out again the whole window that an object is in. Call it after a
// change that makes something higher or lower.
func Reflow(o fyne.CanvasObject) {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil {
		return
	}
	if content := c.Content(); content != nil {
		Relayout(content)
	}
	for _, overlay := range c.Overlays().List() {
		Relayout(overlay)
	}
	c.Refresh(o)
}
