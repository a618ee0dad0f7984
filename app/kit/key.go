package kit

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
)

// key is one round key of a [Keypad]. What is typed while it has the focus
// goes to the pad.
type key struct {
	Tap
	pad *Keypad
}

func newKey(pad *Keypad, name string, label fyne.CanvasObject, fill fyne.ThemeColorName, onTap func()) *key {
	k := &key{pad: pad}
	surface := design.NewSurface(fill, design.Pill)
	if fill != "" {
		surface.Outlined(design.ColorOutline, 1)
	}
	k.InitTap(k, name, design.Stack(surface, design.Center(label)), design.Pill, onTap)
	return k
}

// TypedRune types a digit on the pad.
func (k *key) TypedRune(r rune) { k.pad.TypedRune(r) }

// TypedKey goes to the pad, but for Space and Enter, which press the key.
func (k *key) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeySpace {
		k.Tapped(nil)
		return
	}
	k.pad.TypedKey(e)
}

// keyLayout puts round keys in three columns.
type keyLayout struct{}

const (
	keySize = 70
	keyGap  = 14
)

func (keyLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	const step = keySize + keyGap
	left := (size.Width - 3*keySize - 2*keyGap*1.6) / 2
	for i, o := range objects {
		column, row := float32(i%3), float32(i/3)
		design.Place(o, left+column*(keySize+keyGap*1.6), row*step, keySize, keySize)
	}
}

func (keyLayout) NaturalWidth([]fyne.CanvasObject) float32 { return 3*keySize + 2*keyGap*1.6 }

func (keyLayout) HeightFor(objects []fyne.CanvasObject, _ float32) float32 {
	rows := float32((len(objects) + 2) / 3)
	return rows*keySize + (rows-1)*keyGap
}

func (l keyLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(3*design.Target, l.HeightFor(objects, 0))
}
