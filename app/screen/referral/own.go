package referral

import (
	"context"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/store"
)

// ownPage is a card of one's own.
func (s *Screen) ownPage(c *screen.Context, m mine) *kit.Page {
	if m.card.Hidden {
		restore := kit.NewButton(kit.Soft, c.Text.T("referral.restore"), func() { s.restore(c) })
		return emptyPage(c, c.Text.T("referral.gone"), restore)
	}
	var objects []fyne.CanvasObject
	if m.card.Purpose != "" {
		objects = append(objects, purpose(m.card.Purpose))
	}
	objects = append(objects, s.apart(c, m, m.card)...)
	objects = append(objects, s.doubts(c, m, m.card)...)
	reach := reachOf(m.card)
	objects = append(objects, reach.buttons(c)...)
	if list := ownFacts(m.card); len(list) > 0 {
		objects = append(objects, factCard(c, list))
	}
	objects = append(objects, reach.lines(c)...)
	if label, do := s.correcting(c, m.teams, m.card); do != nil {
		objects = append(objects, design.Left(kit.NewLink(label, do)))
	}
	objects = append(objects, parts.Shared(c, m.teams, m.card.Team, route.Share{Card: m.card.ID})...)
	return s.cardPage(c, m.card.Name, m.favourite, objects...)
}

// apart are the texts on a card that were written in two places, for who may
// correct it.
func (s *Screen) apart(c *screen.Context, m mine, card store.OwnCard) []fyne.CanvasObject {
	if !rightsTo(card, m.teams).correct {
		return nil
	}
	settle := &parts.Settle{Journal: s.journal, Of: card, Settled: c.Go.Redraw,
		Anew: func() { c.Go.To(route.ReferralForm{ID: card.ID}) }}
	return settle.Card(c, card.Conflicts, map[store.Field]string{
		store.FieldPurpose: "referral.form.purpose", store.FieldNote: "referral.form.note"})
}

func (s *Screen) restore(c *screen.Context) {
	id, _ := ownID(s.id)
	screen.Do(c, func(ctx context.Context) error { return s.journal.RestoreOwnCard(ctx, id) }, c.Go.Redraw)
}

// emptyPage stands where there is no card to show.
func emptyPage(c *screen.Context, sentence string, button fyne.CanvasObject) *kit.Page {
	drawing := kit.NewDrawing(design.IconHeart, design.IconPhone, design.IconMapPin)
	return parts.Page(parts.Bar(c, c.Text.T("referral.title")), kit.NewEmptyState(drawing, sentence, button))
}
