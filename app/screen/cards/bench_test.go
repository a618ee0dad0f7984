package cards_test

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"bankje/app/apptest"
	"bankje/app/design"
	"bankje/app/screen/cards"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
)

// BenchmarkOpen builds the prompts and lays them out in a window.
func BenchmarkOpen(b *testing.B) {
	b.Setenv("LANG", "en_US.UTF-8")
	test.NewTempApp(b).Settings().SetTheme(design.NewTheme(design.Light, 1))
	stage := screentest.New(b, i18n.UK)
	w := test.NewWindow(design.Stack())
	defer w.Close()
	w.SetPadded(false)
	w.Resize(apptest.Phone)
	stage.Context.Canvas = w.Canvas()
	for b.Loop() {
		w.SetContent(cards.New(stage.Journal, route.Prompts).Build(stage.Context))
	}
}
