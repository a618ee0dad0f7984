// Package startteam founds a team: its name, one's own name in it, and where
// its relay is, if there is one. Start with [New].
package startteam

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/store"
)

// Journal is what the screen needs of the journal.
type Journal interface {
	parts.TypedKeeper
	FoundTeam(ctx context.Context, name, me string) (store.TeamID, error)
	SetRelay(ctx context.Context, team store.TeamID, address string) error
}

// Screen founds a team. What is typed is kept, sealed, until the team is there;
// but for the registration code of a relay, which is a secret and stays here.
type Screen struct {
	journal Journal
	own     func() // what comes after it, where it is about one's own devices: see NewOwn
	place   string
	typed   form
	code    string
	read    bool
	asked   bool   // the relay wants a registration code
	said    string // what came of the last try
	away    bool   // nobody answered at the relay's address
	team    store.TeamID
	busy    bool
	dropped bool // one left it without what was typed

	context *screen.Context // that it was drawn with
	bar     *kit.Bar
	page    *kit.Page
}

// form is what is typed, as it is kept.
type form struct{ Name, Me, Relay string }

// New makes the screen.
func New(j Journal) *Screen {
	return &Screen{journal: j, place: route.FormPlace(route.StartTeam{})}
}

// Build draws the form as far as it is filled in, once what was typed before is
// read.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	if s.own != nil {
		c = parts.OwnDevices(c)
	}
	s.context = c
	o := parts.Bar(c, c.Text.T("start_team.title"))
	o.Back = s.leave
	o.Action, o.OnAction = c.Text.T("start_team.begin"), s.submit
	s.bar = kit.NewBar(o)
	offset := parts.Offset(s.page)
	s.page = kit.NewPage(s.bar)
	if s.read {
		s.show()
		s.page.SetOffset(offset)
		return s.page
	}
	screen.Load(c, func(ctx context.Context) (form, error) {
		return parts.ReadTyped[form](ctx, s.journal, s.place)
	}, func(typed form) {
		s.typed, s.read = typed, true
		s.show()
	})
	return s.page
}

func (s *Screen) show() {
	c := s.context
	s.bar.SetActionEnabled(!s.busy)
	var objects []fyne.CanvasObject
	if s.said != "" {
		objects = append(objects, kit.NewNotice(design.Sand, design.IconInfo, s.said, nil))
	}
	if s.away {
		objects = append(objects, kit.NewButton(kit.Soft, c.Text.T("start_team.without"), s.without))
	}
	if s.team.IsZero() {
		objects = append(objects, s.names()...)
	}
	s.page.SetObjects(append(objects, s.relay()...)...)
}

// names ask how the team is called, and who one is in it.
func (s *Screen) names() []fyne.CanvasObject {
	c := s.context
	name := kit.NewField(kit.FieldOptions{
		Label: c.Text.T("start_team.name"), Placeholder: c.Text.T("start_team.name_example"),
		Text: s.typed.Name, OnChanged: s.into(&s.typed.Name),
	})
	me := kit.NewField(kit.FieldOptions{
		Label: c.Text.T("start_team.me"), Hint: c.Text.T("start_team.me_hint"),
		Text: s.typed.Me, OnChanged: s.into(&s.typed.Me),
	})
	what := kit.NewBody(c.Text.T("start_team.what"))
	if s.own != nil {
		return []fyne.CanvasObject{what, me}
	}
	return []fyne.CanvasObject{what, name, me}
}

// into gives what a field calls to write what it holds.
func (s *Screen) into(at *string) func(string) {
	return func(text string) {
		*at = text
		s.keep()
	}
}

// relay asks for the relay, and for its code once it wants one.
func (s *Screen) relay() []fyne.CanvasObject {
	c := s.context
	var field *kit.Field
	field = kit.NewField(kit.FieldOptions{
		Label: c.Text.T("start_team.relay"), Placeholder: "https://",
		Hint: s.relayHint(), Text: s.typed.Relay,
		OnChanged: func(text string) {
			s.typed.Relay = text
			s.keep()
			field.SetHint(s.relayHint())
		},
		OnSubmitted: func(string) { s.submit() },
	})
	objects := []fyne.CanvasObject{field}
	if s.asked {
		code := kit.NewField(kit.FieldOptions{
			Label: c.Text.T("start_team.code"), Hint: c.Text.T("start_team.code_hint"),
			Text: s.code, OnChanged: func(text string) { s.code = text },
			OnSubmitted: func(string) { s.submit() },
		})
		objects = append(objects, code)
	}
	return append(objects, kit.NewNotice(design.Sage, design.IconShield, c.Text.T("start_team.sealed"), nil))
}

// relayHint says what the relay is for, what is wrong with its address, or that
// it is a plain one.
func (s *Screen) relayHint() string {
	p := s.context.Text
	if strings.TrimSpace(s.typed.Relay) == "" {
		return p.T("start_team.relay_hint")
	}
	switch address, problem := parts.RelayAddress(s.typed.Relay); {
	case problem == parts.PlainInPublic:
		return p.T("parts.relay.plain_in_public")
	case problem == parts.NoRelayProblem && parts.IsPlain(address):
		return p.T("parts.relay.plain")
	}
	return ""
}

// tell shows what came of a try.
func (s *Screen) tell(sentence string) {
	s.said = sentence
	s.context.Canvas.Unfocus()
	s.show()
	s.page.SetOffset(0)
}
