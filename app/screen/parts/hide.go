package parts

import (
	"context"

	"bankje/app/screen"
	"bankje/store"
)

// Hide deletes what a form is about, leads back and says so; one tap brings it
// back.
func Hide[T store.Formed, ID any](f *Form[T], id ID, team store.TeamID, hide, restore func(context.Context, ID) error) {
	c := f.Context
	screen.Do(c, func(ctx context.Context) error { return hide(ctx, id) }, func() {
		f.Drop()
		SayHidden(c, c.Text.T("common.deleted"), team, func() {
			screen.Do(c, func(ctx context.Context) error { return restore(ctx, id) }, c.Go.Redraw)
		})
	})
}

// SayHidden says that something was deleted. Of what is a team's it says that it
// is gone for the team too.
func SayHidden(c *screen.Context, said string, team store.TeamID, undo func()) {
	if !team.IsZero() {
		said = c.Text.T("share.deleted")
	}
	c.Go.Say(said, undo)
}
