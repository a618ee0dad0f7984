package team

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"bankje/app/kit"
	"bankje/app/screen/parts"
	"bankje/store"
)

// question is one thing to fill in, on a page of its own: with the keyboard up
// there is no room for more.
type question struct {
	title, label, hint string
	text, before       string
	kind               string         // under which what is typed is kept; "": it is not
	member             store.DeviceID // whose name it is
	empty              bool           // it may stay empty
	keep               func(context.Context, string) error
	then               func() // is called once that went well
	said               string // "": keep leads to something that is told by itself
	action             string // of the button; "": it saves
}

// put puts a question.
func (s *Screen) put(q *question) {
	s.asking, q.before = q, q.text
	s.context.Go.Redraw()
}

func (q *question) build(s *Screen) fyne.CanvasObject {
	c := s.context
	bar := s.bar()
	bar.Title = q.title
	bar.Action, bar.OnAction = c.Text.T("common.save"), func() { q.save(s) }
	if q.action != "" {
		bar.Action = q.action
	}
	top := kit.NewBar(bar)
	field := kit.NewField(kit.FieldOptions{
		Label: q.label, Hint: q.hint, Text: q.text,
		OnChanged: func(text string) {
			q.text = text
			s.keep()
			top.SetActionEnabled(q.empty || strings.TrimSpace(text) != "")
		},
	})
	top.SetActionEnabled(q.empty || strings.TrimSpace(q.text) != "")
	parts.Soon(c, func() {
		field.Focus()
		if q.text != q.before {
			field.Continue(q.text) // at its end
		}
	})
	return kit.NewPage(top, field)
}

func (q *question) save(s *Screen) {
	c := s.context
	text := strings.TrimSpace(q.text)
	parts.Once(c, &s.busy, func(ctx context.Context) (struct{}, error) { return struct{}{}, q.keep(ctx, text) }, func(struct{}) {
		s.asking = nil
		s.keep()
		c.Go.Redraw()
		if q.said != "" {
			c.Go.Say(q.said, nil)
		}
		if q.then != nil {
			q.then()
		}
	})
}

func (s *Screen) rename(m store.Member) {
	p := s.context.Text
	q := &question{title: p.T("team.other_name"), label: p.T("team.name_of_member"), hint: p.T("team.name_hint"), text: m.Name, kind: asksName, member: m.Device, said: p.T("common.saved"),
		keep: func(ctx context.Context, name string) error {
			return s.journal.RenameMember(ctx, s.id, m.Device, name)
		}}
	if m.Me {
		q.title, q.label = p.T("team.my_name"), p.T("team.my_name")
	}
	s.put(q)
}

func (s *Screen) renameTeam() {
	p := s.context.Text
	s.put(&question{title: p.T("team.rename"), label: p.T("team.name"), hint: p.T("team.name_hint"), text: s.team.Name, kind: asksTeam, said: p.T("common.saved"),
		keep: func(ctx context.Context, name string) error { return s.journal.RenameTeam(ctx, s.id, name) }})
}

// changeRelay asks for the address of another relay, and has it looked at before
// the team hears of it.
func (s *Screen) changeRelay() {
	c := s.context
	s.put(&question{title: c.Text.T("team.relay"), label: c.Text.T("team.relay_address"), hint: c.Text.T("team.relay_hint"), text: s.team.Relay,
		kind: asksAddress, empty: true, said: c.Text.T("team.relay_set"),
		keep: func(ctx context.Context, typed string) error {
			address, err := s.reachable(ctx, typed)
			if err != nil || address == s.team.Relay {
				return err
			}
			return s.journal.SetRelay(ctx, s.id, address)
		}})
}

// giveCode asks for the code with which the relay takes the team.
func (s *Screen) giveCode() {
	c := s.context
	s.put(&question{title: c.Text.T("team.give_code"), label: c.Text.T("team.code"), hint: c.Text.T("team.code_hint"), said: c.Text.T("team.code_taken"),
		keep: func(ctx context.Context, code string) error {
			if err := c.Sync.Found(ctx, s.id, code); err != nil {
				return err
			}
			c.Sync.Now(ctx)
			return nil
		}})
}
