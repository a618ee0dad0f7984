package kit

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
)

// FitIn makes a keypad small enough for a window of a height: in a low one its
// title and keys are smaller and stand beside each other.
func (k *Keypad) FitIn(height float32) {
	const heading = 60 // of one line
	k.low = height < tallPad+heading
	k.title.Enlarge(1)
	if k.low {
		k.title.Enlarge(0.7)
	}
}

const (
	headGap = 16
	padGap  = 20
	tallPad = 24 + 4*keySize + 3*keyGap + 52 + 2*padGap
	lowGap  = 6
)

// padLayout puts title and dots, the keys and the button under each other, or
// the keys beside the other two.
type padLayout struct{ pad *Keypad }

func (padLayout) column() design.Arrangement { return design.Col(padGap).Layout.(design.Arrangement) }

func (l padLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if !l.pad.low {
		l.column().Layout(objects, size)
		return
	}
	head, keys, done := objects[0], objects[1], objects[2]
	l.pad.height = l.HeightFor(objects, size.Width)
	left := l.left(size.Width)
	design.Place(keys, left+padGap, 0, size.Width-left-padGap, design.HeightFor(keys, 0))
	above, button := design.HeightFor(head, left), design.HeightFor(done, left)
	y := (size.Height - above - padGap - button) / 2
	design.Place(head, 0, y, left, above)
	design.Place(done, 0, y+above+padGap, left, button)
}

// left is the width of what stands before the keys.
func (l padLayout) left(width float32) float32 {
	return max(design.Target, width-padGap-keyLayout(l).NaturalWidth(nil))
}

func (l padLayout) NaturalWidth(objects []fyne.CanvasObject) float32 {
	return l.column().NaturalWidth(objects)
}

func (l padLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	if !l.pad.low {
		return l.column().HeightFor(objects, width)
	}
	left := l.left(width)
	beside := design.HeightFor(objects[0], left) + padGap + design.HeightFor(objects[2], left)
	return max(beside, design.HeightFor(objects[1], width))
}

func (l padLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if !l.pad.low {
		return l.column().MinSize(objects)
	}
	return design.LeastSize(objects, l.pad.height)
}

// keyLayout puts round keys in three columns.
type keyLayout struct{ pad *Keypad }

const (
	keySize = 70
	keyGap  = 14
)

// sizes are the width of a key and the room between two, beside each other and
// under each other.
func (l keyLayout) sizes() (side, across, down float32) {
	if l.pad.low {
		return design.Target, lowGap, lowGap
	}
	return keySize, keyGap * 1.6, keyGap
}

func (l keyLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	side, across, down := l.sizes()
	left := (size.Width - l.NaturalWidth(objects)) / 2
	for i, o := range objects {
		column, row := float32(i%3), float32(i/3)
		design.Place(o, left+column*(side+across), row*(side+down), side, side)
	}
}

func (l keyLayout) NaturalWidth([]fyne.CanvasObject) float32 {
	side, across, _ := l.sizes()
	return 3*side + 2*across
}

func (l keyLayout) HeightFor([]fyne.CanvasObject, float32) float32 {
	const rows = 4
	side, _, down := l.sizes()
	return rows*side + (rows-1)*down
}

func (l keyLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(3*design.Target, l.HeightFor(objects, 0))
}

// dotLayout puts the dots of a PIN in lines, each in the middle.
type dotLayout struct{}

const (
	dotSize = 14
	dotGap  = 12
)

// inLine is how many dots stand beside each other.
func (dotLayout) inLine(width float32) int { return max(1, int((width+dotGap)/(dotSize+dotGap))) }

func (l dotLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	most := l.inLine(size.Width)
	for i, o := range objects {
		row, column := i/most, i%most
		left := (size.Width - l.NaturalWidth(objects[row*most:min(len(objects), (row+1)*most)])) / 2
		design.Place(o, left+float32(column)*(dotSize+dotGap), float32(row)*(dotSize+dotGap), dotSize, dotSize)
	}
}

func (dotLayout) NaturalWidth(objects []fyne.CanvasObject) float32 {
	return max(0, float32(len(objects))*(dotSize+dotGap)-dotGap)
}

func (l dotLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	lines := (len(objects) + l.inLine(width) - 1) / l.inLine(width)
	return max(0, float32(lines)*(dotSize+dotGap)-dotGap)
}

func (l dotLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return design.LeastSize(objects, dotSize)
}
