package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"bankje/app/design"
)

// canvasOf is the window that an object is in, or nil. The driver knows only
// what it has drawn once; what was put on the screen a moment ago is in the
// app's one window.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	driver := fyne.CurrentApp().Driver()
	if c := driver.CanvasForObject(o); c != nil {
		return c
	}
	if windows := driver.AllWindows(); len(windows) > 0 {
		return windows[0].Canvas()
	}
	return nil
}

// typedKey gives a key to the window's own handler. Fyne gives keys to what
// has the focus only, so Back would do nothing there.
func typedKey(o fyne.CanvasObject, e *fyne.KeyEvent) {
	if c := canvasOf(o); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(e)
	}
}

// typedRune gives a character to the window's own handler.
func typedRune(o fyne.CanvasObject, r rune) {
	if c := canvasOf(o); c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}

// scrollAround finds the scroll that an object lies in, or nil.
func scrollAround(o fyne.CanvasObject) *container.Scroll {
	c := canvasOf(o)
	if c == nil {
		return nil
	}
	trees := append([]fyne.CanvasObject{c.Content()}, c.Overlays().List()...)
	for _, tree := range trees {
		if scroll, found := findScroll(tree, o, nil); found {
			return scroll
		}
	}
	return nil
}

func findScroll(tree, o fyne.CanvasObject, around *container.Scroll) (*container.Scroll, bool) {
	if tree == o {
		return around, true
	}
	if scroll, ok := tree.(*container.Scroll); ok {
		around = scroll
	}
	for _, child := range design.Children(tree) {
		if scroll, found := findScroll(child, o, around); found {
			return scroll, true
		}
	}
	return nil, false
}

// reveal scrolls so far that an object can be seen whole, or its top when it
// is higher than the window.
func reveal(o fyne.CanvasObject) {
	scroll := scrollAround(o)
	if scroll == nil {
		return
	}
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(scroll.Content).Y
	const margin = 12
	low := top + o.Size().Height + margin - scroll.Size().Height
	high := max(0, top-margin)
	y := min(max(scroll.Offset.Y, low), high)
	scroll.ScrollToOffset(fyne.NewPos(0, y))
}
