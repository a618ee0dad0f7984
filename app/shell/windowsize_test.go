package shell

import (
	"testing"

	"fyne.io/fyne/v2"

	"bankje/i18n"
)

func TestTheWindowOpensAsItWasLeft(t *testing.T) {
	v := settled(t, i18n.NL)
	v.shell.keepSize(fyne.NewSize(1000, 700))
	v.dies()
	if got := windowSize(v.shell.settings.Screens[windowSetting]); got != fyne.NewSize(1000, 700) {
		t.Errorf("the window opens at %v", got)
	}
	if got := v.shell.vault.Settings().Language; got != string(i18n.NL) {
		t.Errorf("the language that is kept became %q", got)
	}
}

func TestAWindowFitsAnotherScreen(t *testing.T) {
	for kept, want := range map[string]fyne.Size{
		"": firstSize, "nonsense": firstSize, "1000": firstSize,
		"5120x2880": largestWindow, "10x10": smallestWindow, "-5x700": {Width: 360, Height: 700},
		"NaNxNaN": firstSize,
	} {
		if got := windowSize(kept); got != want {
			t.Errorf("%q opens at %v, want %v", kept, got, want)
		}
	}
}
