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

// arrangement is a layout whose height follows from its width.
type arrangement interface {
	fyne.Layout
	naturalWidth(objects []fyne.CanvasObject) float32
	heightFor(objects []fyne.CanvasObject, width float32) float32
}

// NaturalWidth is the width at which nothing in the object wraps. For objects
// that don't wrap it is their least width.
func NaturalWidth(o fyne.CanvasObject) float32 {
	if f, ok := o.(Flowing); ok {
		return f.NaturalWidth()
	}
	if c, ok := o.(*fyne.Container); ok {
		if a, ok := c.Layout.(arrangement); ok {
			return a.naturalWidth(c.Objects)
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
		if a, ok := c.Layout.(arrangement); ok {
			return a.heightFor(c.Objects, width)
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
