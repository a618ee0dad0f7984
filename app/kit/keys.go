package kit

import (
	"fyne.io/fyne/v2"
)

// FindSearch is the search field that shows in a tree, or nil.
func FindSearch(tree fyne.CanvasObject) *SearchField { return find[*SearchField](tree) }

// FindKeypad is the keypad that shows in a tree, or nil.
func FindKeypad(tree fyne.CanvasObject) *Keypad { return find[*Keypad](tree) }

// find is the first of a sort that shows in a tree, or the zero T.
func find[T fyne.CanvasObject](tree fyne.CanvasObject) (found T) {
	each(tree, func(o fyne.CanvasObject) (is bool) {
		found, is = o.(T)
		return is
	})
	return found
}

// FindPrimary is the one thing to do in a tree, or nil where there is none or
// it can't be done now.
func FindPrimary(tree fyne.CanvasObject) *Button {
	var found *Button
	each(tree, func(o fyne.CanvasObject) bool {
		if b, ok := o.(*Button); ok && b.kind == Primary && b.Enabled() {
			found = b
		}
		return found != nil
	})
	return found
}

// FocusFirst gives the keyboard to what is marked in a tree, or else to the
// first thing in it that takes keys, and reports whether there is any.
func FocusFirst(over fyne.Canvas, tree fyne.CanvasObject) bool {
	stops := stopsIn(tree)
	if len(stops) == 0 {
		return false
	}
	first := stops[0]
	for _, stop := range stops {
		if m, ok := stop.(interface{ Marked() bool }); ok && m.Marked() {
			first = stop
		}
	}
	over.Focus(first.(fyne.Focusable))
	return true
}

// FocusBelow gives the keyboard to the nearest thing in a tree below what has
// it, or above it, and reports whether there is any.
func FocusBelow(over fyne.Canvas, tree fyne.CanvasObject, above bool) bool {
	from, ok := over.Focused().(fyne.CanvasObject)
	if !ok {
		return false
	}
	here := middle(from)
	var best fyne.CanvasObject
	var least float32
	for _, stop := range stopsIn(tree) {
		at := middle(stop)
		down, across := at.Y-here.Y, abs(at.X-here.X)
		if above {
			down = -down
		}
		const sameLine = 8
		if stop == from || down < sameLine {
			continue
		}
		if far := down + across/4; best == nil || far < least {
			best, least = stop, far
		}
	}
	if best == nil {
		return false
	}
	over.Focus(best.(fyne.Focusable))
	return true
}

// stopsIn is what takes keys in a tree.
func stopsIn(tree fyne.CanvasObject) []fyne.CanvasObject {
	var stops []fyne.CanvasObject
	each(tree, func(o fyne.CanvasObject) bool {
		if d, ok := o.(fyne.Disableable); ok && d.Disabled() {
			return false
		}
		if _, ok := o.(fyne.Focusable); ok {
			stops = append(stops, o)
		}
		return false
	})
	return stops
}

func middle(o fyne.CanvasObject) fyne.Position {
	at, size := fyne.CurrentApp().Driver().AbsolutePositionForObject(o), o.Size()
	return at.AddXY(size.Width/2, min(size.Height, 64)/2)
}
