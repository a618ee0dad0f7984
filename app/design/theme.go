package design

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"bankje/assets"
)

// Mode says whether the app is light or dark.
type Mode int

// The modes. Auto follows the system.
const (
	Auto Mode = iota
	Light
	Dark
)

// The bounds of the person's own text size, as a factor on every type size.
const (
	MinScale = 0.9
	MaxScale = 1.5
)

// Theme is the app's look as a [fyne.Theme]. It is a value that never changes:
// to change mode or text size, set a new one with the app's settings.
type Theme struct {
	mode  Mode
	scale float32
	flat  bool
}

var _ fyne.Theme = Theme{}

// NewTheme returns the look in a mode with text at a scale, which is kept
// between [MinScale] and [MaxScale].
func NewTheme(mode Mode, scale float32) Theme {
	return Theme{mode: mode, scale: min(max(scale, MinScale), MaxScale)}
}

// Flat is the same theme without shadows, which the software painter of the
// tests draws slowly.
func (t Theme) Flat() Theme {
	t.flat = true
	return t
}

// Mode is the mode that the theme was made with.
func (t Theme) Mode() Mode { return t.mode }

// Scale is the factor on every type size.
func (t Theme) Scale() float32 { return t.scale }

// Color answers the names of [palette] and, for those that are not in it, as
// Fyne's own theme does.
func (t Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	dark := t.mode == Dark || t.mode == Auto && variant == theme.VariantDark
	if t.flat && name == ColorShadow {
		return color.Transparent
	}
	if c, ok := palette[name]; ok {
		return c.in(dark)
	}
	if dark {
		return theme.DefaultTheme().Color(name, theme.VariantDark)
	}
	return theme.DefaultTheme().Color(name, theme.VariantLight)
}

var (
	regular  = fyne.NewStaticResource("Inter-Regular.ttf", assets.InterRegular)
	semiBold = fyne.NewStaticResource("Inter-SemiBold.ttf", assets.InterSemiBold)
)

// Font answers with Inter in two weights. There is no italic: Inter's regular
// stands in, since a second face would cost more memory than it gives.
func (t Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Symbol || style.Monospace:
		return theme.DefaultTheme().Font(style)
	case style.Bold:
		return semiBold
	default:
		return regular
	}
}

// Icon keeps Fyne's icons, which only its own menus and dialogs use.
func (t Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return theme.DefaultTheme().Icon(name)
}
