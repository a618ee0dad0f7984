package conversation

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/store"
)

// who lists those with whom it was, each leading to their page.
func (s *Screen) who(c *screen.Context) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, p := range s.read.company.People {
		rows = append(rows, kit.NewListRow(
			kit.RowContent{Lead: parts.Avatar(p.Alias, p.Colour), Title: p.Alias},
			func() { c.Go.To(route.Person{ID: p.ID}) }))
	}
	if group := s.read.company.Group; group.Name != "" || s.read.company.Count > 0 {
		content := kit.RowContent{
			Lead:  parts.GroupAvatar(group.Colour),
			Title: parts.Group(c, group.Name, s.read.company.Count),
		}
		if group.Name == "" {
			rows = append(rows, kit.NewRow(content)) // it is gone, or never had a name
		} else {
			rows = append(rows, kit.NewListRow(content, func() { c.Go.To(route.GroupForm{ID: group.ID}) }))
		}
	}
	return kit.NewListCard(rows...)
}

// chips are the words that were chosen; nil when none was.
func (s *Screen) chips(c *screen.Context) fyne.CanvasObject {
	talk := s.read.talk
	var groups []fyne.CanvasObject
	add := func(label string, words []string, pills fyne.CanvasObject) {
		if len(words) > 0 {
			name := design.NewText(c.Text.T(label), design.SizeCaption, design.ColorMuted).Strong()
			groups = append(groups, design.Col(6, name, pills))
		}
	}
	plain := func(label string, words []string, tint design.Tint) { add(label, words, parts.WordPills(words, tint)) }
	add("conversation.domains", parts.WordsOf(parts.Domains(c), talk.Domains), parts.DomainPills(c, talk.Domains))
	plain("conversation.support", parts.WordsOf(parts.Supports(c), talk.Support), design.Sand)
	plain("conversation.activities", parts.WordsOf(parts.Activities(c), talk.Activities), design.Sage)
	plain("conversation.signals", parts.WordsOf(parts.Signals(c), talk.Signals), design.Terracotta)
	plain("conversation.goals", parts.WordsOf(parts.Goals(c), talk.Goals), design.Sky)
	if len(groups) == 0 {
		return nil
	}
	return kit.NewCard(design.Paper, design.Col(14, groups...))
}

// asked lists the prompts that were asked, as they were read.
func (s *Screen) asked(c *screen.Context) fyne.CanvasObject {
	voice := parts.NewVoice(string(c.Text.Lang()), s.read.company.People)
	var rows []fyne.CanvasObject
	for _, id := range s.read.talk.Prompts {
		if p, ok := parts.ReadPrompt(c.Content, s.read.prompts, id, voice); ok {
			rows = append(rows, kit.NewListRow(kit.RowContent{Title: p.Text, Subtitle: p.Other},
				func() { c.Go.To(route.Card{ID: id}) }))
		}
	}
	return titled(c.Text.T("conversation.asked"), rows)
}

// agreed lists the follow-ups that came out of it.
func (s *Screen) agreed(c *screen.Context) fyne.CanvasObject {
	if len(s.read.followUps) == 0 {
		return nil
	}
	objects := []fyne.CanvasObject{kit.NewSection(c.Text.T("conversation.follow_ups"))}
	for _, f := range s.read.followUps {
		do := parts.FollowUpDo(c, s.journal, f, func() { s.load(c) })
		do.OnTap = func() { c.Go.To(route.FollowUpForm{ID: f.ID}) }
		objects = append(objects, parts.NewFollowUpCard(c, f, s.forWhom(f), do))
	}
	return design.Col(10, objects...)
}

// forWhom names somebody only where it could be somebody else.
func (s *Screen) forWhom(f store.FollowUp) string {
	for _, p := range s.read.company.People {
		if p.ID == f.Person && len(s.read.company.People) > 1 {
			return p.Alias
		}
	}
	return ""
}

// referred lists the cards that one referred to.
func (s *Screen) referred(c *screen.Context) fyne.CanvasObject {
	known := parts.Referrals(c, s.read.cards)
	var rows []fyne.CanvasObject
	for _, id := range s.read.talk.Referrals {
		if name := parts.WordOf(known, id); name != "" {
			rows = append(rows, kit.NewListRow(
				kit.RowContent{Lead: kit.NewDisc(design.IconHandHelping, design.Sky), Title: name},
				func() { c.Go.To(route.Referral{ID: id}) }))
		}
	}
	return titled(c.Text.T("conversation.referrals"), rows)
}

// titled is a list under a heading; nil without rows.
func titled(title string, rows []fyne.CanvasObject) fyne.CanvasObject {
	if len(rows) == 0 {
		return nil
	}
	return design.Col(10, kit.NewSection(title), kit.NewListCard(rows...))
}
