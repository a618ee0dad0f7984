package shell

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/mobile"

	"bankje/app/apptest"
	"bankje/app/design"
	"bankje/app/kit"
	"bankje/i18n"
	"bankje/store"
	"bankje/store/seal"
)

// visitor is somebody with the app in hand, who finds what to tap by the words
// on it. What she taps and reads is named by the id of its text, or given as it
// stands there when it is no text of the app.
type visitor struct {
	t     *testing.T
	dir   string
	now   time.Time
	lang  i18n.Language
	files string // where she keeps files outside of the app
	made  string // where the made-up examples lie
	shell *Shell
	carry func(*store.Journal, func()) Carrier // nil: nothing is carried
	later []func()                             // what is done after a while
}

// passes lets time pass, and has done what was to be after a while.
func (v *visitor) passes(wait time.Duration) {
	v.now = v.now.Add(wait)
	due := v.later
	v.later = nil
	for _, do := range due {
		do()
	}
}

// pin is the visitor's PIN.
const pin = "135790"

// visit gives somebody the app for the first time.
func visit(t *testing.T, language i18n.Language) *visitor {
	t.Helper()
	v := &visitor{t: t, dir: t.TempDir(), lang: language, files: t.TempDir(), made: filepath.Join(t.TempDir(), "examples"),
		now: time.Date(2026, time.November, 22, 10, 30, 0, 0, i18n.Amsterdam())}
	v.starts()
	return v
}

// settled gives somebody the app who has been through the first minute.
func settled(t *testing.T, language i18n.Language) *visitor {
	t.Helper()
	v := visit(t, language)
	v.taps(language.Name())
	v.taps("secret.choose_pin")
	v.keys(pin)
	v.taps("common.next")
	v.keys(pin)
	v.taps("common.next")
	v.reads("today.empty")
	return v
}

// starts starts the app on the data folder.
func (v *visitor) starts() {
	v.t.Helper()
	s := v.newShell()
	s.Start(v.open)
}

// newShell is the app before it has opened anything.
func (v *visitor) newShell() *Shell {
	v.t.Helper()
	a := apptest.Start(v.t, design.Light, 1)
	s, err := New(a, Options{
		Language: v.lang, Folder: v.files, Examples: v.made, Carry: v.carry,
		Now:   func() time.Time { return v.now },
		Async: func(work func(context.Context), done func()) { work(v.t.Context()); done() },
		After: func(_ time.Duration, do func()) { v.later = append(v.later, do) },
	})
	if err != nil {
		v.t.Fatal(err)
	}
	v.shell = s
	s.Window().Resize(apptest.Phone)
	v.t.Cleanup(s.Close)
	return s
}

// open opens the data folder.
func (v *visitor) open() (*store.Vault, error) {
	return store.Open(v.dir, store.Options{
		Now: func() time.Time { return v.now }, Work: &seal.MinParams, Failed: v.shell.DraftFailed,
	})
}

// dies is the process being killed: the app starts again on what lies on the
// disk at this moment, and nothing of the old process comes along.
func (v *visitor) dies() {
	v.t.Helper()
	left := v.t.TempDir()
	if err := os.CopyFS(left, os.DirFS(v.dir)); err != nil {
		v.t.Fatalf("take the data folder as it is: %v", err)
	}
	v.shell.Close()
	v.dir = left
	v.starts()
}

// sealed waits until the writer behind the scenes has put the draft on disk.
func (v *visitor) sealed() {
	v.t.Helper()
	if err := v.shell.journal.FlushDrafts(v.t.Context()); err != nil {
		v.t.Fatalf("put the draft on disk: %v", err)
	}
}

// word is the text with this id, or the words themselves.
func (v *visitor) word(id string, args ...any) string {
	text := v.shell.context.Text.T(id, args...)
	if strings.HasPrefix(text, "[") {
		return id
	}
	return text
}

func (v *visitor) taps(id string, args ...any) {
	v.t.Helper()
	apptest.Tap(v.t, v.shell.Window(), v.word(id, args...))
}

func (v *visitor) types(field int, text string) {
	v.t.Helper()
	apptest.Type(v.t, v.shell.Window(), field, text)
}

// clears empties the field with this number.
func (v *visitor) clears(field int) {
	v.t.Helper()
	apptest.Clear(v.t, v.shell.Window(), field)
}

// keys types digits on the keypad.
func (v *visitor) keys(digits string) {
	v.t.Helper()
	for _, digit := range digits {
		apptest.Tap(v.t, v.shell.Window(), string(digit))
	}
}

func (v *visitor) unlocks(pin string) {
	v.t.Helper()
	v.reads("unlock.pin")
	v.keys(pin)
	v.taps("unlock.open")
}

func (v *visitor) reads(id string, args ...any) {
	v.t.Helper()
	if want := v.word(id, args...); !apptest.Shows(v.shell.Window(), want) {
		v.t.Fatalf("%q is nowhere on the screen; there is %q", want, apptest.Texts(v.shell.Window()))
	}
}

func (v *visitor) doesNotRead(id string, args ...any) {
	v.t.Helper()
	if want := v.word(id, args...); apptest.Shows(v.shell.Window(), want) {
		v.t.Fatalf("%q is on the screen", want)
	}
}

// goesBack presses Android's back key, which goes to what has the focus.
func (v *visitor) goesBack() {
	v.t.Helper()
	key := &fyne.KeyEvent{Name: mobile.KeyBack}
	canvas := v.shell.Window().Canvas()
	if focused := canvas.Focused(); focused != nil {
		focused.TypedKey(key)
		return
	}
	canvas.OnTypedKey()(key)
}

// tapsTab chooses a place in the bar at the bottom.
func (v *visitor) tapsTab(id string) {
	v.t.Helper()
	bars := apptest.Find[*kit.NavBar](v.shell.Window())
	if len(bars) != 1 {
		v.t.Fatalf("%d bars of places are on the screen, want one", len(bars))
	}
	v.taps(id)
}
