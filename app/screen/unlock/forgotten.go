package unlock

import (
	"context"
	"errors"

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
	code    code
	said    string // what is wrong with the code
	without bool   // there is no code
	fits    bool   // the code was right
	secret  *parts.Secret

	context *screen.Context
	title   *design.Text
	groups  *fyne.Container
	keypad  *kit.Keypad
}

func newForgotten(v Vault, opened func(*store.Journal), anew func()) *forgotten {
	f := &forgotten{vault: v, opened: opened, anew: anew, without: !v.HasRecoveryCode()}
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
	return f.typing(c, bar)
}

// typing asks for the code, group by group, on the keypad of the lock.
func (f *forgotten) typing(c *screen.Context, bar kit.BarOptions) fyne.CanvasObject {
	f.title = design.NewText("", design.SizeTitle, design.ColorInk).Strong().Centered()
	f.groups = design.Grid(6)
	f.keypad = kit.NewKeypad(kit.KeypadOptions{
		Least: groupDigits, Most: groupDigits, InSight: true,
		Done: c.Text.T("common.next"), Erase: c.Text.T("unlock.erase"),
		OnChanged: f.typed,
		OnDone:    func(string) { f.check() },
	})
	said := f.said
	if said == "" {
		said = c.Text.T("unlock.type_code")
	}
	f.show()
	parts.FocusSoon(c, f.keypad)
	none := kit.NewLink(c.Text.T("unlock.have_no_code"), func() {
		f.without = true
		c.Go.Redraw()
	})
	return parts.Centered(kit.NewBar(bar), f.title,
		design.NewText(said, design.SizeBody, design.ColorMuted).Centered(),
		f.groups, f.keypad, design.Center(none))
}

// typed goes on to the next group once one is whole.
func (f *forgotten) typed(digits string) {
	if len(digits) < groupDigits {
		return
	}
	if f.code.put(digits) {
		f.keypad.Clear()
	}
	f.show()
}

// show draws which group is asked for and those that are there; a tap asks for
// one of them again.
func (f *forgotten) show() {
	f.title.SetText(f.context.Text.T("unlock.group", "number", f.code.at+1, "groups", codeGroups))
	f.groups.Objects = nil
	for i, group := range f.code.groups {
		kind := kit.Quiet
		if i == f.code.at {
			kind = kit.Soft
		}
		if group == "" {
			group = "····"
		}
		f.groups.Add(kit.NewLowButton(kind, group, func() {
			f.code.at = i
			f.keypad.Clear()
			f.show()
			parts.FocusSoon(f.context, f.keypad)
		}))
	}
	design.Reflow(f.groups)
}

// check tries the code before a new PIN or passphrase is asked for.
func (f *forgotten) check() {
	c, typed := f.context, f.code.String()
	var err error
	c.Async(
		func(context.Context) { err = f.vault.CheckCode(typed) },
		func() {
			var wrong *store.WrongCodeError
			switch {
			case err == nil:
				f.fits, f.said = true, ""
			case errors.As(err, &wrong) && wrong.Mistyped:
				f.said = c.Text.T("unlock.code_mistyped")
			case errors.As(err, &wrong):
				f.said = c.Text.T("unlock.code_wrong")
			default:
				c.Go.Fail(err)
			}
			c.Go.Redraw()
		})
}

// recover sets the new PIN or passphrase and opens the journal.
func (f *forgotten) recover(secret string, kind store.SecretKind) {
	c, typed := f.context, f.code.String()
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
