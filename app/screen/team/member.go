package team

import (
	"context"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen/parts"
	"bankje/store"
)

// open shows a member: the words to compare, and what one may do.
func (s *Screen) open(m store.Member) {
	c := s.context
	var sheet *kit.Sheet
	step := func(icon design.Outline, label string, do func()) fyne.CanvasObject {
		return kit.NewSettingRow(icon, label, "", func() {
			sheet.Close()
			do()
		})
	}
	var rows []fyne.CanvasObject
	if s.mayRename(m) {
		rows = append(rows, step(design.IconPencil, c.Text.T("team.other_name"), func() { s.rename(m) }))
	}
	if s.mayDecide(m) {
		switch {
		case s.own: // all of them may do all
		case m.Coordinator:
			rows = append(rows, step(design.IconUser, c.Text.T("team.make_member"), func() { s.setCoordinator(m, false) }))
		default:
			rows = append(rows, step(design.IconStar, c.Text.T("team.make_coordinator"), func() { s.setCoordinator(m, true) }))
		}
		if !m.Me {
			rows = append(rows, step(design.IconLogOut, c.Text.T("team.remove"), func() { s.remove(m) }))
		}
	}
	objects := []fyne.CanvasObject{kit.NewMuted(s.about(m))}
	if parts.HasUnsent(m) {
		objects = append(objects, kit.NewMuted(c.Text.N("team.unsent", m.Unsent, "name", s.nameOf(m))))
		if s.decides() {
			rows = append(rows, step(design.IconArchive, c.Text.T("team.accept"), func() { s.accept(m) }))
		}
	}
	objects = append(objects, s.words(m)...)
	if len(rows) > 0 {
		objects = append(objects, kit.NewListCard(rows...))
	}
	sheet = kit.NewSheet(s.nameOf(m), c.Text.T("common.close"), objects...).Open(c.Canvas)
}

// mayRename reports whether one may give a member another name: oneself, or as
// a coordinator anybody who is in the team.
func (s *Screen) mayRename(m store.Member) bool {
	return s.writes() && m.Standing == store.StandingIn && (m.Me || s.team.Coordinator)
}

// mayDecide reports whether one may decide what a member is.
func (s *Screen) mayDecide(m store.Member) bool {
	return s.writes() && m.Standing == store.StandingIn && s.team.Coordinator
}

// writes reports whether anything can be said in the team now.
func (s *Screen) writes() bool { return s.team.Member && !s.team.Outdated }

// about says what is known of a member beside the name.
func (s *Screen) about(m store.Member) string {
	p := s.context.Text
	about := heard(s, m)
	for _, by := range s.team.Members {
		if by.Device == m.InvitedBy && m.InvitedBy != (store.DeviceID{}) {
			return about + ". " + p.T("team.invited_by", "name", s.nameOf(by))
		}
	}
	return about
}

// words are the four words that two people compare who want to be sure that this
// is the device that was invited.
func (s *Screen) words(m store.Member) []fyne.CanvasObject {
	p := s.context.Text
	numbers, err := s.journal.CheckNumbers(s.id, m.Device, parts.CheckWordCount)
	if err != nil || m.Standing != store.StandingIn {
		return nil // who founded the team came in by no invitation
	}
	text := p.T("team.words")
	if m.Me {
		text = p.T("team.my_words")
	}
	return []fyne.CanvasObject{kit.NewBody(text), parts.CheckWords(s.context, numbers)}
}

func (s *Screen) setCoordinator(m store.Member, coordinator bool) {
	p := s.context.Text
	said := p.T("team.is_member", "name", s.nameOf(m))
	if coordinator {
		said = p.T("team.is_coordinator", "name", s.nameOf(m))
	}
	s.do(func(ctx context.Context) error { return s.journal.SetCoordinator(ctx, s.id, m.Device, coordinator) }, said)
}

// remove says what happens, and asks.
func (s *Screen) remove(m store.Member) {
	p := s.context.Text
	s.ask(p.T("team.remove_title", "name", s.nameOf(m)),
		[]string{p.T("team.remove_keeps"), p.T("team.remove_new"), p.T("team.remove_unsent")},
		p.T("team.remove_now"), p.T("team.remove_not"), func() {
			s.do(func(ctx context.Context) error { return s.journal.RemoveMember(ctx, s.id, m.Device) }, p.T("team.removed", "name", s.nameOf(m)))
		})
}
