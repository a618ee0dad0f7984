package first

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/store"
)

// mostDigits is how many digits of a PIN can be typed.
const mostDigits = 16

// pin asks for a PIN, and for the same once more.
func (s *Screen) pin(c *screen.Context) fyne.CanvasObject {
	heading, hint := c.Text.T("first.choose_pin"), c.Text.T("first.pin_hint")
	if s.once != "" {
		heading = c.Text.T("first.pin_again")
	}
	if s.said != "" {
		hint = s.said
	}
	keypad := kit.NewKeypad(kit.KeypadOptions{
		Least: store.MinPIN, Most: mostDigits,
		Done: c.Text.T("common.next"), Erase: c.Text.T("unlock.erase"),
		OnDone: func(digits string) { s.typedPIN(c, digits) },
	})
	keypad.SetEnabled(!s.busy)
	parts.FocusSoon(c, keypad)
	return parts.Centered(s.bar(c), title(heading),
		design.NewText(hint, design.SizeBody, design.ColorMuted).Centered(), keypad)
}

// typedPIN takes a PIN the first and the second time. When they differ it
// begins anew: nobody knows which of the two was meant.
func (s *Screen) typedPIN(c *screen.Context, digits string) {
	switch {
	case s.once == "":
		s.once, s.said = digits, ""
	case s.once != digits:
		s.once, s.said = "", c.Text.T("first.pin_differs")
	default:
		s.found(c, digits, store.PIN)
		return
	}
	c.Go.Redraw()
}
