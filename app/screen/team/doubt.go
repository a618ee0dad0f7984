package team

import (
	"context"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/store"
)

// doubted reads the cards of the team that somebody says are wrong.
func (s *Screen) doubted(ctx context.Context) ([]store.OwnCard, error) {
	all, err := s.journal.OwnCards(ctx)
	return parts.Doubted(all, s.id), err
}

// doubts leads a coordinator to those cards.
func (s *Screen) doubts() []fyne.CanvasObject {
	if len(s.cards) == 0 {
		return nil
	}
	c := s.context
	var rows []fyne.CanvasObject
	for _, card := range s.cards {
		id := parts.CardID(c, card)
		rows = append(rows, kit.NewListRow(kit.RowContent{
			Lead: kit.NewDisc(design.IconFlag, design.Sand), Title: parts.CardName(c, card), Subtitle: card.Doubts[0].Text,
		}, func() { c.Go.To(route.Referral{ID: id}) }))
	}
	return []fyne.CanvasObject{
		kit.NewSection(c.Text.N("doubt.count", len(s.cards))), kit.NewMuted(c.Text.T("doubt.answer")), kit.NewListCard(rows...),
	}
}
