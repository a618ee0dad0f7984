package after

import (
	"slices"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/store"
)

// keyPersonDays is how soon somebody who would rather talk to another hears of
// it.
const keyPersonDays = 3

// passedOn adds the follow-up by which a talk is passed on, unless it is there
// already.
func passedOn(d store.Draft, what string, today store.Day) store.Draft {
	if isPassedOn(d, what) {
		return d
	}
	f := newFollowUp(d.Conversation, today.AddDays(keyPersonDays))
	f.What = what
	d.FollowUps = append(slices.Clone(d.FollowUps), f)
	return d
}

func isPassedOn(d store.Draft, what string) bool {
	return slices.ContainsFunc(d.FollowUps, func(f store.FollowUp) bool { return f.What == what })
}

// keyPerson asks whom the other would rather talk to, and passes the talk on.
// It is gone once that is agreed on.
func (s *Screen) keyPerson(c *screen.Context) []fyne.CanvasObject {
	what := c.Text.T("after.key_person.what", "who", s.company.Names(c))
	if isPassedOn(s.draft, what) {
		return nil
	}
	ask := kit.NewQuietAction(design.IconHandshake, c.Text.T("after.key_person.ask"), func() {
		s.change(func(d *store.Draft) { *d = passedOn(*d, what, store.DayOf(c.Now())) })
		s.redraw(c)
	})
	return []fyne.CanvasObject{kit.NewLine(), kit.NewCaption(c.Text.T("after.key_person.title")), design.Left(ask)}
}
