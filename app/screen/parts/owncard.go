package parts

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/screen"
	"bankje/store"
)

// Doubted gives the cards of a team on which somebody in it finds something
// wrong.
func Doubted(cards []store.OwnCard, team store.TeamID) (doubted []store.OwnCard) {
	for _, card := range cards {
		if card.Team == team && !team.IsZero() && len(card.Doubts) > 0 {
			doubted = append(doubted, card)
		}
	}
	return doubted
}

// CardID is under what id the page of a card is: one that fills in a card of the
// packs is read there.
func CardID(c *screen.Context, card store.OwnCard) string {
	if _, known := c.Content.Referrals.Get(card.Fills); known && card.Fills != "" {
		return card.Fills
	}
	return card.ID.Key()
}

// CardName is what a card is called: one that fills in a card of the packs has its
// name there.
func CardName(c *screen.Context, card store.OwnCard) string {
	if pack, known := c.Content.Referrals.Get(card.Fills); known && card.Fills != "" {
		return pack.Name.In(string(c.Text.Lang()))
	}
	return card.Name
}

// DoubtedLine marks a card in a list.
func DoubtedLine(c *screen.Context) fyne.CanvasObject {
	return design.Row(6, 1, design.NewIcon(design.IconFlag, design.SizeIconSmall, design.Sand.Ink()),
		design.NewText(c.Text.T("doubt.marked"), design.SizeCaption, design.ColorInk))
}
