package team

import (
	"cmp"
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen/parts"
	"bankje/i18n"
	"bankje/store"
)

// members lists who is in the team, and under it who was.
func (s *Screen) members() []fyne.CanvasObject {
	c := s.context
	var in, out []fyne.CanvasObject
	var waits []fyne.CanvasObject
	for _, m := range inOrder(s.team.Members, s.nameOf) {
		row := kit.NewListRow(kit.RowContent{
			Lead: kit.NewAvatar(s.nameOf(m), tintOf(m)), Title: s.nameOf(m), Subtitle: heard(s, m),
		}, func() { s.open(m) })
		if m.Standing == store.StandingIn {
			in = append(in, row)
		} else {
			out = append(out, row)
		}
		if parts.HasUnsent(m) && !parts.LeftOut(c.Settings, m) {
			waits = append(waits, s.unsent(m))
		}
	}
	objects := append(waits, kit.NewSection(c.Text.T("team.members")), kit.NewListCard(in...))
	if len(out) > 0 {
		objects = append(objects, kit.NewExpander(c.Text.N("team.former", len(out)), false, kit.NewListCard(out...)))
	}
	return objects
}

// inOrder gives members as people look for them: oneself, who coordinates, and
// the others by name.
func inOrder(members []store.Member, name func(store.Member) string) []store.Member {
	rank := func(m store.Member) int {
		switch {
		case m.Me:
			return 0
		case m.Coordinator:
			return 1
		}
		return 2
	}
	ordered := slices.Clone(members)
	slices.SortStableFunc(ordered, func(a, b store.Member) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(name(a), name(b)))
	})
	return ordered
}

// nameOf is what a member is called.
func (s *Screen) nameOf(m store.Member) string {
	return parts.MemberName(s.context.Text, m)
}

func tintOf(m store.Member) design.Tint {
	if m.Standing != store.StandingIn {
		return design.Sand
	}
	return [...]design.Tint{design.Sage, design.Sky, design.Plum, design.Terracotta}[m.Device[0]%4]
}

// heard says who somebody is in the team, and when they were last heard of.
func heard(s *Screen, m store.Member) string {
	p := s.context.Text
	words := ""
	switch {
	case m.Standing != store.StandingIn:
		// i18n: prefix team.standing.
		return p.T("team.standing." + string(m.Standing))
	case m.Me:
		words = p.T("team.me")
	case m.Heard.IsZero():
		words = p.T("team.unheard")
	default:
		words = p.T("team.heard", "day", p.Relative(m.Heard, s.context.Now()))
	}
	if m.Coordinator && !s.own {
		return p.T("team.coordinator") + " · " + words
	}
	return i18n.Capital(words)
}

// invitations lists those through which somebody may still come in.
func (s *Screen) invitations() []fyne.CanvasObject {
	c := s.context
	objects := []fyne.CanvasObject{kit.NewIconTextButton(kit.Soft, design.IconPlus, c.Text.T("team.invite"), s.invite)}
	if len(s.team.Invitations) == 0 {
		return objects
	}
	var rows []fyne.CanvasObject
	for _, i := range s.team.Invitations {
		rows = append(rows, kit.NewListRow(kit.RowContent{
			Lead: kit.NewDisc(design.IconMail, design.Sky), Title: s.noteOf(i), Subtitle: s.until(i),
		}, func() { s.openInvitation(i) }))
	}
	return append(objects, kit.NewSection(c.Text.T("team.invitations")), kit.NewListCard(rows...))
}

func (s *Screen) noteOf(i store.Invitation) string {
	if i.Note != "" {
		return i.Note
	}
	return s.context.Text.T("team.invitation")
}

// until says until when an invitation holds, and as what.
func (s *Screen) until(i store.Invitation) string {
	c := s.context
	words := c.Text.T("team.until", "day", c.Text.DayShort(i.Until.Start(), c.Now()))
	if store.DayOf(c.Now()) > i.Until {
		words = c.Text.T("team.expired", "day", c.Text.DayShort(i.Until.Start(), c.Now()))
	}
	if i.Coordinator && !s.own {
		return c.Text.T("team.coordinator") + " · " + words
	}
	return i18n.Capital(words)
}

// openInvitation lets a coordinator take an invitation back.
func (s *Screen) openInvitation(i store.Invitation) {
	p := s.context.Text
	s.ask(s.noteOf(i), []string{s.until(i), p.T("team.withdraw_text")}, p.T("team.withdraw"), p.T("team.withdraw_not"), func() {
		s.do(func(ctx context.Context) error { return s.journal.Withdraw(ctx, s.id, i.ID) }, p.T("team.withdrawn"))
	})
}
