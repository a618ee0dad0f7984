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

func newRow(c *screen.Context, card card, teams parts.Teams) *row {
	r := &row{}
	content := design.AtLeast(design.Target, design.Target, design.Pad(12, 16, content(c, card, teams)))
	r.InitTap(r, card.Name, content, design.ButtonRound, func() { c.Go.To(route.Referral{ID: card.ID}) })
	return parts.Leads(c, r, route.Referral{ID: card.ID})
}

func content(c *screen.Context, card card, teams parts.Teams) fyne.CanvasObject {
	name := name(card)
	purpose := about(c, card, teams)
	if card.Number != "" {
		if purpose == nil {
			purpose = design.Col(0)
		}
		return design.Arrange(&rowLayout{}, name, purpose, callButton(c, card))
	}
	head := design.Row(8, 0, name, design.NewIcon(design.IconChevronRight, design.SizeIconSmall, design.ColorMuted))
	if purpose == nil {
		return head
	}
	return design.Col(purposeGap, head, purpose)
}

// about is what a card is for, with which team it is shared, and the mark of one
// that is doubted; nil where there is nothing of it.
func about(c *screen.Context, card card, teams parts.Teams) fyne.CanvasObject {
	var lines []fyne.CanvasObject
	if card.Purpose != "" {
		lines = append(lines, design.NewText(card.Purpose, design.SizeCaption, design.ColorMuted))
	}
	if line := parts.SharedLine(c, teams, card.Team); line != nil {
		lines = append(lines, line)
	}
	if card.Doubted {
		lines = append(lines, parts.DoubtedLine(c))
	}
	if len(lines) == 0 {
		return nil
	}
	return design.Col(purposeGap, lines...)
}

// name is the name, with a heart behind a favourite.
func name(card card) fyne.CanvasObject {
	name := design.NewText(card.Name, design.SizeBody, design.ColorInk).Strong()
	if !card.Heart {
		return name
	}
	return design.Row(8, -1, name, design.NewIcon(design.IconHeart.Filled(), design.SizeIconSmall, design.Terracotta.Ink()))
}

// callButton says the number rather than "call": so it can be read as well.
func callButton(c *screen.Context, card card) fyne.CanvasObject {
	call := func() { parts.Call(c, card.Number) }
	if card.Crisis {
		return kit.NewIconTextButton(kit.Danger, design.IconPhone, card.Number, call)
	}
	return kit.NewAction(design.IconPhone, card.Number, call)
}

func (s *Screen) rows(c *screen.Context, list []card) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, card := range list {
		objects = append(objects, newRow(c, card, s.mine.teams))
	}
	return objects
}
