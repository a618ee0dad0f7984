package design

import "fyne.io/fyne/v2"

// fold is a row while everything fits, and a column when not.
type fold struct {
	row row
	col column
}

// Fold lays objects beside each other as [Row] does while all of them fit at
// their natural widths, and else under each other: a label goes above its
// value.
func Fold(gap float32, grow int, objects ...fyne.CanvasObject) *fyne.Container {
	return newFold(gap, 4, grow, objects)
}

// FoldColumns is [Fold] for columns, which keep their gap under each other.
func FoldColumns(gap float32, grow int, columns ...fyne.CanvasObject) *fyne.Container {
	return newFold(gap, gap, grow, columns)
}

func newFold(gap, under float32, grow int, objects []fyne.CanvasObject) *fyne.Container {
	r := row{gap: gap}
	if grow >= 0 {
		r.grow = objects[grow]
	}
	return &fyne.Container{Layout: fold{row: r, col: column{gap: under}}, Objects: objects}
}

func (f fold) at(objects []fyne.CanvasObject, width float32) Arrangement {
	if f.row.NaturalWidth(objects) <= width {
		return f.row
	}
	return f.col
}

func (f fold) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.at(objects, size.Width).Layout(objects, size)
}

func (f fold) NaturalWidth(objects []fyne.CanvasObject) float32 {
	return f.row.NaturalWidth(objects)
}

func (f fold) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return f.at(objects, width).HeightFor(objects, width)
}

// MinSize is that of the column, whose height is right once its children have
// been given a width; a row is only as high as its highest child.
func (f fold) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := f.col.MinSize(objects)
	if onOneLine(objects) {
		size.Height = f.row.MinSize(objects).Height
	}
	return size
}

// onOneLine reports whether the visible objects were last placed beside each
// other.
func onOneLine(objects []fyne.CanvasObject) bool {
	shown := visible(objects)
	for i := 1; i < len(shown); i++ {
		if shown[i].Position().X <= shown[i-1].Position().X {
			return false
		}
	}
	return true
}
