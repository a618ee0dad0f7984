package kit

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
)

// IconButton is a round button without a word, for what everybody knows: back,
// search, close, more, the lifebuoy, a heart.
type IconButton struct {
	Tap
	icon *design.Icon
}

// NewIconButton makes one; name says what it does to who cannot see it.
func NewIconButton(icon design.Outline, name string, onTap func()) *IconButton {
	return NewInkButton(icon, design.ColorMuted, name, onTap)
}

// NewInkButton is an [IconButton] in a colour.
func NewInkButton(icon design.Outline, ink fyne.ThemeColorName, name string, onTap func()) *IconButton {
	b := &IconButton{icon: design.NewIcon(icon, design.SizeIcon, ink)}
	content := design.Fixed(design.Target, design.Target, design.Center(b.icon))
	b.InitTap(b, name, content, design.Pill, onTap)
	return b
}

// SetIcon changes what it shows, such as a heart to a filled one. The icon
// carries its own colour.
func (b *IconButton) SetIcon(icon design.Outline, name string) {
	b.name = name
	b.icon.SetOutline(icon)
}

// Heart is a favourite mark that is on or off.
type Heart struct {
	IconButton
	on        bool
	ink       fyne.ThemeColorName
	onChanged func(bool)
}

// NewHeart makes a heart in an ink; name says what it marks.
func NewHeart(on bool, ink fyne.ThemeColorName, name string, onChanged func(bool)) *Heart {
	h := &Heart{on: on, ink: ink, onChanged: onChanged}
	h.icon = design.NewIcon(design.IconHeart, design.SizeIcon, ink)
	content := design.Fixed(design.Target, design.Target, design.Center(h.icon))
	h.InitTap(h, name, content, design.Pill, h.toggle)
	h.show()
	return h
}

// On reports whether it is marked.
func (h *Heart) On() bool { return h.on }

func (h *Heart) toggle() {
	h.on = !h.on
	h.show()
	if h.onChanged != nil {
		h.onChanged(h.on)
	}
}

func (h *Heart) show() {
	icon := design.IconHeart.In(h.ink)
	if h.on {
		icon = icon.Filled()
	}
	h.icon.SetOutline(icon)
}
