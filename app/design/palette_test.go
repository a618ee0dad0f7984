package design

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// readable lists which text is drawn on which fill.
func readable() map[fyne.ThemeColorName][]fyne.ThemeColorName {
	on := map[fyne.ThemeColorName][]fyne.ThemeColorName{
		ColorGround:  {ColorInk, ColorMuted, ColorPrimary, ColorPlaceholder},
		ColorPaper:   {ColorInk, ColorMuted, ColorPrimary, ColorPlaceholder},
		ColorSunken:  {ColorInk, ColorMuted},
		ColorField:   {ColorInk, ColorPlaceholder},
		ColorPrimary: {ColorOnPrimary},
		ColorCrisis:  {ColorOnCrisis},
		ColorToast:   {ColorOnToast, ColorToastAction},

		theme.ColorNameOverlayBackground: {ColorInk},
		theme.ColorNameMenuBackground:    {ColorInk},
		theme.ColorNameError:             {theme.ColorNameForegroundOnError},
		theme.ColorNameSuccess:           {theme.ColorNameForegroundOnSuccess},
		theme.ColorNameWarning:           {theme.ColorNameForegroundOnWarning},
	}
	for tint := Terracotta; tint <= Crisis; tint++ {
		on[tint.Fill()] = append(on[tint.Fill()], ColorInk, ColorMuted, tint.Ink())
		on[ColorGround] = append(on[ColorGround], tint.Ink())
		on[ColorPaper] = append(on[ColorPaper], tint.Ink())
	}
	return on
}

func TestTextIsReadableOnItsFill(t *testing.T) {
	for _, mode := range []Mode{Light, Dark} {
		look := NewTheme(mode, 1)
		for fill, inks := range readable() {
			for _, ink := range inks {
				contrast := contrastOf(look.Color(ink, 0), look.Color(fill, 0))
				if contrast < 4.5 {
					t.Errorf("mode %d: %s on %s has a contrast of %.2f, want 4.5", mode, ink, fill, contrast)
				}
			}
		}
	}
}

func TestLinkIsReadableOnEveryTint(t *testing.T) {
	for _, mode := range []Mode{Light, Dark} {
		look := NewTheme(mode, 1)
		for tint := Terracotta; tint < Crisis; tint++ {
			contrast := contrastOf(look.Color(ColorPrimary, 0), look.Color(tint.Fill(), 0))
			if contrast < 4.5 {
				t.Errorf("mode %d: a link on tint %d has a contrast of %.2f, want 4.5", mode, tint, contrast)
			}
		}
	}
}

// contrastOf is the contrast of two opaque colours as WCAG 2 defines it.
func contrastOf(a, b color.Color) float64 {
	high, low := luminance(a), luminance(b)
	if high < low {
		high, low = low, high
	}
	return (high + 0.05) / (low + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	part := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*part(r) + 0.7152*part(g) + 0.0722*part(b)
}

func TestContrastOfBlackOnWhite(t *testing.T) {
	if got := fmt.Sprintf("%.1f", contrastOf(color.Black, color.White)); got != "21.0" {
		t.Errorf("contrast of black on white = %s, want 21.0", got)
	}
}
