// Package newsecret changes the PIN or passphrase: the one that holds first,
// then the new one, of either kind. Start with [New].
package newsecret

import (
	"context"

	"fyne.io/fyne/v2"

	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/store"
)

// Journal is what the screen needs of the journal.
type Journal interface {
	ChangeSecret(ctx context.Context, old, secret []byte, kind store.SecretKind) error
}

// Screen changes the PIN or passphrase. What was typed is in memory only while
// the screen is open.
type Screen struct {
	journal Journal
	ask     *parts.Ask
	secret  *parts.Secret
	old     []byte // nil until it was right

	context *screen.Context // that it was drawn with
}

// New makes the screen.
func New(v parts.Opener, j Journal) *Screen {
	s := &Screen{journal: j}
	s.secret = parts.NewSecret(s.change)
	s.ask = parts.NewAsk(v, func(_ *store.Journal, old []byte) {
		s.old = old
		s.context.Go.Redraw()
	})
	return s
}

// Build draws the step.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	s.context = c
	bar := parts.Bar(c, "")
	bar.Back = func() {
		if !s.Back() {
			c.Go.Back()
		}
	}
	if s.old == nil {
		return s.ask.Build(c, kit.NewBar(bar), c.Text.T("common.next"))
	}
	return s.secret.Build(c, bar)
}

// Back goes back through the steps of the new one, and then leaves.
func (s *Screen) Back() bool {
	if s.old == nil || !s.secret.Back() {
		return false
	}
	s.context.Go.Redraw()
	return true
}

// change sets the new PIN or passphrase and goes back to the settings.
func (s *Screen) change(secret string, kind store.SecretKind) {
	c := s.context
	s.setBusy(c.Text.T("new_secret.busy"))
	var err error
	c.Async(
		func(ctx context.Context) { err = s.journal.ChangeSecret(ctx, s.old, []byte(secret), kind) },
		func() {
			s.setBusy("")
			if err != nil {
				c.Go.Fail(err)
				return
			}
			c.Go.Back()
			c.Go.Say(c.Text.T("new_secret.changed"), nil)
		})
}

// setBusy says what is being done until it is done, with an empty sentence.
func (s *Screen) setBusy(sentence string) {
	s.secret.Busy(sentence)
	s.context.Go.Redraw()
}
