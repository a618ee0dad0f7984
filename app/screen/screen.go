// Package screen says what a screen is and what it is given. The screens
// themselves are the packages below this folder, each named after what the
// person sees; the shell shows them. Start with [Screen] and [Context].
package screen

import (
	"context"
	"errors"
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"bankje/app/screen/route"
	"bankje/assets"
	"bankje/i18n"
	"bankje/store"
)

// Screen is one place in the app. It keeps what must outlive a redraw (a query,
// a scroll offset, an unsaved field) in itself and draws from that.
type Screen interface {
	// Build draws the screen from nothing: when it is first shown, when one
	// comes back to it, and after a change of language, theme or text size.
	// It is called on the UI goroutine and reads nothing slow: what must be
	// fetched is asked for with Load and filled in.
	Build(c *Context) fyne.CanvasObject
}

// Backer is a screen with something of its own to close before it is left.
type Backer interface {
	// Back reports whether it used up the key, for example by closing a sheet.
	Back() bool
}

// Leaver is a screen that has something to bring to safety.
type Leaver interface {
	// Leave is called on the UI goroutine before the screen is left, covered or
	// locked. It must not block.
	Leave()
}

// Follower is a screen that shows what the journal holds and lets nothing be
// typed into it that reading anew would lose.
type Follower interface {
	// Follow reads anew, in the background, and stays where one is. It is called
	// on the UI goroutine after a change of the journal, once Build was.
	Follow()
}

// Context is what every screen is given. One Context lives from an unlock to
// the next lock, or to the next change of language.
type Context struct {
	Text     *i18n.Printer
	Content  *assets.Content
	Settings store.Settings
	// Examples says that one looks around in made-up examples: there is no lock,
	// and nothing of it is kept.
	Examples bool
	Go       Navigator
	Outside  Outside
	// Sync carries between phones; nil for who looks around in examples, and
	// where there is none.
	Sync Sync
	// Canvas is the window, over which a screen opens its sheets. The shell
	// closes them on Back and at a lock.
	Canvas fyne.Canvas
	// Now is the time; screens never ask the system.
	Now func() time.Time
	// Opened is the place that stands open beside a list in a wide window; nil
	// while there is none, or for a screen that was not made to be a list.
	Opened func() route.Route
	// Async does work off the UI goroutine and then calls done on it. In tests
	// it does both at once.
	Async func(work func(context.Context), done func())
}

// Wording is the same context, in which texts of a topic stand in for others:
// see [i18n.Printer.Instead].
func (c *Context) Wording(topic string) *Context {
	other := *c
	other.Text = c.Text.Instead(topic)
	return &other
}

// Navigator moves between screens. All its methods are for the UI goroutine.
type Navigator interface {
	// To opens a place on top of this one; a tab is opened in place of all.
	To(route.Route)
	// Instead opens a place in place of this one, so that Back skips it.
	Instead(route.Route)
	// Back leaves this place as the back key does, without asking the screen.
	Back()
	// Say shows one sentence for a few seconds. With an undo, its word stands
	// beside the sentence.
	Say(sentence string, undo func())
	// Fail shows what went wrong in the person's language.
	Fail(error)
	// Redraw builds the shown screen anew.
	Redraw()
	// Apply keeps and applies settings, and draws everything anew.
	Apply(store.Settings)
	// Lock locks the journal at once.
	Lock()
	// LookAround shows the made-up examples, and locks one's own journal first.
	LookAround()
}

// ErrNotRead marks the failure of a read: nothing was to be saved, and nothing
// is lost.
var ErrNotRead = errors.New("screen: could not read")

// Load fetches what a screen shows, off the UI goroutine, and shows it. A
// failure, marked with [ErrNotRead], is told to the person and nothing is shown.
func Load[T any](c *Context, fetch func(context.Context) (T, error), show func(T)) {
	run(c, func(ctx context.Context) (T, error) {
		got, err := fetch(ctx)
		if err != nil {
			err = fmt.Errorf("%w: %w", ErrNotRead, err)
		}
		return got, err
	}, show)
}

// Do carries out one write off the UI goroutine and then calls done. A failure
// is told to the person, and done isn't called.
func Do(c *Context, write func(context.Context) error, done func()) {
	run(c, func(ctx context.Context) (struct{}, error) { return struct{}{}, write(ctx) },
		func(struct{}) { done() })
}

// run does work off the UI goroutine and hands what came of it to then.
func run[T any](c *Context, work func(context.Context) (T, error), then func(T)) {
	var got T
	var err error
	c.Async(
		func(ctx context.Context) { got, err = work(ctx) },
		func() {
			if err != nil {
				c.Go.Fail(err)
				return
			}
			then(got)
		})
}
