// Package screentest is the world around a screen in its tests: a real journal
// in a folder of its own, a context that does everything at once, and a
// navigator that remembers where one was sent.
//
//	stage := screentest.New(t, i18n.NL)
//	w := stage.Show(t, look, today.New(stage.Journal))
//	apptest.Check(t, w)
//
// Start with [New]; [Stage.Tell] fills the journal with a few people.
package screentest

import (
	"context"
	"net/url"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"bankje/app/apptest"
	"bankje/app/design"
	"bankje/app/screen"
	"bankje/app/screen/route"
	"bankje/assets"
	"bankje/i18n"
	"bankje/store"
	"bankje/store/seal"
)

// Now is the time in the tests: a Sunday morning in November.
var Now = time.Date(2026, time.November, 22, 10, 30, 0, 0, i18n.Amsterdam())

// Stage is where one screen is shown. Its fields tell what the screen did.
type Stage struct {
	Vault   *store.Vault
	Journal *store.Journal
	Context *screen.Context

	Went   []route.Route // by To and Instead; nil for a step back
	Said   []string
	Undo   func() // of what was said last
	Looked bool   // around in the examples
	Failed []error
	Opened []*url.URL
	Copied string
	// Folder is where files go that a screen saves, and File what somebody
	// points at when it asks for one; "" stands for thinking better of it.
	Folder, File string

	window fyne.Window
	shown  screen.Screen
	secret []byte
}

// New founds an empty journal and gives a stage in a language.
func New(t testing.TB, language i18n.Language) *Stage {
	t.Helper()
	content, err := assets.Load()
	must(t, err)
	vault, err := store.Open(t.TempDir(), store.Options{
		Now:  func() time.Time { return Now },
		Work: &seal.MinParams,
	})
	must(t, err)
	t.Cleanup(func() { must(t, vault.Close()) })
	s := &Stage{Vault: vault, secret: []byte("246810"), Folder: t.TempDir()}
	s.Journal, err = vault.Found(t.Context(), s.secret, store.PIN)
	must(t, err)
	s.Context = &screen.Context{
		Text:    i18n.For(language),
		Content: content,
		Go:      s,
		Outside: s,
		Now:     func() time.Time { return Now },
		Async:   func(work func(context.Context), done func()) { work(t.Context()); done() },
	}
	return s
}

// Speak changes the language, as one does in the settings, and draws the shown
// screen anew.
func (s *Stage) Speak(language i18n.Language) {
	s.Context.Text = i18n.For(language)
	s.Redraw()
}

// Reopen locks the journal and unlocks it, as after a kill. The screens made
// before hold the old journal.
func (s *Stage) Reopen(t testing.TB) {
	t.Helper()
	must(t, s.Journal.Lock(t.Context()))
	journal, err := s.Vault.Unlock(t.Context(), s.secret)
	must(t, err)
	s.Journal = journal
}

// Show shows a screen in a look, in a window of its own.
func (s *Stage) Show(t testing.TB, look apptest.Look, shown screen.Screen) fyne.Window {
	t.Helper()
	apptest.Start(t, look.Mode, look.Scale)
	s.shown = shown
	s.window = apptest.Open(t, design.Stack(), look.Size)
	s.Context.Canvas = s.window.Canvas()
	s.Redraw()
	return s.window
}

// Play shows another screen in the window that is there.
func (s *Stage) Play(shown screen.Screen) {
	s.shown = shown
	s.Redraw()
}

// Redraw builds the shown screen anew.
func (s *Stage) Redraw() {
	built := s.shown.Build(s.Context)
	s.window.SetContent(design.Stack(design.NewSurface(design.ColorGround, 0), built))
	design.Reflow(built)
}

// To remembers the place.
func (s *Stage) To(r route.Route) { s.Went = append(s.Went, r) }

// Instead remembers the place.
func (s *Stage) Instead(r route.Route) { s.Went = append(s.Went, r) }

// Back remembers a step back.
func (s *Stage) Back() { s.Went = append(s.Went, nil) }

// Say remembers the sentence and its undo.
func (s *Stage) Say(sentence string, undo func()) {
	s.Said, s.Undo = append(s.Said, sentence), undo
}

// Fail remembers the error.
func (s *Stage) Fail(err error) { s.Failed = append(s.Failed, err) }

// Apply keeps the settings for the screen.
func (s *Stage) Apply(settings store.Settings) { s.Context.Settings = settings }

// Lock does nothing: see [Stage.Reopen].
func (s *Stage) Lock() {}

// LookAround remembers it.
func (s *Stage) LookAround() { s.Looked = true }

// Open remembers the address.
func (s *Stage) Open(u *url.URL) error {
	s.Opened = append(s.Opened, u)
	return nil
}

// Copy remembers the text.
func (s *Stage) Copy(text string) { s.Copied = text }

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
