package cards

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/store"
)

// firstPrompts fill a tall window and a little more; as many are added when one
// comes near the end.
const firstPrompts = 12

// promptsView is the segment of prompts as one Build draws it. Search and chips
// stay the same objects while the cards change, so that the cursor stays.
type promptsView struct {
	s      *Screen
	deck   []prompt
	found  []prompt
	search *kit.SearchField
	place  *fyne.Container // of the chips, from edge to edge
	chips  *kit.ChipRow
	cards  []fyne.CanvasObject // of the first of found
}

func newPromptsView(s *Screen) *promptsView {
	c := s.context
	v := &promptsView{s: s, place: design.Stack()}
	v.deal()
	v.search = kit.NewSearchField(c.Text.T("cards.search"), c.Text.T("common.clear"), func(text string) {
		if text != s.filter.Query {
			s.filter.Query = text
			v.changed()
			s.page.SetOffset(v.searchOffset())
		}
	})
	v.search.SetText(s.filter.Query)
	v.showChips()
	v.chips.SetOffset(s.chipOffset)
	return v
}

// searchOffset is how far to scroll so that what is found shows while one types:
// to the top, or, where the keyboard leaves little room, to the search field.
func (v *promptsView) searchOffset() float32 {
	const low = 420
	if v.s.page.Size().Height > low {
		return 0
	}
	return v.search.Position().Y
}

// deal makes the deck of what is known of the journal.
func (v *promptsView) deal() {
	c := v.s.context
	v.deck = deck(c.Content, v.s.known.own, v.s.known.voice(string(c.Text.Lang())))
}

// find follows the filter; the cards are drawn anew.
func (v *promptsView) find() {
	v.found = filtered(v.deck, v.s.filter, v.s.known)
	v.cards = nil
}

// objects are the segment from top to bottom, with the cards that were missing.
func (v *promptsView) objects() []fyne.CanvasObject {
	for i := len(v.cards); i < min(v.s.shown, len(v.found)); i++ {
		v.cards = append(v.cards, v.card(v.found[i]))
	}
	all := []fyne.CanvasObject{v.search, design.PadEach(-8, -design.Gutter, -4, -design.Gutter, v.place)}
	if len(v.found) == 0 {
		return append(all, v.empty())
	}
	if v.s.filter.Query == "" { // while one searches, what is found comes first
		all = append(all, v.actions())
	}
	return append(all, v.cards...)
}

// more reports whether there are more cards, and wants them drawn.
func (v *promptsView) more() bool {
	if v.s.shown >= len(v.found) {
		return false
	}
	v.s.shown += firstPrompts
	return true
}

// actions are to draw a card and to write one.
func (v *promptsView) actions() fyne.CanvasObject {
	c := v.s.context
	return kit.Buttons(
		kit.NewAction(design.IconShuffle, c.Text.T("cards.draw"), v.drawCard),
		kit.NewQuietAction(design.IconPencil, c.Text.T("cards.write"), v.write))
}

func (v *promptsView) write() { v.s.context.Go.To(route.PromptForm{}) }

// cardOf is the page of a prompt, in the words for whom it was looked up.
func (v *promptsView) cardOf(id string) route.Card {
	return route.Card{ID: id, Person: v.s.filter.NotAskedOf}
}

// reason is what kind of prompt it is, where that isn't plain, or whose.
func (v *promptsView) reason(p prompt) string {
	switch {
	case !p.Team.IsZero():
		return parts.SharedWith(v.s.context, v.s.known.teams, p.Team)
	case p.ToStaff:
		return v.s.context.Text.T("cards.from_resident")
	case p.Own && len(p.Domains) > 0:
		return v.s.context.Text.T("parts.own_prompt")
	}
	return ""
}

func (v *promptsView) card(p prompt) fyne.CanvasObject {
	s := v.s
	o := parts.PromptCardOptions{
		OnTap:     func() { s.context.Go.To(v.cardOf(p.ID)) },
		Opens:     v.cardOf(p.ID),
		Favourite: s.known.favourites[p.key],
		Reason:    v.reason(p),
		OnFavourite: func(on bool) {
			s.known.favourites[p.key] = on
			parts.KeepHeart(s.context, s.journal, p.key, on)
		},
	}
	return parts.NewPromptCard(s.context, p.Prompt, o)
}

