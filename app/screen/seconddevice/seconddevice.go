// Package seconddevice makes a new device one more of somebody who has a journal
// elsewhere: the invitation that was made there, what this device is called, and
// a PIN or passphrase of its own. Start with [New].
package seconddevice

import (
	"context"

	"fyne.io/fyne/v2"

	"bankje/app/screen"
	"bankje/app/screen/jointeam"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/store"
)

// Vault is what the screen needs of the vault.
type Vault interface {
	FoundWith(ctx context.Context, invited store.Invited, me string, secret []byte, kind store.SecretKind) (*store.Journal, error)
}

// Screen adds this device. Nothing is on the disk before the last step.
type Screen struct {
	vault   Vault
	opened  func(*store.Journal)
	join    *jointeam.Screen
	secret  *parts.Secret
	invited store.Invited
	me      string // what the device is called; "": it is not known yet
	busy    bool

	context *screen.Context // that it was drawn with
}

// New makes the screen; opened is called on the UI goroutine with the new
// journal, and leave when somebody goes back from the first step.
func New(v Vault, ask jointeam.Ask, opened func(*store.Journal), leave func()) *Screen {
	s := &Screen{vault: v, opened: opened}
	s.secret = parts.NewSecret(s.found)
	s.join = jointeam.NewSecond(ask, s.named, leave)
	return s
}

// Build draws the step.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	s.context = c
	if s.me == "" {
		return s.join.Build(c)
	}
	bar := parts.Bar(c, "")
	bar.Back = func() { s.Back() }
	return s.secret.Build(c, bar)
}

// Back goes a step back.
func (s *Screen) Back() bool {
	switch {
	case s.busy:
		return true
	case s.me == "":
		return s.join.Back()
	case !s.secret.Back():
		s.me = ""
	}
	s.context.Go.Redraw()
	return true
}

// Leave ends what is being asked of a relay.
func (s *Screen) Leave() { s.join.Leave() }

// named goes on to the PIN or passphrase.
func (s *Screen) named(invited store.Invited, me string) {
	s.invited, s.me = invited, me
	s.context.Go.Redraw()
}

// found makes the journal. Until it is there nothing on the screen can be tapped.
func (s *Screen) found(secret string, kind store.SecretKind) {
	if s.busy {
		return
	}
	c := s.context
	s.setBusy(c.Text.T("first.busy"))
	var journal *store.Journal
	var err error
	c.Async(
		func(ctx context.Context) {
			journal, err = s.vault.FoundWith(ctx, s.invited, s.me, []byte(secret), kind)
		},
		func() {
			s.setBusy("")
			switch {
			case err == nil:
				s.opened(journal)
				c.Go.To(route.AddedDevice{})
			case s.join.Refuse(err):
				s.me = ""
				c.Go.Redraw()
			default:
				c.Go.Fail(err)
			}
		})
}

// setBusy says what is being done until it is done, with an empty sentence.
func (s *Screen) setBusy(sentence string) {
	s.busy = sentence != ""
	s.secret.Busy(sentence)
	s.context.Go.Redraw()
}
