package referral

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/route"
)

// localBlock is what was filled in on a card whose number differs from place to
// place, and the way to fill it in.
func (s *Screen) localBlock(c *screen.Context, packID string, m mine) []fyne.CanvasObject {
	fill := func() { c.Go.To(route.ReferralForm{Fills: packID}) }
	if len(m.locals) == 0 {
		return []fyne.CanvasObject{kit.NewCard(design.Terracotta, design.Col(14,
			kit.NewBody(c.Text.T("referral.local")),
			kit.NewIconTextButton(kit.Primary, design.IconPlus, c.Text.T("referral.fill"), fill)))}
	}
	var objects []fyne.CanvasObject
	for _, l := range m.locals {
		objects = append(objects, s.apart(c, m, l.Card)...)
		objects = append(objects, s.doubts(c, m, l.Card)...)
		objects = append(objects, s.localCard(c, l, m))
	}
	return append(objects, kit.NewQuietAction(design.IconPlus, c.Text.T("referral.fill_more"), fill))
}

// localCard is what was filled in for one person or for everybody.
func (s *Screen) localCard(c *screen.Context, l local, m mine) fyne.CanvasObject {
	whom := c.Text.T("referral.for_all")
	if l.Alias != "" {
		whom = c.Text.T("referral.for_person", "alias", l.Alias)
	}
	words := []fyne.CanvasObject{kit.NewHeading(whom)}
	if label, do := s.correcting(c, m.teams, l.Card); do != nil {
		words[0] = kit.NewHeadingWithAction(whom, label, do)
	}
	for _, text := range []string{l.Card.Name, l.Card.Hours, l.Card.Note} {
		if text != "" {
			words = append(words, kit.NewMuted(text))
		}
	}
	reach := reachOf(l.Card)
	reach.soft = len(m.locals) > 1
	head := append([]fyne.CanvasObject{design.Col(4, words...)}, reach.buttons(c)...)
	rows := []fyne.CanvasObject{design.Pad(12, 16, design.Col(12, head...))}
	return kit.NewListCard(append(rows, reach.rows(c)...)...)
}
