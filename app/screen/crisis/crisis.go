// Package crisis shows the crisis cards, also while the journal is locked. It
// leads nowhere but back. Start with [New].
package crisis

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/store"
)

// Journal is what the screen needs of the journal: the numbers that differ from
// place to place.
type Journal interface {
	OwnCards(ctx context.Context) ([]store.OwnCard, error)
}

// Screen is the crisis cards.
type Screen struct {
	journal Journal
	filled  map[string]string
}

// New makes the screen. The journal is nil while it is locked.
func New(j Journal) *Screen { return &Screen{journal: j} }

// Build draws the cards at once; numbers that were filled in follow.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	bar := kit.NewBar(kit.BarOptions{
		Title: c.Text.T("crisis.title"), Back: c.Go.Back, BackName: c.Text.T("common.back"),
	})
	page := kit.NewPage(bar, s.objects(c)...)
	if s.journal != nil {
		screen.Load(c, s.journal.OwnCards, func(own []store.OwnCard) {
			s.filled = parts.FilledIn(own)
			page.SetObjects(s.objects(c)...)
		})
	}
	return page
}

func (s *Screen) objects(c *screen.Context) []fyne.CanvasObject {
	objects := []fyne.CanvasObject{kit.NewMuted(c.Text.T("crisis.promise"))}
	for _, card := range cards(slices.Collect(c.Content.Referrals.All()), s.filled, string(c.Text.Lang())) {
		objects = append(objects, s.card(c, card))
	}
	return objects
}

// card is what it is for, a large button to call, and the number to copy.
func (s *Screen) card(c *screen.Context, card card) fyne.CanvasObject {
	objects := []fyne.CanvasObject{design.Col(4, kit.NewHeading(card.Name), kit.NewBody(card.Purpose))}
	if card.Number == "" {
		objects = append(objects, kit.NewMuted(s.noNumber(c)))
		return kit.NewCard(design.Crisis, design.Col(14, objects...))
	}
	call := kit.NewIconTextButton(kit.Danger, design.IconPhone, c.Text.T("crisis.call", "number", card.Number),
		func() { parts.Call(c, card.Number) })
	number := design.NewText(card.Number, design.SizeHeading, design.ColorInk).Strong()
	dial := kit.NewIconTextButton(kit.Quiet, design.IconCopy, c.Text.T("crisis.copy"), func() { parts.Copy(c, card.Number) })
	objects = append(objects, call, design.Fold(8, 0, number, design.Left(dial)))
	return kit.NewCard(design.Crisis, design.Col(14, objects...))
}

// noNumber says how to get a number here that differs from place to place.
func (s *Screen) noNumber(c *screen.Context) string {
	if s.journal == nil {
		return c.Text.T("crisis.local_locked")
	}
	return c.Text.T("crisis.local")
}
