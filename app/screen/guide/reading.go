package guide

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/assets"
)

// opening is the guide's mark and what it comes down to.
func opening(c *screen.Context, g assets.Guide) fyne.CanvasObject {
	summary := design.NewText(g.Summary.In(string(c.Text.Lang())), design.SizeHeading, design.ColorInk).Leading(1.3)
	return design.PadEach(4, 0, 6, 0, design.TopRow(14, 1, parts.GuideDisc(g.ID), summary))
}

// reading is a heading with its paragraphs, set with room between the lines.
func reading(c *screen.Context, s assets.Section) fyne.CanvasObject {
	lang := string(c.Text.Lang())
	objects := []fyne.CanvasObject{kit.NewSection(s.Heading.In(lang))}
	for _, text := range s.Paragraphs {
		objects = append(objects, design.NewText(text.In(lang), design.SizeBody, design.ColorInk).Leading(1.4))
	}
	return design.Col(10, objects...)
}

// advice is a card with a line for each piece of it; nil for none.
func advice(c *screen.Context, kind string, texts []assets.Text) fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, text := range texts {
		lines = append(lines, parts.NewTipLine(kind, text.In(string(c.Text.Lang()))))
	}
	return card(parts.TipTint(kind), lines)
}

// tips is a card with the tips of the packs that belong here, each behind the
// sign of its kind.
func tips(c *screen.Context, list []assets.Tip) fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, tip := range list {
		lines = append(lines, parts.NewTipLine(tip.Kind, tip.Text.In(string(c.Text.Lang()))))
	}
	return card(design.Paper, lines)
}

func examples(c *screen.Context, texts []assets.Text) fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, text := range texts {
		lines = append(lines, parts.NewMarkLine(design.IconTalk, design.Plum.Ink(), text.In(string(c.Text.Lang()))))
	}
	return card(design.Plum, lines)
}

func card(tint design.Tint, lines []fyne.CanvasObject) fyne.CanvasObject {
	if len(lines) == 0 {
		return nil
	}
	return kit.NewCard(tint, design.Col(14, lines...))
}

// quotes are sentences of the documents, which are in Dutch, each with the
// document that it is of and in other languages with who translated it.
func quotes(c *screen.Context, all []assets.Quote) fyne.CanvasObject {
	if len(all) == 0 {
		return nil
	}
	var objects []fyne.CanvasObject
	for _, quote := range all {
		text := c.Text.T("guide.quote", "text", quote.Text.In(string(c.Text.Lang())))
		from := c.Text.T("guide.quoted", "document", parts.DocumentTitle(c, quote.Source.Document))
		objects = append(objects, kit.NewQuote(text, from))
	}
	return design.Col(18, objects...)
}

// sources names each document on which the guide rests once.
func sources(c *screen.Context, g assets.Guide) fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, id := range documents(g.Sources) {
		text := c.Text.T("cards.our_own")
		if id != assets.OwnWork {
			text = parts.DocumentTitle(c, id)
		}
		lines = append(lines, kit.NewQuietLine(design.IconBookOpen, design.ColorMuted, text))
	}
	if len(lines) == 0 {
		return nil
	}
	return design.Col(8, lines...)
}
