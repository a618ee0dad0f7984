package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"bankje/app/design"
)

// Kind says how much a button asks for attention.
type Kind int

// The kinds. A screen has one Primary. Danger is for crisis numbers only.
const (
	Primary Kind = iota
	Soft
	Quiet
	Danger
)

// look is the fill, line and ink of a kind.
type look struct{ fill, line, ink fyne.ThemeColorName }

var looks = map[Kind]look{
	Primary: {fill: design.ColorPrimary, ink: design.ColorOnPrimary},
	Soft:    {fill: design.Terracotta.Fill(), ink: design.Terracotta.Ink()},
	Quiet:   {ink: design.ColorPrimary},
	Danger:  {fill: design.ColorCrisis, ink: design.ColorOnCrisis},
}

var disabledLook = look{fill: theme.ColorNameDisabledButton, ink: theme.ColorNameDisabled}

// Button is a word or two to tap, with an icon before it if it has one. Its
// text wraps rather than being cut.
type Button struct {
	Tap
	kind    Kind
	compact bool
	surface *design.Surface
	icon    *design.Icon
	outline design.Outline
	text    *design.Text
}

// NewButton makes a button.
func NewButton(kind Kind, text string, onTap func()) *Button {
	b := &Button{kind: kind}
	b.build(text, nil, onTap)
	return b
}

// NewIconTextButton makes a button with an icon before the text.
func NewIconTextButton(kind Kind, icon design.Outline, text string, onTap func()) *Button {
	b := &Button{kind: kind}
	b.build(text, &icon, onTap)
	return b
}

// NewAction makes a low, soft button with an icon, for rows of two or three
// such as call, mail, site.
func NewAction(icon design.Outline, text string, onTap func()) *Button {
	b := &Button{kind: Soft, compact: true}
	b.build(text, &icon, onTap)
	return b
}

func (b *Button) build(text string, icon *design.Outline, onTap func()) {
	size, iconSize := design.SizeBody, design.SizeIcon
	height, side := float32(52), float32(18)
	if b.compact {
		size, iconSize = design.SizeCaption, design.SizeIconSmall
		height, side = design.Target, 12
	}
	l := looks[b.kind]
	b.text = design.NewText(text, size, l.ink).Strong().Centered()
	line := []fyne.CanvasObject{b.text}
	if icon != nil {
		b.outline = *icon
		b.icon = design.NewIcon(*icon, iconSize, l.ink)
		line = []fyne.CanvasObject{b.icon, b.text}
	}
	b.surface = design.NewSurface(l.fill, design.ButtonRound)
	label := design.Pad(8, side, design.Center(design.Row(8, -1, line...)))
	content := design.Stack(b.surface, design.AtLeast(design.Target, height, label))
	b.InitTap(b, text, content, design.ButtonRound, onTap)
}

// SetText changes the words.
func (b *Button) SetText(text string) {
	b.name = text
	b.text.SetText(text)
	design.Relayout(b)
}

// SetEnabled allows or refuses taps, and shows which.
func (b *Button) SetEnabled(enabled bool) {
	b.Tap.SetEnabled(enabled)
	l := looks[b.kind]
	if !enabled {
		l = disabledLook
	}
	b.surface.Set(l.fill, l.line)
	b.text.SetColor(l.ink)
	if b.icon != nil {
		b.icon.SetOutline(b.outline.In(l.ink))
	}
}

// Buttons puts buttons beside each other, or in fewer columns when they don't
// fit: three become two and one.
func Buttons(buttons ...fyne.CanvasObject) fyne.CanvasObject {
	return design.Grid(10, buttons...)
}
