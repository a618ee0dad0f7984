package jointeam

import (
	"strings"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
)

// entry asks for the invitation.
func (s *Screen) entry() *kit.Page {
	c := s.context
	bar := s.bar(c.Text.T("join_team.title"))
	if s.asking != nil {
		return parts.Page(bar, kit.NewCard(design.Paper, design.Col(10,
			kit.NewBody(s.asked()), design.Left(kit.NewLink(c.Text.T("join_team.stop"), func() { s.Back() })))))
	}
	bar.Action, bar.OnAction = c.Text.T("common.next"), s.submit
	var objects []fyne.CanvasObject
	if s.said != "" {
		objects = append(objects, kit.NewNotice(design.Sand, design.IconInfo, s.said, nil))
	}
	if s.again {
		objects = append(objects, kit.NewIconTextButton(kit.Soft, design.IconRefresh, c.Text.T("join_team.keep_trying"), s.keepTrying))
	}
	objects = append(objects, s.fields()...)
	file := kit.NewIconTextButton(kit.Soft, design.IconFolder, c.Text.T("join_team.open_file"), s.open)
	return parts.Page(bar, append(objects, kit.Labelled(c.Text.T("join_team.or_file"), file))...)
}

// asked says what is being waited for.
func (s *Screen) asked() string {
	if s.trying {
		return s.context.Text.T("join_team.trying")
	}
	return s.context.Text.T("join_team.asking")
}

// fields are where the code and, unless it is a link, the relay are typed. Under
// the code stands how far it is.
func (s *Screen) fields() []fyne.CanvasObject {
	c := s.context
	address := kit.NewField(kit.FieldOptions{
		Label: c.Text.T("join_team.relay"), Placeholder: "https://", Hint: c.Text.T("join_team.relay_hint"),
		Text: s.typed.Relay, OnSubmitted: func(string) { s.submit() },
		OnChanged: func(text string) {
			s.typed.Relay = text
			s.keep()
		},
	})
	under := design.Stack(address)
	under.Hidden = !s.asksRelay()
	var code *kit.Field
	code = kit.NewField(kit.FieldOptions{
		Label: c.Text.T("join_team.code"), Hint: progress(c.Text, s.typed.Code), Text: s.typed.Code, Lines: 2, MostLines: 4,
		OnChanged: func(text string) {
			s.typed.Code = text
			s.keep()
			code.SetHint(progress(c.Text, text))
			if hidden := !s.asksRelay(); hidden != under.Hidden {
				under.Hidden = hidden
				s.page.Update()
			}
		},
	})
	return []fyne.CanvasObject{code, under}
}

// asksRelay reports whether the address of the relay has to be typed.
func (s *Screen) asksRelay() bool {
	return strings.TrimSpace(s.typed.Code) != "" && !isLink(s.typed.Code)
}

// name asks who one is in the team, and says what that means.
func (s *Screen) name() *kit.Page {
	c := s.context
	bar := s.bar(c.Text.T("join_team.who"))
	bar.Action, bar.OnAction = c.Text.T("join_team.join"), s.join
	var objects []fyne.CanvasObject
	if s.said != "" {
		objects = append(objects, kit.NewNotice(design.Sand, design.IconInfo, s.said, nil))
	}
	me := kit.NewField(kit.FieldOptions{
		Label: c.Text.T("join_team.me"), Hint: c.Text.T("join_team.me_hint"), Text: s.typed.Me,
		OnSubmitted: func(string) { s.join() },
		OnChanged: func(text string) {
			s.typed.Me = text
			s.keep()
		},
	})
	return parts.Page(bar, append(objects, me,
		kit.NewNotice(design.Sage, design.IconBookOpen, c.Text.T("join_team.read"), nil),
		kit.NewNotice(s.ownTint(), design.IconShield, c.Text.T("join_team.own"), nil))...)
}

// welcome shows the words to compare, and leads to the team.
func (s *Screen) welcome() *kit.Page {
	c := s.context
	objects := []fyne.CanvasObject{
		design.Center(kit.NewDrawing(design.IconTalks, design.IconBench, design.IconUsers)),
		parts.Title(c.Text.T("join_team.in", "team", s.joined.team.Name)),
		kit.NewBody(c.Text.T("join_team.compare")),
		parts.CheckWords(c, s.joined.words),
		kit.NewMuted(c.Text.T("join_team.differ")),
	}
	if s.joined.team.Relay == "" {
		objects = append(objects, kit.NewNotice(design.Sky, design.IconPage, c.Text.T("join_team.by_file"), nil))
	}
	page := parts.Page(s.bar(""), objects...)
	page.SetBottom(kit.NewButton(kit.Primary, c.Text.T("join_team.to_team"), func() {
		if s.own != nil {
			c.Go.Instead(route.Devices{})
			return
		}
		c.Go.Instead(route.Team{ID: s.joined.team.ID})
	}))
	return page
}
