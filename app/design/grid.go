package design

import "fyne.io/fyne/v2"

// grid puts children in equal columns.
type grid struct {
	gap   float32
	fixed bool // one row
	cells bool // those of the last row are as wide as the others
}

// Grid lays objects in rows of equal columns, as many as fit when each object
// has its natural width; the last row is stretched. So three buttons become
// two and one, or three under each other.
func Grid(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &gridLayout{grid: grid{gap: gap}}, Objects: objects}
}

// Cells is [Grid] for things of one kind, such as the groups of a code: those of
// the last row are as wide as the others.
func Cells(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &gridLayout{grid: grid{gap: gap, cells: true}}, Objects: objects}
}

// Equal lays objects beside each other in one row, all of the same width.
func Equal(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &gridLayout{grid: grid{gap: gap, fixed: true}}, Objects: objects}
}

// columns is how many fit beside each other.
func (g grid) columns(shown []fyne.CanvasObject, width float32) int {
	if g.fixed {
		return max(1, len(shown))
	}
	need, n := widest(shown), len(shown)
	for n > 1 && need > g.cell(n, width) {
		n--
	}
	if n <= 1 {
		return 1
	}
	rows := (len(shown) + n - 1) / n
	return (len(shown) + rows - 1) / rows // four become two and two
}

// cell is the width of one of n columns.
func (g grid) cell(n int, width float32) float32 {
	return max(0, (width-gaps(g.gap, n))/float32(n))
}

// arrange calls put for each row of objects with its place, and returns the
// height of all.
func (g grid) arrange(shown []fyne.CanvasObject, width float32, put func(row []fyne.CanvasObject, y, cell, height float32)) float32 {
	y := float32(0)
	columns := g.columns(shown, width)
	for start := 0; start < len(shown); start += columns {
		line := shown[start:min(start+columns, len(shown))]
		cell := g.cell(len(line), width)
		if g.cells {
			cell = g.cell(columns, width)
		}
		height := float32(0)
		for _, o := range line {
			height = max(height, HeightFor(o, cell))
		}
		if put != nil {
			put(line, y, cell, height)
		}
		y += height + g.gap
	}
	return max(0, y-g.gap)
}

// gridLayout remembers the height at the last width, because a Fyne layout is
// asked for its least size without being told a width.
type gridLayout struct {
	grid
	height float32
}

func (g *gridLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	g.height = g.arrange(visible(objects), size.Width, func(line []fyne.CanvasObject, y, cell, height float32) {
		if g.fixed {
			height = size.Height
		}
		for i, o := range line {
			Place(o, float32(i)*(cell+g.gap), y, cell, height)
		}
	})
}

func (g *gridLayout) NaturalWidth(objects []fyne.CanvasObject) float32 {
	shown := visible(objects)
	return widest(shown)*float32(len(shown)) + gaps(g.gap, len(shown))
}

func (g *gridLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return g.arrange(visible(objects), width, nil)
}

func (g *gridLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return LeastSize(objects, g.height)
}
