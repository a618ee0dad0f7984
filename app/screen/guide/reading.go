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
func tips(c *screen.Context, ids []string) fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, id := range ids {
		if tip, ok := c.Content.Tips.Get(id); ok {
			lines = append(lines, parts.NewTipLine(tip.Kind, tip.Text.In(string(c.Text.Lang()))))
		}
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

// quotes are sentences of the documents, each with the document that it is of.
func quotes(c *screen.Context, all []assets.Quote) fyne.CanvasObject {
	if len(all) == 0 {
		return nil
	}
	var objects []fyne.CanvasObject
	for _, quote := range all {
		text := c.Text.T("guide.quote", "text", quote.Text.In(string(c.Text.Lang())))
		objects = append(objects, kit.NewQuote(text, parts.DocumentTitle(c, quote.Source.Document)))
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

// documents are the documents of some sources, each once, in order.
func documents(sources []assets.Source) []string {
	var ids []string
	seen := map[string]bool{}
	for _, source := range sources {
		if !seen[source.Document] {
			seen[source.Document] = true
			ids = append(ids, source.Document)
		}
	}
	return ids
}
