package cards

import (
	"math/rand/v2"
	"slices"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
)

// pile is a number of cards in an order of chance.
type pile struct {
	order []int
	drawn int
}

// shuffled is a pile of n cards; the same seed makes the same one.
func shuffled(n int, seed uint64) pile {
	return pile{order: rand.New(rand.NewPCG(seed, 0)).Perm(n)}
}

// draw takes the card on top. Each card comes once before the first one comes
// again. The pile must not be empty.
func (p *pile) draw() int {
	top := p.order[p.drawn%len(p.order)]
	p.drawn++
	return top
}

// drawCard shows one of the found prompts by chance, and another on request.
func (v *promptsView) drawCard() {
	c := v.s.context
	found := slices.Clone(v.found)
	pile := shuffled(len(found), uint64(c.Now().UnixNano()))
	place := design.Stack()
	var sheet *kit.Sheet
	var drawn prompt
	leave := func(to route.Route) {
		sheet.Close()
		c.Go.To(to)
	}
	draw := func() {
		drawn = found[pile.draw()]
		id := drawn.ID
		place.Objects = []fyne.CanvasObject{v.drawnCard(drawn, func() { leave(v.cardOf(id)) })}
	}
	draw()
	show := kit.NewIconTextButton(kit.Primary, design.IconSmartphone, c.Text.T("common.show"), func() {
		leave(route.Show{Prompt: drawn.ID, Person: v.s.filter.NotAskedOf})
	})
	buttons := []fyne.CanvasObject{show}
	if len(found) > 1 {
		another := kit.NewIconTextButton(kit.Soft, design.IconShuffle, c.Text.T("cards.another"), func() {
			draw()
			sheet.Update()
		})
		buttons = []fyne.CanvasObject{another, show}
	}
	sheet = kit.NewSheet(c.Text.T("cards.drawn"), c.Text.T("common.close"), place).SetBottom(kit.Buttons(buttons...)).Open(c.Canvas)
}

// drawnCard is a prompt to read from a little way off; a tap opens its page.
func (v *promptsView) drawnCard(p prompt, open func()) fyne.CanvasObject {
	c, tint := v.s.context, parts.PromptTint(p.Prompt)
	var words []fyne.CanvasObject
	if word := parts.PromptWord(c, p.Prompt); word != "" {
		words = append(words, design.Left(parts.PaperPill(word, tint)))
	}
	words = append(words, design.NewText(p.Text, design.SizeTitle, design.ColorInk).Strong().Leading(1.15))
	if p.Other != "" {
		words = append(words, design.NewText(p.Other, design.SizeHeading, tint.Ink()).Leading(1.2))
	}
	if reason := v.reason(p); reason != "" {
		words = append(words, kit.NewQuietLine(design.IconLightbulb, tint.Ink(), reason))
	}
	const calm = 210 // so that the sheet stays as it is from a short card to a longer one
	return kit.NewTapCard(tint, p.Text, design.AtLeast(1, calm, design.Col(14, words...)), open)
}
