package design

import (
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
)

func TestUkrainianLetterIHasItsDot(t *testing.T) {
	for _, bold := range []bool{false, true} {
		if got := inkRuns(draw(t, "і", bold)); got != 2 {
			t.Errorf("bold %v: і is drawn in %d parts from top to bottom, want a dot and a stem", bold, got)
		}
		if got := inkRuns(draw(t, "ı", bold)); got != 1 {
			t.Errorf("bold %v: ı is drawn in %d parts, want 1; the test above would prove nothing", bold, got)
		}
	}
}

func TestFontHasEveryLetterThatTheAppWrites(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Light, 1))
	missing := draw(t, "\U0010FFFF", false)
	for _, r := range "ABZabzÀÿĳŁőßАБЯабяҐґЄєІіЇїЁёЪъЫыЭэ0123456789ʼ’‘«»„“”…€№–—•✓→₴" {
		if same(missing, draw(t, string(r), false)) {
			t.Errorf("%q is not in the font", r)
		}
	}
}

func TestStressMarkStandsOverTheVowel(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Light, 1))
	style := fyne.TextStyle{}
	for _, pair := range [][2]string{{"а", "а\u0301"}, {"o", "o\u0301"}, {"и", "и\u0301"}} {
		plain, marked := fyne.MeasureText(pair[0], 40, style), fyne.MeasureText(pair[1], 40, style)
		if marked.Width > plain.Width+1 {
			t.Errorf("%q is %v wide, %q %v: the mark takes room of its own", pair[0], plain.Width, pair[1], marked.Width)
		}
		if same(draw(t, pair[0], false), draw(t, pair[1], false)) {
			t.Errorf("%q looks like %q", pair[1], pair[0])
		}
	}
}

// draw paints a text in black on white.
func draw(t *testing.T, s string, bold bool) image.Image {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Light, 1))
	text := canvas.NewText(s, color.Black)
	text.TextSize, text.TextStyle.Bold = 48, bold
	c := software.NewCanvas()
	c.SetPadded(false)
	c.SetContent(text)
	c.Resize(fyne.NewSize(80, 80))
	return c.Capture()
}

// inkRuns counts the runs of rows that have ink in them.
func inkRuns(img image.Image) int {
	runs, inked := 0, false
	for y := img.Bounds().Min.Y; y < img.Bounds().Max.Y; y++ {
		row := false
		for x := img.Bounds().Min.X; x < img.Bounds().Max.X; x++ {
			r, _, _, _ := img.At(x, y).RGBA()
			row = row || r < 0x8000
		}
		if row && !inked {
			runs++
		}
		inked = row
	}
	return runs
}

func same(a, b image.Image) bool {
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			if a.At(x, y) != b.At(x, y) {
				return false
			}
		}
	}
	return true
}
