package prepare

import (
	"slices"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
)

// prompts are what will be asked: the suggestions, and what was chosen by hand.
func (s *Screen) prompts() []fyne.CanvasObject {
	c := s.context
	objects := []fyne.CanvasObject{kit.NewSection(c.Text.T("prepare.prompts"))}
	for _, id := range queue(s.suggested, s.picked) {
		prompt, ok := parts.ReadPrompt(c.Content, s.known.own, id, s.voice)
		if !ok {
			continue
		}
		if i := s.suggestionAt(id); i >= 0 {
			swap := kit.NewQuietAction(design.IconShuffle, c.Text.T("prepare.another"), func() { s.swap(i) })
			objects = append(objects, s.promptCard(prompt, s.reason(s.suggested[i]), swap))
		} else {
			remove := kit.NewQuietAction(design.IconClose, c.Text.T("common.remove"), func() { s.pick(id, false); s.again() })
			objects = append(objects, s.promptCard(prompt, c.Text.T("prepare.reason.chosen"), remove))
		}
	}
	return append(objects, kit.NewIconTextButton(kit.Soft, design.IconPlus, c.Text.T("prepare.choose"), s.openChoices))
}

// suggestionAt is the place of a prompt among the suggestions, or -1.
func (s *Screen) suggestionAt(id string) int {
	return slices.IndexFunc(s.suggested, func(suggestion Suggestion) bool { return suggestion.ID == id })
}

// promptCard is a prompt with the reason why it is here and one thing to do
// about it. A tap on the rest opens it, with how it sounds.
func (s *Screen) promptCard(p parts.Prompt, reason string, action fyne.CanvasObject) fyne.CanvasObject {
	tint := parts.PromptTint(p)
	why := kit.NewQuietLine(design.IconLightbulb, tint.Ink(), reason)
	content := design.Col(12, parts.NewPromptText(p), design.Fold(8, 0, why, design.Left(action)))
	return kit.NewTapCard(tint, p.Text, content, func() {
		card := route.Card{ID: p.ID}
		if len(s.people) == 1 {
			card.Person = s.people[0]
		}
		s.context.Go.To(card)
	})
}

// swap shows another suggestion in place of one.
func (s *Screen) swap(i int) {
	if other, ok := Other(s.context.Content.Prompts.All(), s.occasion(), s.suggested, i); ok {
		s.suggested[i] = other
		s.again()
	}
}

// reason is why a prompt is suggested, in a sentence.
func (s *Screen) reason(suggestion Suggestion) string {
	c := s.context
	switch suggestion.Reason {
	case Untouched:
		return c.Text.T("prepare.reason.untouched", "domain", parts.WordOf(parts.Domains(c), suggestion.Domain))
	case Again:
		return c.Text.T("prepare.reason.again", "day", c.Text.Relative(suggestion.Asked, c.Now()))
	case Fits:
		return c.Text.T("prepare.reason.fits." + s.occasion().place())
	case Opens:
		return c.Text.T("prepare.reason.opens")
	case Closes:
		return c.Text.T("prepare.reason.closes")
	case Energy:
		return c.Text.T("prepare.reason.energy")
	case Joy:
		return c.Text.T("prepare.reason.joy")
	}
	return c.Text.T("prepare.reason.fresh")
}

func (s *Screen) pick(id string, on bool) { s.picked = parts.With(s.picked, id, on) }

// openChoices opens all prompts on a sheet, to choose by hand.
func (s *Screen) openChoices() {
	c := s.context
	list := design.Stack(s.choices(""))
	domains := []string{""}
	texts := []string{c.Text.T("common.all")}
	for _, word := range parts.Domains(c) {
		domains, texts = append(domains, word.ID), append(texts, word.Text)
	}
	var sheet *kit.Sheet
	chips := kit.NewChipRow(kit.Choice(texts, 0, func(i int) {
		list.Objects = []fyne.CanvasObject{s.choices(domains[max(0, i)])}
		sheet.Update()
	})...)
	fromEdgeToEdge := design.Pad(0, -design.Gutter, chips)
	sheet = kit.NewSheet(c.Text.T("prepare.choose_title"), c.Text.T("common.close"), fromEdgeToEdge, list).
		SetBottom(kit.NewButton(kit.Primary, c.Text.T("common.done"), func() { sheet.Close() }))
	sheet.OnClose(s.again).Open(c.Canvas)
}

// choices are the prompts of a domain, or all, to be ticked: the favourites
// under a heading of their own.
func (s *Screen) choices(domain string) fyne.CanvasObject {
	c := s.context
	column := design.Col(0)
	favourites := false
	for _, p := range choices(parts.Prompts(c.Content, s.known.own, s.voice), domain, s.known.favourite) {
		if s.suggestionAt(p.ID) >= 0 {
			continue
		}
		switch favourite := s.known.favourite(p.ID); {
		case favourite && !favourites:
			column.Add(kit.NewSection(c.Text.T("prepare.favourites")))
			favourites = true
		case !favourite && favourites:
			column.Add(kit.NewSection(c.Text.T("prepare.others")))
			favourites = false
		}
		column.Add(kit.NewCheckRow(p.Text, slices.Contains(s.picked, p.ID), func(on bool) { s.pick(p.ID, on) }))
	}
	return column
}
