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
func localBlock(c *screen.Context, packID string, list []local) []fyne.CanvasObject {
	fill := func() { c.Go.To(route.ReferralForm{Fills: packID}) }
	if len(list) == 0 {
		return []fyne.CanvasObject{kit.NewCard(design.Terracotta, design.Col(14,
			kit.NewBody(c.Text.T("referral.local")),
			kit.NewIconTextButton(kit.Primary, design.IconPlus, c.Text.T("referral.fill"), fill)))}
	}
	var objects []fyne.CanvasObject
	for _, l := range list {
		objects = append(objects, localCard(c, l, len(list) > 1))
	}
	return append(objects, kit.NewQuietAction(design.IconPlus, c.Text.T("referral.fill_more"), fill))
}

// localCard is what was filled in for one person or for everybody.
func localCard(c *screen.Context, l local, oneOfMany bool) fyne.CanvasObject {
	whom := c.Text.T("referral.for_all")
	if l.Alias != "" {
		whom = c.Text.T("referral.for_person", "alias", l.Alias)
	}
	edit := func() { c.Go.To(route.ReferralForm{ID: l.Card.ID}) }
	words := []fyne.CanvasObject{kit.NewHeadingWithAction(whom, c.Text.T("common.change"), edit)}
	for _, text := range []string{l.Card.Name, l.Card.Hours, l.Card.Note} {
		if text != "" {
			words = append(words, kit.NewMuted(text))
		}
	}
	reach := reachOf(l.Card)
	reach.soft = oneOfMany
	head := append([]fyne.CanvasObject{design.Col(4, words...)}, reach.buttons(c)...)
	rows := []fyne.CanvasObject{design.Pad(12, 16, design.Col(12, head...))}
	return kit.NewListCard(append(rows, reach.rows(c)...)...)
}
