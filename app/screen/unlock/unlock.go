// Package unlock is the lock: a keypad or a field for the passphrase, the way
// back for who forgot it, and nothing else but the way to the crisis cards.
// Start with [New].
package unlock

import (
	"context"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/store"
)

// Vault is what the screen needs of the vault.
type Vault interface {
	parts.Opener
	HasRecoveryCode() bool
	CheckCode(code string) error
	Recover(ctx context.Context, code string, secret []byte, kind store.SecretKind) (*store.Journal, error)
}

// Screen is the lock. What is typed into it is not kept over a redraw, but for
// the recovery code, which is long.
type Screen struct {
	vault     Vault
	opened    func(*store.Journal)
	anew      func()
	ask       *parts.Ask
	forgotten *forgotten // nil while one remembers

	context *screen.Context // that it was drawn with
}

// New makes the screen; opened is called on the UI goroutine with the journal.
// Anew sets the journal aside for who has nothing left that opens it.
func New(v Vault, opened func(*store.Journal), anew func()) *Screen {
	return &Screen{vault: v, opened: opened, anew: anew, ask: parts.NewAsk(v, func(j *store.Journal, _ []byte) { opened(j) })}
}

// Build draws the lock.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	s.context = c
	if s.forgotten != nil {
		return s.forgotten.build(c, s.bar(c))
	}
	id := "unlock.forgot_pin"
	if s.vault.SecretKind() == store.Passphrase {
		id = "unlock.forgot_passphrase"
	}
	// i18n: prefix unlock.forgot_
	forgot := kit.NewLink(c.Text.T(id), func() {
		s.forgotten = newForgotten(s.vault, s.opened, s.anew)
		c.Go.Redraw()
	})
	return s.ask.Build(c, kit.NewBar(parts.TabBar(c, "")), c.Text.T("unlock.open"), design.Center(forgot))
}

// Back goes back through the steps of who forgot; from the lock itself it
// leaves that to the shell.
func (s *Screen) Back() bool {
	if s.forgotten == nil {
		return false
	}
	if !s.forgotten.back() {
		s.forgotten = nil
	}
	s.context.Go.Redraw()
	return true
}

func (s *Screen) bar(c *screen.Context) kit.BarOptions {
	o := parts.Bar(c, "")
	o.Back = func() { s.Back() }
	return o
}
