package quick

import (
	"slices"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen/parts"
)

// How many words of each kind show at first, so that the note is in sight of
// who begins: in Ukrainian all of them would fill two screens before it.
const (
	fewSupports = 4
	fewDomains  = 5
)

// fewer are the first words and those that are chosen, in their order.
func fewer(words []parts.Word, chosen []string, most int) []parts.Word {
	var shown []parts.Word
	for i, word := range words {
		if i < most || slices.Contains(chosen, word.ID) {
			shown = append(shown, word)
		}
	}
	return shown
}

// chips lets people choose among the first words of a kind, and one tap shows
// the others.
func (s *Screen) chips(words []parts.Word, chosen []string, most int, all *bool, onChanged func([]string)) fyne.CanvasObject {
	shown := words
	if !*all {
		shown = fewer(words, chosen, most)
	}
	if len(shown) == len(words) {
		return parts.Chips(words, chosen, onChanged)
	}
	more := kit.NewFilterChip(design.IconPlus, s.context.Text.T("common.more"), func() {
		*all = true
		s.show()
	})
	return parts.Chips(shown, chosen, onChanged, more)
}
