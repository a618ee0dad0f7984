package apptest

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"bankje/app/design"
)

// The sizes of window that a screen has to hold at.
var (
	Phone    = fyne.NewSize(390, 844)
	Small    = fyne.NewSize(360, 640)
	Keyboard = fyne.NewSize(360, 320)  // what a keyboard leaves of Small
	Wide     = fyne.NewSize(1180, 820) // of a laptop
	JustWide = fyne.NewSize(842, 600)  // the narrowest that is wide
)

// Look is a window's size, a mode and a text size.
type Look struct {
	Size  fyne.Size
	Mode  design.Mode
	Scale float32
}

// Looks are those that every screen is shown in.
var Looks = []Look{
	{Phone, design.Light, 1},
	{Phone, design.Dark, 1},
	{Phone, design.Light, 1.5},
	{Phone, design.Dark, 1.5},
	{Small, design.Light, 1.5},
	{Keyboard, design.Light, 1.5},
}

// WideLooks are those of a window in which lists stay beside what they open.
var WideLooks = []Look{
	{Wide, design.Light, 1},
	{Wide, design.Dark, 1.5},
	{JustWide, design.Light, 1.5},
}

// Each runs a test in every one of [Looks].
func Each(t *testing.T, f func(t *testing.T, look Look)) {
	t.Helper()
	for _, look := range Looks {
		t.Run(look.String(), func(t *testing.T) { f(t, look) })
	}
}

// String names a look, such as "390x844-dark-1.5".
func (l Look) String() string {
	mode := "light"
	if l.Mode == design.Dark {
		mode = "dark"
	}
	return fmt.Sprintf("%.0fx%.0f-%s-%.1f", l.Size.Width, l.Size.Height, mode, l.Scale)
}

// Show is [Show] in this look.
func (l Look) Show(t *testing.T, build func() fyne.CanvasObject) fyne.Window {
	t.Helper()
	return Show(t, build, l.Size, l.Mode, l.Scale)
}

// Picture is [Picture] under a name that tells the look.
func (l Look) Picture(t *testing.T, w fyne.Window, name string) {
	t.Helper()
	Picture(t, w, name+"-"+l.String())
}

// Show puts what build makes in a window of a size, in a mode and with text at
// a scale. It builds once there is an app with that theme, because widgets ask
// for it. The window and its app go when the test ends.
func Show(t *testing.T, build func() fyne.CanvasObject, size fyne.Size, mode design.Mode, scale float32) fyne.Window {
	t.Helper()
	Start(t, mode, scale)
	return Open(t, build(), size)
}

// Start makes an app with the theme for the rest of the test, for tests that
// build before they show.
func Start(t testing.TB, mode design.Mode, scale float32) fyne.App {
	t.Helper()
	t.Setenv("LANG", "en_US.UTF-8") // without one, Fyne logs that it can't tell
	app := test.NewTempApp(t)
	look := design.NewTheme(mode, scale)
	if pictures() == "" {
		look = look.Flat()
	}
	app.Settings().SetTheme(look)
	return app
}

// Open puts content in a window of a size. It needs [Start]. Content that asks
// for more room than that fails the test, since a phone has no more.
func Open(t testing.TB, content fyne.CanvasObject, size fyne.Size) fyne.Window {
	t.Helper()
	w := test.NewWindow(content)
	t.Cleanup(w.Close)
	w.SetPadded(false)
	w.Resize(size)
	design.Reflow(content)
	if got := w.Canvas().Size(); got.Width > size.Width || got.Height > size.Height {
		t.Errorf("the content asks for %v in a window of %v", got, size)
	}
	return w
}
