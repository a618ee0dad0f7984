package prepare

import (
	"context"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/i18n"
	"bankje/store"
)

// lastCard is last time at a glance.
func (s *Screen) lastCard(last lastTime) fyne.CanvasObject {
	c := s.context
	tint := parts.PersonTint(last.Colour)
	column := design.Col(12)
	if len(s.known.last) > 1 {
		column.Add(design.Row(12, 1, parts.Avatar(last.Alias, last.Colour), kit.NewHeading(last.Alias)))
	}
	add := func(icon design.Outline, label, text string) {
		if text != "" {
			column.Add(design.TopRow(12, 1, design.NewIcon(icon, design.SizeIconSmall, tint.Ink()),
				design.Col(2, kit.NewCaption(label), kit.NewBody(text).Excerpt(2))))
		}
	}
	if last.At.IsZero() {
		column.Add(parts.NewMarkLine(design.IconLeaf, tint.Ink(), c.Text.T("prepare.first_time")))
	} else {
		when := c.Text.T("prepare.last", "day", c.Text.Relative(last.At, c.Now()))
		if last.Excerpt == "" {
			last.Excerpt = c.Text.T("prepare.nothing_noted")
		}
		add(design.IconClock, when, last.Excerpt)
	}
	add(design.IconSmile, c.Text.T("prepare.energy"), last.Joy)
	add(design.IconFlag, c.Text.T("prepare.promised"), s.promised(last.FollowUps))
	add(design.IconMessageSquareQuote, c.Text.T("prepare.asked"), s.asked(last.Asked))
	return kit.NewCard(design.Paper, column)
}

// promised is the follow-up that comes first, and how many more there are.
func (s *Screen) promised(followUps []store.FollowUp) string {
	if len(followUps) == 0 {
		return ""
	}
	c, first := s.context, followUps[0]
	line := c.Text.T("prepare.promise", "what", first.What, "when", parts.FollowUpWhen(c, first))
	if more := len(followUps) - 1; more > 0 {
		line += " " + c.Text.N("prepare.more_promised", more)
	}
	return line
}

// asked are the prompts of last time, in words.
func (s *Screen) asked(ids []string) string {
	text := ""
	for _, id := range ids[:min(2, len(ids))] {
		prompt, ok := parts.ReadPrompt(s.context.Content, s.known.own, id, s.voice)
		if !ok {
			continue
		}
		if text != "" {
			text += " "
		}
		text += i18n.Capital(prompt.Text)
	}
	return text
}

// consent says that somebody does not want to be written about, or lets one
// note the answer of who was not asked yet.
func (s *Screen) consent() []fyne.CanvasObject {
	c := s.context
	if p, refuses := s.known.refuses(); refuses {
		return []fyne.CanvasObject{kit.NewNotice(design.Sand, design.IconShield,
			c.Text.T("prepare.refused", "alias", p.Alias), nil)}
	}
	p, ask := s.known.notAsked()
	if !ask {
		return nil
	}
	answer := func(answer store.Answer) func() {
		return func() {
			screen.Do(c, func(ctx context.Context) error {
				if answer == store.No {
					return parts.Refuse(ctx, s.journal, p.ID)
				}
				_, err := s.journal.RecordConsent(ctx, p.ID, answer)
				return err
			}, func() { s.load(s.page.Offset()) })
		}
	}
	buttons := design.Flow(14, 0,
		kit.NewAction(design.IconCheck, c.Text.T("prepare.allowed"), answer(store.Yes)),
		kit.NewLowLink(c.Text.T("prepare.not_allowed"), answer(store.No)))
	text := c.Text.T("prepare.ask_first", "alias", p.Alias)
	return []fyne.CanvasObject{kit.NewNotice(design.Sand, design.IconShield, text, buttons)}
}
