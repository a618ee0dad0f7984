package parts

import (
	"context"

	"fyne.io/fyne/v2"

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
		// Another screen may have taken its place meanwhile.
		if canvas := fyne.CurrentApp().Driver().CanvasForObject(o); canvas != nil {
			canvas.Focus(o)
		}
	})
}
