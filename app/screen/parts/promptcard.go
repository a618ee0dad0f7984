package parts

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/route"
)

// PromptCardOptions say what can be done with a prompt card.
type PromptCardOptions struct {
	// OnTap opens the prompt; nil makes a card that is only read.
	OnTap func()
	// Opens is the place that OnTap leads to, where the card stands in a list;
	// it may be nil.
	Opens route.Route
	// OnFavourite is told when the heart is tapped; nil leaves the heart out.
	OnFavourite func(on bool)
	Favourite   bool
	// Reason is a line on why the prompt stands here; it may be empty.
	Reason string
}

// NewPromptCard is a prompt in a list: one's own language large, the other's
// beneath it, what it is about, and a heart.
func NewPromptCard(c *screen.Context, p Prompt, o PromptCardOptions) fyne.CanvasObject {
	tint := PromptTint(p)
	words := []fyne.CanvasObject{promptHead(c, p, tint, o), NewPromptText(p)}
	if o.Reason != "" {
		words = append(words, kit.NewQuietLine(design.IconLightbulb, tint.Ink(), o.Reason))
	}
	content := design.Col(8, words...)
	if o.OnTap == nil {
		return kit.NewCard(tint, content)
	}
	return Leads(c, kit.NewTapCard(tint, p.Text, content, o.OnTap), o.Opens)
}

// PromptTint is the tint of the first domain of a prompt.
func PromptTint(p Prompt) design.Tint {
	if len(p.Domains) == 0 {
		return design.Sand
	}
	return DomainTint(p.Domains[0])
}

// NewPromptText is the prompt in both languages, for a card in a list.
func NewPromptText(p Prompt) fyne.CanvasObject {
	words := []fyne.CanvasObject{design.NewText(p.Text, design.SizeHeading, design.ColorInk).Leading(1.2)}
	if p.Other != "" {
		words = append(words, design.NewText(p.Other, design.SizeBody, PromptTint(p).Ink()).Leading(1.2))
	}
	return design.Col(6, words...)
}

// promptHead is the line over a prompt: its domain and the heart.
func promptHead(c *screen.Context, p Prompt, tint design.Tint, o PromptCardOptions) fyne.CanvasObject {
	pill := fyne.CanvasObject(design.Gap(0))
	if word := PromptWord(c, p); word != "" {
		pill = design.Left(PaperPill(word, tint))
	}
	if o.OnFavourite == nil {
		return pill
	}
	heart := kit.NewHeart(o.Favourite, tint.Ink(), c.Text.T("common.favourite"), o.OnFavourite)
	return kit.NewCardHead(pill, heart)
}

// PromptWord is what a prompt is about in a word: that it is one's own, or its
// first domain.
func PromptWord(c *screen.Context, p Prompt) string {
	if len(p.Domains) > 0 {
		return WordOf(Domains(c), p.Domains[0])
	}
	if p.Own {
		return c.Text.T("parts.own_prompt")
	}
	return ""
}

// PaperPill is a word on paper, in the ink of the tint that it lies on.
func PaperPill(word string, tint design.Tint) fyne.CanvasObject {
	text := design.NewText(word, design.SizeCaption, tint.Ink()).Strong().Centered()
	return design.Stack(design.NewSurface(design.ColorPaper, design.Pill), design.Pad(4, 11, text))
}
