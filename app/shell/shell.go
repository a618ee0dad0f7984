// Package shell holds the app together: the window, the way through the
// screens, the lock, and which screen shows which place. Start with [New].
package shell

import (
	"context"
	"errors"
	"log/slog"
	"net/url"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/mobile"

	"bankje/app/file"
	"bankje/app/screen"
	"bankje/app/screen/notopened"
	"bankje/app/screen/route"
	"bankje/assets"
	"bankje/i18n"
	"bankje/store"
	"bankje/sync/envelope"
)

// Options are what the shell takes from outside. The zero value is the real
// world.
type Options struct {
	// Language is shown in place of the one that was kept; "" for that one.
	Language i18n.Language
	// Now is the wall clock; nil for time.Now.
	Now func() time.Time
	// Async runs work off the UI goroutine and done on it; nil for goroutines.
	// Tests give one that does both at once.
	Async func(work func(context.Context), done func())
	// After does something on the UI goroutine after a while; nil for a timer.
	After func(wait time.Duration, do func())
	// Folder is where one begins to look for files on a desktop; "" for the
	// person's own documents.
	Folder string
	// Examples is the folder of the made-up examples, which is erased whenever
	// one stops looking around, and at the start.
	Examples string
	// Carry makes what carries for a journal that was opened; changed may be
	// called on any goroutine. nil: nothing leaves this device.
	Carry func(j *store.Journal, changed func()) Carrier
	// Invited asks a relay for what an invitation is to, where there is no journal
	// yet: see [screen.Sync]. nil: only by a file can this device be added.
	Invited func(ctx context.Context, address string, code store.InvitationCode) ([]envelope.Statement, error)
}

// Shell is the app in one window. All its methods are for the UI goroutine,
// but for [Shell.DraftFailed].
type Shell struct {
	app     fyne.App
	window  fyne.Window
	options Options
	frame   *frame

	open     func() (*store.Vault, error)
	vault    *store.Vault
	journal  *store.Journal // nil while locked
	looking  bool           // the journal is that of the made-up examples
	settings store.Settings
	content  *assets.Content

	context *screen.Context
	trail   trail[*pane]
	// session counts unlocks and locks: what was asked for in one is not shown
	// in the next.
	session  int
	leftAt   time.Time
	going    going       // as it is kept
	unwatch  func()      // ends the watch over the journal that is open
	changes  atomic.Bool // of the journal, that the screens were not told of yet
	carries  atomic.Bool // a change of how it stands with sync, likewise
	carrying carrying
	picking  bool   // a phone's picker of files is in front
	folder   string // where files were last saved or found
}

