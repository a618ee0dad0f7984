package talk

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/store"
)

// card is the prompt, to be read at a glance: one's own language large, the
// other's beneath it. It can be wiped away, and wiped back.
func (s *Screen) card(c *screen.Context, p parts.Prompt) fyne.CanvasObject {
	tint := parts.PromptTint(p)
	words := []fyne.CanvasObject{design.NewText(p.Text, design.SizeTitle, design.ColorInk).Strong().Leading(1.15)}
	if p.Other != "" {
		words = append(words, design.NewText(p.Other, design.SizeHeading, tint.Ink()).Leading(1.2))
	}
	var sound fyne.CanvasObject
	if p.Say != "" {
		sound = s.sound(c, p)
	}
	content := design.Dock(s.head(c, p, tint), sound, design.Pad(18, 0, design.Middle(design.Col(16, words...))))
	return kit.NewSwipe(kit.NewCard(tint, design.AtLeast(1, cardHeight(c), design.Pad(4, 4, content))),
		func() { s.change(c, next) },
		func() { s.change(c, previous) })
}

// cardHeight makes a short prompt lie on a card too, and not on a strip: half
// of the window, or what the bar and the buttons leave of a low one.
func cardHeight(c *screen.Context) float32 {
	const others, least = 390, 150
	window := c.Canvas.Size().Height
	return max(least, min(window/2, window-others))
}

// head is what the card is about, and whether it was asked.
func (s *Screen) head(c *screen.Context, p parts.Prompt, tint design.Tint) fyne.CanvasObject {
	var pills []fyne.CanvasObject
	if word := parts.PromptWord(c, p); word != "" {
		pills = append(pills, parts.PaperPill(word, tint))
	}
	if asked(s.draft, p.ID) {
		pills = append(pills, parts.PaperPill(c.Text.T("talk.was_asked"), tint))
	}
	return kit.Pills(pills...)
}

// sound is how the other's words sound, once somebody wants to try them.
func (s *Screen) sound(c *screen.Context, p parts.Prompt) fyne.CanvasObject {
	if s.sounding {
		return kit.NewIconLine(design.IconSound, p.Say)
	}
	return design.Left(kit.NewLink(c.Text.T("talk.say"), func() {
		s.sounding = true
		s.draw(c)
	}))
}

// end is what stands there when the cards are through: nothing needs doing.
func (s *Screen) end(c *screen.Context) fyne.CanvasObject {
	drawing := kit.NewDrawing(design.IconCoffee, design.IconTalks, design.IconCards)
	ids := s.fitting(c)
	if len(ids) == 0 {
		return kit.NewEmptyState(drawing, c.Text.T("talk.no_more"), nil)
	}
	add := kit.NewButton(kit.Primary, c.Text.T("talk.add_cards"), func() {
		s.change(c, func(d *store.Draft) { d.Queue = append(d.Queue, ids...) })
	})
	return kit.NewSwipe(kit.NewEmptyState(drawing, c.Text.T("talk.through"), add), nil,
		func() { s.change(c, previous) })
}
