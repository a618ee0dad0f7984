package kit

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
)

// Holds reports whether an object is part of a tree.
func Holds(tree, o fyne.CanvasObject) bool {
	_, found := findScroll(tree, o, nil)
	return found
}

// each visits all that shows in a tree, from top to bottom as it was built,
// until visit has enough.
func each(tree fyne.CanvasObject, visit func(fyne.CanvasObject) (enough bool)) bool {
	if tree == nil || !tree.Visible() {
		return false
	}
	if visit(tree) {
		return true
	}
	for _, child := range design.Children(tree) {
		if each(child, visit) {
			return true
		}
	}
	return false
}
