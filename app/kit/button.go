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
	Quiet:   {fill: design.ColorSunken, ink: design.ColorInk},
	Danger:  {fill: design.ColorCrisis, ink: design.ColorOnCrisis},
}

var disabledLook = look{fill: theme.ColorNameDisabledButton, ink: theme.ColorNameDisabled}

// buttonSize is the room that a button takes.
type buttonSize struct {
	text, icon   fyne.ThemeSizeName
	height, side float32
	margin       float32 // see-through room above and beneath that can be tapped too
}

var (
	fullButton = buttonSize{text: design.SizeBody, icon: design.SizeIcon, height: 52, side: 18}
	lowButton  = buttonSize{text: design.SizeCaption, icon: design.SizeIconSmall, height: 48, side: 12}
	barButton  = buttonSize{text: design.SizeBody, icon: design.SizeIconSmall, height: 40, side: 16, margin: 4}
)

// Button is a word or two to tap, with an icon before it if it has one. Its
// text wraps rather than being cut.
type Button struct {
	Tap
	kind    Kind
	size    buttonSize
	surface *design.Surface
	icon    *design.Icon
	outline design.Outline
	text    *design.Text
}

// NewButton makes a button.
func NewButton(kind Kind, text string, onTap func()) *Button {
	b := &Button{kind: kind, size: fullButton}
	b.build(text, nil, onTap)
	return b
}

// NewIconTextButton makes a button with an icon before the text.
func NewIconTextButton(kind Kind, icon design.Outline, text string, onTap func()) *Button {
	b := &Button{kind: kind, size: fullButton}
	b.build(text, &icon, onTap)
	return b
}

// NewAction makes a low, soft button with an icon, for rows of two or three
// such as call, mail, site.
func NewAction(icon design.Outline, text string, onTap func()) *Button {
	b := &Button{kind: Soft, size: lowButton}
	b.build(text, &icon, onTap)
	return b
}

// newBarButton makes the primary action of a [Bar].
func newBarButton(text string, onTap func()) *Button {
	b := &Button{kind: Primary, size: barButton}
	b.build(text, nil, onTap)
	return b
}

func (b *Button) build(text string, icon *design.Outline, onTap func()) {
	size := b.size
	l := looks[b.kind]
	b.text = design.NewText(text, size.text, l.ink).Strong().Centered().Whole()
	words := design.Center(b.text)
	if icon != nil {
		b.outline = *icon
		b.icon = design.NewIcon(*icon, size.icon, l.ink)
		words = design.Label(8, b.icon, b.text)
	}
	b.surface = design.NewSurface(l.fill, design.ButtonRound)
	label := design.Pad(6, size.side, words)
	face := design.Stack(b.surface, design.AtLeast(design.Target, size.height, label))
	content := design.AtLeast(design.Target, design.Target, design.Pad(size.margin, 0, face))
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
