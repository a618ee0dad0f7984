package parts

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/store"
)

// Opener is a vault that a PIN or passphrase opens.
type Opener interface {
	SecretKind() store.SecretKind
	Unlock(ctx context.Context, secret []byte) (*store.Journal, error)
	GuessWait() (time.Time, bool)
}

// mostDigits is how many digits of a PIN can be typed.
const mostDigits = 16

// Ask asks for the PIN or passphrase that holds, at the lock and before
// something that only its owner may do. What is typed into it is not kept over
// a redraw.
type Ask struct {
	vault Opener
	right func(*store.Journal, []byte)
	said  string // what came of the last try
	busy  bool

	message *design.Text
	keypad  *kit.Keypad
	field   *kit.Field
	open    *kit.Button
}

// NewAsk makes one; right is called on the UI goroutine with the open journal
// and what was typed.
func NewAsk(v Opener, right func(*store.Journal, []byte)) *Ask { return &Ask{vault: v, right: right} }

// Build draws the question with the word of its button, and objects under it.
func (a *Ask) Build(c *screen.Context, bar *kit.Bar, done string, under ...fyne.CanvasObject) fyne.CanvasObject {
	a.keypad, a.field, a.open = nil, nil, nil
	a.message = design.NewText("", design.SizeBody, design.ColorMuted).Centered()
	a.say(a.said)
	if until, wait := a.vault.GuessWait(); wait {
		a.say(waitSentence(c.Text, until, c.Now()))
	}
	if a.vault.SecretKind() == store.Passphrase {
		return Centered(bar, append(a.passphrase(c, done), under...)...)
	}
	return Centered(bar, append(a.pin(c, done), under...)...)
}

func (a *Ask) pin(c *screen.Context, done string) []fyne.CanvasObject {
	a.keypad = kit.NewKeypad(kit.KeypadOptions{
		Title: c.Text.T("unlock.pin"), Message: a.message,
		Least: store.MinPIN, Most: mostDigits,
		Done: done, Erase: c.Text.T("unlock.erase"),
		OnDone: func(digits string) { a.try(c, []byte(digits)) },
	})
	FocusSoon(c, a.keypad)
	return []fyne.CanvasObject{a.keypad}
}

func (a *Ask) passphrase(c *screen.Context, done string) []fyne.CanvasObject {
	try := func() { a.try(c, []byte(a.field.Text())) }
	a.field = kit.NewPassphraseField(kit.FieldOptions{
		Label:       c.Text.T("unlock.passphrase_field"),
		OnSubmitted: func(string) { try() },
	}, c.Text.T("unlock.show"), c.Text.T("unlock.hide"))
	a.open = kit.NewButton(kit.Primary, done, try)
	Soon(c, a.field.Focus)
	return []fyne.CanvasObject{Title(c.Text.T("unlock.passphrase")), a.message, a.field, a.open}
}

// Title is the heading of a screen in the middle of the window.
func Title(text string) fyne.CanvasObject {
	return design.NewText(text, design.SizeTitle, design.ColorInk).Strong().Centered()
}

// try unlocks with what was typed. While a guess has to wait it says until
// when, and tries nothing.
func (a *Ask) try(c *screen.Context, secret []byte) {
	if a.busy || len(secret) == 0 {
		return
	}
	if until, wait := a.vault.GuessWait(); wait {
		a.again(waitSentence(c.Text, until, c.Now()))
		return
	}
	a.setBusy(true)
	a.say(c.Text.T("unlock.busy"))
	var journal *store.Journal
	var err error
	c.Async(
		func(ctx context.Context) { journal, err = a.vault.Unlock(ctx, secret) },
		func() {
			a.setBusy(false)
			if err == nil {
				a.said = ""
				a.right(journal, secret)
				return
			}
			a.refused(c, err)
		})
}

// refused tells what came of a try that failed.
func (a *Ask) refused(c *screen.Context, err error) {
	until, wait := a.vault.GuessWait()
	sentence, known := refusal(c.Text, a.vault.SecretKind(), err, until, wait, c.Now())
	if !known {
		c.Go.Fail(err)
	}
	a.again(sentence)
}

// again says why it was refused and makes room for another try.
func (a *Ask) again(sentence string) {
	a.say(sentence)
	if a.keypad != nil {
		a.keypad.Clear()
	}
}

func (a *Ask) say(sentence string) {
	a.said = sentence
	a.message.SetText(sentence)
	a.message.Hidden = sentence == ""
	design.Reflow(a.message)
}

func (a *Ask) setBusy(busy bool) {
	a.busy = busy
	if a.keypad != nil {
		a.keypad.SetEnabled(!busy)
	}
	if a.open != nil {
		a.open.SetEnabled(!busy)
	}
}
