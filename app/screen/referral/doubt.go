package referral

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/store"
)

// rights are what one may do with a card: correct it for all who read it, or say
// what is wrong on it. Who has left its team may do neither.
type rights struct{ correct, doubt bool }

func rightsTo(card store.OwnCard, teams parts.Teams) rights {
	if card.Team.IsZero() {
		return rights{correct: true}
	}
	for _, team := range teams {
		if team.ID == card.Team && team.Member {
			return rights{correct: team.Coordinator, doubt: !team.Coordinator}
		}
	}
	return rights{}
}

// names are what the devices of teams are called.
type names map[store.DeviceID]string

// namesIn reads who is in the teams of the cards that somebody doubts.
func (s *Screen) namesIn(ctx context.Context, cards ...store.OwnCard) (names, error) {
	called := names{}
	for _, card := range cards {
		if len(card.Doubts) == 0 || card.Team.IsZero() {
			continue
		}
		team, err := s.journal.Team(ctx, card.Team)
		if err != nil {
			return nil, err
		}
		for _, m := range team.Members {
			called[m.Device] = m.Name
		}
	}
	return called, nil
}

// doubts are what members of the team find wrong on a card: a coordinator
// dismisses it, who said it takes it back, the others are warned.
func (s *Screen) doubts(c *screen.Context, m mine, card store.OwnCard) []fyne.CanvasObject {
	if len(card.Doubts) == 0 {
		return nil
	}
	may := rightsTo(card, m.teams)
	var lines []fyne.CanvasObject
	for _, d := range card.Doubts {
		said := []fyne.CanvasObject{kit.NewBody(d.Text), kit.NewCaption(saying(c, d, may, m.names))}
		if d.Mine && may.doubt {
			said = append(said, design.Left(kit.NewLowButton(kit.Quiet, c.Text.T("doubt.take_back"), func() {
				s.say(c, func(ctx context.Context) error { return s.journal.DoubtCard(ctx, card.ID, "") }, c.Text.T("doubt.taken_back"))
			})))
		}
		lines = append(lines, design.Col(4, said...))
	}
	if may.correct {
		lines = append(lines, design.Left(kit.NewLowButton(kit.Soft, c.Text.T("doubt.dismiss"), func() {
			s.say(c, func(ctx context.Context) error { return s.journal.DismissDoubts(ctx, card) }, c.Text.T("doubt.dismissed"))
		})))
	}
	return []fyne.CanvasObject{kit.NewNotice(design.Sand, design.IconFlag, c.Text.T("doubt.title"), design.Col(12, lines...))}
}

// saying tells who said it and when.
func saying(c *screen.Context, d store.Doubt, may rights, called names) string {
	day := c.Text.DayShort(d.At, c.Now())
	if d.Mine && may.doubt {
		return c.Text.T("doubt.waits", "day", day)
	}
	name := called[d.By]
	if name == "" {
		name = c.Text.T("doubt.somebody")
	}
	return c.Text.T("doubt.said", "name", name, "day", day)
}

// correcting leads to the form, or to saying what is wrong.
func (s *Screen) correcting(c *screen.Context, teams parts.Teams, card store.OwnCard) (label string, do func()) {
	switch may := rightsTo(card, teams); {
	case may.correct:
		return c.Text.T("common.change"), func() { c.Go.To(route.ReferralForm{ID: card.ID}) }
	case may.doubt:
		return c.Text.T("doubt.open"), func() { s.ask(c, card) }
	}
	return "", nil
}

// ask asks what is wrong, on a page of its own: with the keyboard up there is no
// room for more. What one said before is there to go on with.
func (s *Screen) ask(c *screen.Context, card store.OwnCard) {
	s.asking = &asking{Card: card.ID}
	if at := slices.IndexFunc(card.Doubts, func(d store.Doubt) bool { return d.Mine }); at >= 0 {
		s.asking.Text = card.Doubts[at].Text
	}
	c.Go.Redraw()
}

// asking is what is being written about a card, as it is kept.
type asking struct {
	Card store.CardID
	Text string
}

// Leave keeps what is being written before it is covered, locked or left.
func (s *Screen) Leave() {
	if s.asking != nil {
		parts.KeepTyped(s.context, s.journal, s.place, *s.asking)
	}
}

func (s *Screen) askingPage(c *screen.Context) *kit.Page {
	q := s.asking
	bar := parts.Bar(c, c.Text.T("doubt.open"))
	bar.Back = func() { s.Back() }
	bar.Action, bar.OnAction = c.Text.T("doubt.send"), func() {
		s.say(c, func(ctx context.Context) error {
			return s.journal.SaveForm(ctx, s.place, func(ctx context.Context) error {
				return s.journal.DoubtCard(ctx, q.Card, q.Text)
			})
		}, c.Text.T("doubt.sent"))
	}
	top := kit.NewBar(bar)
	field := kit.NewField(kit.FieldOptions{
		Label: c.Text.T("doubt.what"), Hint: c.Text.T("doubt.hint"), Text: q.Text, Lines: 1,
		OnChanged: func(text string) {
			q.Text = text
			s.Leave()
			top.SetActionEnabled(strings.TrimSpace(text) != "")
		},
	})
	top.SetActionEnabled(strings.TrimSpace(q.Text) != "")
	parts.Soon(c, field.Focus)
	return kit.NewPage(top, field)
}

// say carries out one decision about a doubt, once, and goes on with the card.
func (s *Screen) say(c *screen.Context, what func(context.Context) error, said string) {
	parts.Once(c, &s.busy, func(ctx context.Context) (struct{}, error) { return struct{}{}, what(ctx) }, func(struct{}) {
		s.asking = nil
		c.Go.Redraw()
		c.Go.Say(said, nil)
	})
}

// Back closes the question, and nothing of it is kept.
func (s *Screen) Back() bool {
	if s.asking == nil {
		return false
	}
	s.asking = nil
	s.journal.KeepForm(s.place, nil)
	s.context.Go.Redraw()
	return true
}
