package help

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
)

// row is a card in the list: its name, what it is for and a button that calls.
// The rest of it opens the card.
type row struct{ kit.Tap }

func newRow(c *screen.Context, card card) *row {
	r := &row{}
	name := fyne.CanvasObject(design.NewText(card.Name, design.SizeBody, design.ColorInk).Strong())
	if card.Heart {
		heart := design.NewIcon(design.IconHeart.Filled(), design.SizeIconSmall, design.Terracotta.Ink())
		name = design.Row(8, 0, name, heart)
	}
	words := design.Col(4, head(c, card, name))
	if card.Purpose != "" {
		words.Add(design.NewText(card.Purpose, design.SizeCaption, design.ColorMuted))
	}
	content := design.AtLeast(design.Target, design.Target, design.Pad(10, 16, words))
	r.InitTap(r, card.Name, content, design.ButtonRound, func() { c.Go.To(route.Referral{ID: card.ID}) })
	return r
}

// head is the name with the button that calls beside it, or under it where it
// does not fit.
func head(c *screen.Context, card card, name fyne.CanvasObject) fyne.CanvasObject {
	call := func() { parts.Call(c, card.Number) }
	switch {
	case card.Number == "":
		return design.Row(8, 0, name, design.NewIcon(design.IconChevronRight, design.SizeIconSmall, design.ColorMuted))
	case card.Crisis:
		return design.Fold(8, 0, name, design.Left(kit.NewIconTextButton(kit.Danger, design.IconPhone, card.Number, call)))
	default:
		return design.Fold(8, 0, name, design.Left(kit.NewAction(design.IconPhone, card.Number, call)))
	}
}

func rows(c *screen.Context, list []card) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, card := range list {
		objects = append(objects, newRow(c, card))
	}
	return objects
}
