package apptest

import (
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"bankje/app/design"
	"bankje/app/kit"
)

func TestChecksFindWhatIsWrong(t *testing.T) {
	button := func() fyne.CanvasObject { return kit.NewButton(kit.Primary, "Bewaar", func() {}) }
	line := func(text string) fyne.CanvasObject { return canvas.NewText(text, color.Black) }
	for _, test := range []struct {
		name    string
		content fyne.CanvasObject
		find    func(fyne.Window) []string
		want    string
	}{
		{"small target", design.Left(design.Fixed(40, 40, button())), smallTargets, `"Bewaar"`},
		{"text without room", design.Left(design.Fixed(20, 20, line("een lange regel"))), cutTexts, "een lange regel"},
		{"cut by another widget", line("een lange…"), cutTexts, "is cut"},
		{"beside the window", moved(380, line("naast")), outside, `"naast"`},
		{"under the window", design.PadEach(840, 0, 0, 0, design.Fixed(50, 30, line("onder"))), outside, `"onder"`},
		{"over each other", design.Stack(line("boven"), line("onder")), overlapping, `"boven"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			Start(t, design.Light, 1)
			w := Open(t, design.Stack(test.content), Phone)
			faults := test.find(w)
			if len(faults) == 0 || !strings.Contains(strings.Join(faults, "\n"), test.want) {
				t.Errorf("found %q, want a fault that names %s", faults, test.want)
			}
		})
	}
}

// moved puts an object where no layout would.
func moved(x float32, o fyne.CanvasObject) fyne.CanvasObject {
	o.Move(fyne.NewPos(x, 0))
	o.Resize(o.MinSize())
	return container.NewWithoutLayout(o)
}

func TestChecksAreSilentWhenAllIsWell(t *testing.T) {
	Each(t, func(t *testing.T, look Look) {
		w := look.Show(t, func() fyne.CanvasObject {
			return kit.NewPage(nil, kit.NewHeading("Vandaag"), kit.NewButton(kit.Primary, "Bewaar", func() {}))
		})
		Check(t, w)
	})
}
