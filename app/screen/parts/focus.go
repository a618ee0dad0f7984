package parts

import (
	"context"

	"fyne.io/fyne/v2"

	"bankje/app/kit"
	"bankje/app/screen"
)

// Soon does something once the screen that is being built is shown, such as
// giving the keyboard to a field.
func Soon(c *screen.Context, do func()) { c.Async(func(context.Context) {}, do) }

// FocusSoon gives the keyboard to an object once the screen that is being built
// is shown.
func FocusSoon(c *screen.Context, o interface {
	fyne.CanvasObject
	fyne.Focusable
}) {
	Soon(c, func() {
		// Another screen may have taken its place meanwhile. Fyne knows what
		// window something is in only once it has drawn it.
		if c.Canvas != nil && kit.Holds(c.Canvas.Content(), o) {
			c.Canvas.Focus(o)
		}
	})
}
