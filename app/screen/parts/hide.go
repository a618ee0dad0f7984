package parts

import (
	"context"

	"bankje/app/screen"
)

// Hide deletes something, leads back from its page and says so; one tap brings
// it back.
func Hide[ID any](c *screen.Context, id ID, hide, restore func(context.Context, ID) error) {
	screen.Do(c, func(ctx context.Context) error { return hide(ctx, id) }, func() {
		c.Go.Back()
		c.Go.Say(c.Text.T("common.deleted"), func() {
			screen.Do(c, func(ctx context.Context) error { return restore(ctx, id) }, c.Go.Redraw)
		})
	})
}
