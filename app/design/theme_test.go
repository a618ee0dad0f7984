package design

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

func TestTextSizeStaysWithinItsBounds(t *testing.T) {
	for _, test := range []struct{ asked, want float32 }{{0, 0.9}, {1, 1}, {1.35, 1.35}, {4, 1.5}} {
		if got := NewTheme(Auto, test.asked).Scale(); got != test.want {
			t.Errorf("asked for a text size of %v: got %v, want %v", test.asked, got, test.want)
		}
	}
}

func TestEveryTypeSizeGrowsWithTheTextSize(t *testing.T) {
	for name, size := range typeSizes {
		if got := NewTheme(Light, 1.5).Size(name); got != size*1.5 {
			t.Errorf("size %s at a text size of 1.5 = %v, want %v", name, got, size*1.5)
		}
	}
}

func TestAutoFollowsTheSystemAndOthersDoNot(t *testing.T) {
	light, dark := palette[ColorGround].light, palette[ColorGround].dark
	for _, test := range []struct {
		mode    Mode
		variant fyne.ThemeVariant
		want    color.Color
	}{
		{Auto, theme.VariantLight, light},
		{Auto, theme.VariantDark, dark},
		{Light, theme.VariantDark, light},
		{Dark, theme.VariantLight, dark},
	} {
		if got := NewTheme(test.mode, 1).Color(ColorGround, test.variant); got != test.want {
			t.Errorf("ground in mode %d under variant %d = %v, want %v", test.mode, test.variant, got, test.want)
		}
	}
}

func TestAnyPersonNumberHasATint(t *testing.T) {
	for n := -7; n < 12; n++ {
		if tint := PersonTint(n); tint < Terracotta || tint > Sand {
			t.Errorf("person %d has tint %d, want one of those for people", n, tint)
		}
	}
}
