package team

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen/parts"
	"bankje/store"
)

// unsent tells of what somebody wrote who is out, and lets a coordinator take it
// in or leave it out.
func (s *Screen) unsent(m store.Member) fyne.CanvasObject {
	p := s.context.Text
	if m.Me {
		return s.unsentMine(m)
	}
	var decide fyne.CanvasObject
	if s.decides() {
		decide = kit.Buttons(
			kit.NewLowButton(kit.Soft, p.T("team.accept"), func() { s.accept(m) }),
			kit.NewLowButton(kit.Quiet, p.T("team.leave_out"), func() { s.leaveOut(m) }))
	}
	return kit.NewNotice(design.Sand, design.IconArchive, p.N("team.unsent", m.Unsent, "name", s.nameOf(m)), decide)
}

// unsentMine tells whoever is out what became of it. Nobody wakes a device that is
// out: it hears that something counts when it asks.
func (s *Screen) unsentMine(m store.Member) fyne.CanvasObject {
	p := s.context.Text
	var look fyne.CanvasObject
	if s.context.Sync != nil && s.team.Relay != "" {
		look = kit.NewLowButton(kit.Soft, p.T("team.ask_again"), s.askAgain)
	}
	return kit.NewNotice(design.Sand, design.IconArchive, p.N("team.unsent_mine", m.Unsent), look)
}

// askAgain makes contact, and says whether what one had unsent counts now.
func (s *Screen) askAgain() {
	c := s.context
	parts.Once(c, &s.busy, func(ctx context.Context) (store.Team, error) {
		c.Sync.Now(ctx)
		return s.journal.Team(ctx, s.id)
	}, func(team store.Team) {
		s.Follow()
		now, known := parts.SpaceOf(team, parts.Spaces(c))
		switch {
		case known && now.Failed != nil:
			c.Go.Fail(now.Failed)
		case slices.ContainsFunc(team.Members, func(m store.Member) bool { return m.Me && m.Unsent > 0 }):
			c.Go.Say(c.Text.T("team.still_waits"), nil)
		default:
			c.Go.Say(c.Text.T("team.counts_now"), nil)
		}
	})
}

// decides reports whether one decides what counts in the team.
func (s *Screen) decides() bool { return s.team.Coordinator && s.writes() }

func (s *Screen) accept(m store.Member) {
	s.do(func(ctx context.Context) error { return s.journal.AcceptUnsent(ctx, s.id, m.Device) }, s.context.Text.T("team.accepted"))
}

// leaveOut puts away what is told of somebody's unsent work. It counts nowhere,
// and stays: on the page of that member it can be taken in still, and should more
// come it is told anew.
func (s *Screen) leaveOut(m store.Member) {
	c := s.context
	s.choose(parts.UnsentChoice(m), strconv.Itoa(m.Unsent))
	c.Go.Redraw()
	c.Go.Say(c.Text.T("team.left_out"), func() {
		s.choose(parts.UnsentChoice(m), "")
		c.Go.Redraw()
	})
}
