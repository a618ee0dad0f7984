package team

import (
	"context"
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
	var decide fyne.CanvasObject
	if s.decides() {
		decide = kit.Buttons(
			kit.NewLowButton(kit.Soft, p.T("team.accept"), func() { s.accept(m) }),
			kit.NewLowButton(kit.Quiet, p.T("team.leave_out"), func() { s.leaveOut(m) }))
	}
	return kit.NewNotice(design.Sand, design.IconArchive, p.N("team.unsent", m.Unsent, "name", s.nameOf(m)), decide)
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
