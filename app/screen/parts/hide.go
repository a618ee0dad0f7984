package parts

import (
	"context"

	"bankje/app/screen"
	"bankje/store"
)

// Hide deletes what a form is about, leads back and says so; one tap brings it
// back.
func Hide[T store.Formed, ID any](f *Form[T], id ID, hide, restore func(context.Context, ID) error) {
	c := f.Context
	screen.Do(c, func(ctx context.Context) error { return hide(ctx, id) }, func() {
		f.Drop()
		c.Go.Say(c.Text.T("common.deleted"), func() {
			screen.Do(c, func(ctx context.Context) error { return restore(ctx, id) }, c.Go.Redraw)
		})
	})
}
