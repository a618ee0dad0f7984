package journal_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/mobile"
	"fyne.io/fyne/v2/test"

	"bankje/app/apptest"
	"bankje/app/design"
	"bankje/app/screen/journal"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store/storetest"
)

// BenchmarkOpen builds the journal and lays it out in a window, with 10,000
// conversations behind it that are read on the same goroutine.
func BenchmarkOpen(b *testing.B) {
	b.Setenv("LANG", "en_US.UTF-8")
	test.NewTempApp(b).Settings().SetTheme(design.NewTheme(design.Light, 1))
	stage := screentest.New(b, i18n.UK)
	storetest.Fill(b, stage.Journal, storetest.Busy)
	for _, query := range []string{"", "ko"} {
		b.Run("query="+query, func(b *testing.B) {
			w := test.NewWindow(design.Stack())
			defer w.Close()
			w.SetPadded(false)
			w.Resize(apptest.Phone)
			stage.Context.Canvas = w.Canvas()
			for b.Loop() {
				show(w, stage, query)
			}
		})
	}
}

func show(w fyne.Window, stage *screentest.Stage, query string) {
	s := journal.New(stage.Journal)
	w.SetContent(s.Build(stage.Context))
	if query != "" {
		for _, r := range query {
			apptest.Find[mobile.Keyboardable](w)[0].TypedRune(r)
		}
	}
}
