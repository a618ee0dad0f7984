package parts

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/store"
)

// pin asks for a PIN, and for the same once more.
func (s *Secret) pin(c *screen.Context, bar kit.BarOptions) fyne.CanvasObject {
	heading, hint := c.Text.T("secret.choose_pin"), c.Text.T("secret.pin_hint")
	if s.once != "" {
		heading = c.Text.T("secret.pin_again")
	}
	if s.said != "" {
		hint = s.said
	}
	keypad := kit.NewKeypad(kit.KeypadOptions{
		Title: heading, Message: design.NewText(hint, design.SizeBody, design.ColorMuted).Centered(),
		Least: store.MinPIN, Most: mostDigits,
		Done: c.Text.T("common.next"), Erase: c.Text.T("unlock.erase"),
		OnDone: func(digits string) { s.typedPIN(c, digits) },
	})
	keypad.SetEnabled(!s.busy)
	FocusSoon(c, keypad)
	return Centered(kit.NewBar(bar), keypad)
}

// typedPIN takes a PIN the first and the second time. When they differ it
// begins anew: nobody knows which of the two was meant.
func (s *Secret) typedPIN(c *screen.Context, digits string) {
	switch {
	case s.busy:
		return
	case s.once == "":
		s.once, s.said = digits, ""
	case s.once != digits:
		s.once, s.said = "", c.Text.T("secret.pin_differs")
	default:
		s.chosen(digits, store.PIN)
		return
	}
	c.Go.Redraw()
}
