package parts

import (
	"context"

	"bankje/app/screen"
	"bankje/store"
)

// FollowUpKeeper saves what is done about a follow-up.
type FollowUpKeeper interface {
	EditFollowUp(ctx context.Context, before, after store.FollowUp) (store.FollowUp, error)
}

// FollowUpDo gives the three things that can be done about an open follow-up.
// Each is said once, with a way to undo it; changed is called after it and
// after the undo.
func FollowUpDo(c *screen.Context, j FollowUpKeeper, f store.FollowUp, changed func()) FollowUpActions {
	if f.State != store.FollowUpOpen {
		return FollowUpActions{}
	}
	edit := func(said string, do func(*store.FollowUp)) {
		after := f
		do(&after)
		keepFollowUp(c, j, f, after, func(saved store.FollowUp) {
			changed()
			c.Go.Say(said, func() {
				back := saved
				back.State, back.Day, back.Until = f.State, f.Day, f.Until
				keepFollowUp(c, j, saved, back, func(store.FollowUp) { changed() })
			})
		})
	}
	return FollowUpActions{
		Done: func() {
			edit(c.Text.T("parts.follow_up.said_done"), func(f *store.FollowUp) { f.State = store.FollowUpDone })
		},
		Drop: func() {
			edit(c.Text.T("parts.follow_up.said_dropped"), func(f *store.FollowUp) { f.State = store.FollowUpDropped })
		},
		Move: func() {
			PickDay(c, c.Text.T("parts.follow_up.move_to"), f.Day, func(day store.Day) {
				edit(c.Text.T("parts.follow_up.said_moved", "day", Between(c, day, "")),
					func(f *store.FollowUp) { f.Day, f.Until = day, "" })
			})
		},
	}
}

func keepFollowUp(c *screen.Context, j FollowUpKeeper, before, after store.FollowUp, done func(store.FollowUp)) {
	screen.Load(c, func(ctx context.Context) (store.FollowUp, error) { return j.EditFollowUp(ctx, before, after) }, done)
}
