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

// forgotten is the way back for who forgot the PIN or passphrase: the recovery
// code, and then a new one; or, without a code, what is left to do.
type forgotten struct {
	vault   Vault
	opened  func(*store.Journal)
	anew    func()
	entry   *parts.CodeEntry
	typed   string // the code that was right, or was tried last
	without bool   // there is no code
	fits    bool   // the code was right
	secret  *parts.Secret

	context *screen.Context
}

func newForgotten(v Vault, opened func(*store.Journal), anew func()) *forgotten {
	f := &forgotten{vault: v, opened: opened, anew: anew, without: !v.HasRecoveryCode()}
	f.entry = parts.NewCodeEntry(f.check)
	f.secret = parts.NewSecret(f.recover)
	return f
}

// back goes a step back and reports whether there was one.
func (f *forgotten) back() bool {
	switch {
	case f.fits:
		if !f.secret.Back() {
			f.fits = false
		}
	case f.without && f.vault.HasRecoveryCode():
		f.without = false
	default:
		return false
	}
	return true
}

func (f *forgotten) build(c *screen.Context, bar kit.BarOptions) fyne.CanvasObject {
	f.context = c
	switch {
	case f.without:
		return withoutCode(c, bar, f.anew)
	case f.fits:
		return f.secret.Build(c, bar)
	}
	none := kit.NewLink(c.Text.T("unlock.have_no_code"), func() {
		f.without = true
		c.Go.Redraw()
	})
	return f.entry.Build(c, bar, design.Center(none))
}

// check tries the code before a new PIN or passphrase is asked for.
func (f *forgotten) check(typed string) {
	c := f.context
	var err error
	c.Async(
		func(context.Context) { err = f.vault.CheckCode(typed) },
		func() {
			sentence, known := parts.CodeRefusal(c.Text, err)
			if !known {
				c.Go.Fail(err)
			}
			f.typed, f.fits = typed, err == nil
			f.entry.Say(sentence)
			c.Go.Redraw()
		})
}

// recover sets the new PIN or passphrase and opens the journal.
func (f *forgotten) recover(secret string, kind store.SecretKind) {
	c, typed := f.context, f.typed
	f.secret.Busy(c.Text.T("unlock.busy"))
	c.Go.Redraw()
	var journal *store.Journal
	var err error
	c.Async(
		func(ctx context.Context) { journal, err = f.vault.Recover(ctx, typed, []byte(secret), kind) },
		func() {
			f.secret.Busy("")
			if err != nil {
				c.Go.Redraw()
				c.Go.Fail(err)
				return
			}
			f.opened(journal)
		})
}
