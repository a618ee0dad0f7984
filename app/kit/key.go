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