// New makes the app's window, empty until [Shell.Start].
func New(a fyne.App, o Options) (*Shell, error) {
	content, err := assets.Load()
	if err != nil {
		return nil, err
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Async == nil {
		o.Async = background
	}
	if o.After == nil {
		o.After = func(wait time.Duration, do func()) { time.AfterFunc(wait, func() { fyne.Do(do) }) }
	}
	if o.Folder == "" {
		o.Folder = file.Begin()
	}
	s := &Shell{app: a, options: o, content: content, folder: o.Folder}
	s.window = a.NewWindow("Bankje")
	s.window.SetPadded(false)
	s.window.Resize(fyne.NewSize(390, 844))
	s.frame = newFrame(s)
	s.window.SetContent(s.frame.root)
	s.listen()
	a.Lifecycle().SetOnExitedForeground(s.away)
	a.Lifecycle().SetOnEnteredForeground(s.backAgain)
	return s, nil
}

// background does the work on a goroutine of its own.
func background(work func(context.Context), done func()) {
	go func() {
		work(context.Background())
		fyne.Do(done)
	}()
}

// Window is the window, for whoever shows it.
func (s *Shell) Window() fyne.Window { return s.window }

// Start opens the vault and shows its first screen: the first minute, or the
// lock. When the vault does not open, that is said, and one can try again.
func (s *Shell) Start(open func() (*store.Vault, error)) {
	s.open = open
	s.eraseExamples()
	vault, err := open()
	s.vault = vault
	s.readSettings()
	s.applySettings()
	switch {
	case err != nil:
		why := func(c *screen.Context) string { return sentence(c.Text, err, "error.not_opened") }
		s.alone(notopened.New(why, func() { s.Start(open) }))
	case !vault.Founded():
		s.firstMinute()
	default:
		s.locked()
	}
}

// Close locks the journal and lets go of the vault, once the window is closed.
func (s *Shell) Close() {
	if s.vault == nil {
		return
	}
	s.leave()
	<-s.carrying.rest()
	if err := s.vault.Close(); err != nil {
		slog.Error("close the journal", "error", err)
	}
	if s.looking {
		s.eraseExamples()
	}
}

// alone shows a screen outside the trail: nothing else can be reached, but the
// crisis cards.
func (s *Shell) alone(sc screen.Screen) {
	s.frame.alone = sc
	s.Redraw()
}

// leave lets the screen on top bring to safety what it holds.
func (s *Shell) leave() {
	if len(s.trail.places) == 0 || s.trail.top().screen == nil {
		return // nothing is open, or it was locked
	}
	if l, ok := s.trail.top().screen.screen.(screen.Leaver); ok {
		l.Leave()
	}
}

// To opens a place.
func (s *Shell) To(r route.Route) {
	if s.frame.alone != nil {
		s.frame.over = s.compose(r)
		s.Redraw()
		return
	}
	if s.isKept(r) {
		return
	}
	s.leave()
	s.trail.to(s.placeAt(r))
	s.frame.show()
}

// Instead opens a place in place of the one on top.
func (s *Shell) Instead(r route.Route) {
	if s.isKept(r) {
		return
	}
	s.leave()
	s.trail.instead(s.placeAt(r))
	if s.trail.handedOver() {
		s.frame.message.Dismiss() // its words are for who gave the phone away
	}
	s.frame.show()
}

// isKept reports whether a place is kept from whoever holds the phone: of one
// that was handed over only the crisis cards can be opened.
func (s *Shell) isKept(r route.Route) bool {
	return s.trail.handedOver() && r != route.Route(route.Crisis{})
}

// Back leaves the place on top.
func (s *Shell) Back() {
	switch {
	case s.frame.over != nil:
		s.frame.over = nil
		s.Redraw()
		return
	case s.frame.alone != nil:
		s.goOut()
		return
	}
	s.leave()
	popped, out := s.trail.back()
	switch {
	case popped:
		s.frame.show()
	case out:
		s.goOut()
	default:
		s.To(route.Today{})
	}
}

// goOut leaves the app to the phone, as Back does where nothing is left to go
// back to. A desktop has no such thing.
func (s *Shell) goOut() {
	if d, ok := s.app.Driver().(mobile.Driver); ok {
		d.GoBack()
	}
}

// back is the back key: what is open on the screen is closed first. A keyboard
// is closed by the phone itself, and a field gives the key on.
func (s *Shell) back() {
	if s.frame.closeOverlay() {
		return
	}
	if b, ok := s.shown().(screen.Backer); ok && b.Back() {
		return
	}
	s.Back()
}

// shown is the screen that one sees now.
func (s *Shell) shown() screen.Screen {
	switch {
	case s.frame.over != nil:
		return s.frame.over
	case s.frame.alone != nil:
		return s.frame.alone
	case len(s.trail.places) > 0:
		return s.trail.top().screen.screen
	}
	return nil
}

// Redraw builds what is shown anew.
func (s *Shell) Redraw() {
	s.frame.forget()
	s.frame.show()
}

// Say shows one sentence for a few seconds.
func (s *Shell) Say(sentence string, undo func()) { s.frame.tell(sentence, undo) }

// Fail shows what went wrong. What has no sentence of its own is logged: it
// says what was being done, never what was written.
func (s *Shell) Fail(err error) {
	if errors.Is(err, store.ErrLocked) {
		return // the lock is shown already
	}
	general := "error.not_saved"
	if errors.Is(err, screen.ErrNotRead) {
		general = "error.not_read"
	}
	s.frame.tell(sentence(s.context.Text, err, general), nil)
}

// DraftFailed is told by the store, on any goroutine, that what is being
// written can't be put on disk, or (nil) that it can again.
func (s *Shell) DraftFailed(err error) {
	if err != nil {
		fyne.Do(func() { s.Fail(err) })
	}
}

// Open hands an address to the system.
func (s *Shell) Open(u *url.URL) error { return s.app.OpenURL(u) }

// Copy puts text on the clipboard.
func (s *Shell) Copy(text string) { s.app.Clipboard().SetContent(text) }
