// Package unlock is the lock: a keypad or a field for the passphrase, and
// nothing else but the way to the crisis cards. Start with [New].
package unlock

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/store"
)

// Vault is what the screen needs of the vault.
type Vault interface {
	SecretKind() store.SecretKind
	Unlock(ctx context.Context, secret []byte) (*store.Journal, error)
	GuessWait() (time.Time, bool)
}

// mostDigits is how many digits of a PIN can be typed.
const mostDigits = 16

// Screen is the lock. What is typed into it is not kept over a redraw.
type Screen struct {
	vault  Vault
	opened func(*store.Journal)
	said   string // what came of the last try
	busy   bool

	message *design.Text
	keypad  *kit.Keypad
	field   *kit.Field
	open    *kit.Button
}

// New makes the screen; opened is called on the UI goroutine with the journal.
func New(v Vault, opened func(*store.Journal)) *Screen { return &Screen{vault: v, opened: opened} }

// Build draws the lock.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	s.keypad, s.field, s.open = nil, nil, nil
	s.message = design.NewText("", design.SizeBody, design.ColorMuted).Centered()
	s.say(s.said)
	if until, wait := s.vault.GuessWait(); wait {
		s.say(waitSentence(c.Text, until, c.Now()))
	}
	bar := kit.NewBar(parts.TabBar(c, ""))
	if s.vault.SecretKind() == store.Passphrase {
		return s.passphrase(c, bar)
	}
	return s.pin(c, bar)
}

func (s *Screen) pin(c *screen.Context, bar *kit.Bar) fyne.CanvasObject {
	s.keypad = kit.NewKeypad(kit.KeypadOptions{
		Least: store.MinPIN, Most: mostDigits,
		Done: c.Text.T("unlock.open"), Erase: c.Text.T("unlock.erase"),
		OnDone: func(digits string) { s.try(c, []byte(digits)) },
	})
	parts.FocusSoon(c, s.keypad)
	return parts.Centered(bar, title(c.Text.T("unlock.pin")), s.message, s.keypad)
}

func (s *Screen) passphrase(c *screen.Context, bar *kit.Bar) fyne.CanvasObject {
	try := func() { s.try(c, []byte(s.field.Text())) }
	s.field = kit.NewPassphraseField(kit.FieldOptions{
		Label:       c.Text.T("unlock.passphrase_field"),
		OnSubmitted: func(string) { try() },
	}, c.Text.T("unlock.show"), c.Text.T("unlock.hide"))
	s.open = kit.NewButton(kit.Primary, c.Text.T("unlock.open"), try)
	parts.Soon(c, s.field.Focus)
	return parts.Centered(bar, title(c.Text.T("unlock.passphrase")), s.message, s.field, s.open)
}

func title(text string) fyne.CanvasObject {
	return design.NewText(text, design.SizeTitle, design.ColorInk).Strong().Centered()
}

// try unlocks with what was typed. While a guess has to wait it says until
// when, and tries nothing.
func (s *Screen) try(c *screen.Context, secret []byte) {
	if s.busy || len(secret) == 0 {
		return
	}
	if until, wait := s.vault.GuessWait(); wait {
		s.again(waitSentence(c.Text, until, c.Now()))
		return
	}
	s.setBusy(true)
	s.say(c.Text.T("unlock.busy"))
	var journal *store.Journal
	var err error
	c.Async(
		func(ctx context.Context) { journal, err = s.vault.Unlock(ctx, secret) },
		func() {
			s.setBusy(false)
			if err == nil {
				s.said = ""
				s.opened(journal)
				return
			}
			s.refused(c, err)
		})
}

// refused tells what came of a try that failed.
func (s *Screen) refused(c *screen.Context, err error) {
	until, wait := s.vault.GuessWait()
	sentence, known := refusal(c.Text, s.vault.SecretKind(), err, until, wait, c.Now())
	if !known {
		c.Go.Fail(err)
	}
	s.again(sentence)
}

// again says why it stayed locked and makes room for another try.
func (s *Screen) again(sentence string) {
	s.say(sentence)
	if s.keypad != nil {
		s.keypad.Clear()
	}
}

func (s *Screen) say(sentence string) {
	s.said = sentence
	s.message.SetText(sentence)
	s.message.Hidden = sentence == ""
	design.Reflow(s.message)
}

func (s *Screen) setBusy(busy bool) {
	s.busy = busy
	if s.keypad != nil {
		s.keypad.SetEnabled(!busy)
	}
	if s.open != nil {
		s.open.SetEnabled(!busy)
	}
}