// changed draws what the filter lets through, from the first on.
func (v *promptsView) changed() {
	v.s.shown = firstPrompts
	v.s.show()
}

func (v *promptsView) set(f promptFilter) {
	if f.NotAskedOf.IsZero() && !v.s.filter.NotAskedOf.IsZero() {
		v.s.known.person, v.s.known.asked = store.Person{}, nil
		v.deal()
	}
	v.s.filter = f
	offset := v.chips.Offset()
	v.showChips()
	v.chips.SetOffset(offset)
	v.changed()
}

// showChips draws what filters with one tap: first those that were chosen on
// the sheet.
func (v *promptsView) showChips() {
	c, now := v.s.context, v.s.filter
	without := func(text string, take func(*promptFilter)) parts.Filter {
		rest := now
		take(&rest)
		return parts.Filter{Text: text, Remove: func() { v.set(rest) }}
	}
	chips := parts.FilterChips(c, v.chooseFilters,
		without(parts.WordOf(parts.Moments(c), now.Moment), func(f *promptFilter) { f.Moment = "" }),
		without(parts.WordOf(parts.Settings(c), now.Setting), func(f *promptFilter) { f.Setting = "" }),
		without(v.notAskedOf(), func(f *promptFilter) { f.NotAskedOf = store.PersonID{} }))
	chips = append(chips,
		kit.NewChip(c.Text.T("cards.favourites"), now.Favourites, func(on bool) {
			v.s.filter.Favourites = on
			v.changed()
		}),
		kit.NewChip(c.Text.T("cards.own"), now.Own, func(on bool) {
			v.s.filter.Own = on
			v.changed()
		}),
		kit.NewChip(c.Text.T("cards.residents"), now.ToStaff, func(on bool) {
			v.s.filter.ToStaff = on
			v.changed()
		}))
	chips = append(chips, v.domainChips()...)
	v.chips = kit.NewChipRow(chips...)
	v.place.Objects = []fyne.CanvasObject{v.chips}
}

func (v *promptsView) domainChips() []fyne.CanvasObject {
	domains := parts.Domains(v.s.context)
	texts, chosen := make([]string, len(domains)), -1
	for i, domain := range domains {
		texts[i] = domain.Text
		if domain.ID == v.s.filter.Domain {
			chosen = i
		}
	}
	return kit.Choice(texts, chosen, func(i int) {
		v.s.filter.Domain = ""
		if i >= 0 {
			v.s.filter.Domain = domains[i].ID
		}
		v.changed()
	})
}

// notAskedOf is that filter in words; empty while it is off.
func (v *promptsView) notAskedOf() string {
	for _, p := range v.s.known.people {
		if p.ID == v.s.filter.NotAskedOf {
			return v.s.context.Text.T("cards.not_asked_of", "alias", p.Alias)
		}
	}
	return ""
}

// empty says why no prompt shows and what to do.
func (v *promptsView) empty() fyne.CanvasObject {
	t := v.s.context.Text
	if v.s.filter == (promptFilter{Favourites: true}) {
		return kit.NewEmptyState(kit.NewDrawing(design.IconTalk, design.IconHeart, design.IconSprout), t.T("cards.no_favourites"), nil)
	}
	if v.s.filter == (promptFilter{Own: true}) {
		write := kit.NewButton(kit.Soft, t.T("cards.write"), v.write)
		return kit.NewEmptyState(kit.NewDrawing(design.IconTalk, design.IconPencil, design.IconSprout), t.T("cards.no_own"), write)
	}
	sentence := t.T("cards.nothing")
	clear := kit.NewButton(kit.Soft, t.T("cards.clear"), func() {
		v.search.SetText("")
		v.set(promptFilter{})
	})
	return kit.NewEmptyState(kit.NewDrawing(design.IconHeart, design.IconSearch, design.IconTalk), sentence, clear)
}
