package parts

import (
	"slices"

	"fyne.io/fyne/v2"

	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/assets"
	"bankje/i18n"
	"bankje/store"
)

// Word is something that can be chosen: its id in the packs, or its code, and
// what people call it.
type Word struct{ ID, Text string }

// Domains are the life domains in the order of the packs.
func Domains(c *screen.Context) []Word {
	return words(c, c.Content.Domains, func(d assets.Domain) (string, assets.Text) { return d.ID, d.Label })
}

// Supports are the kinds of support in the order of the packs.
func Supports(c *screen.Context) []Word {
	return words(c, c.Content.SupportTypes, func(s assets.SupportType) (string, assets.Text) { return s.ID, s.Name })
}

// Activities are the activities in the order of the packs.
func Activities(c *screen.Context) []Word {
	return words(c, c.Content.Activities, func(a assets.Activity) (string, assets.Text) { return a.ID, a.Title })
}

// Goals are the goals of a conversation in the order of the packs.
func Goals(c *screen.Context) []Word {
	return words(c, c.Content.Goals, func(g assets.Goal) (string, assets.Text) { return g.ID, g.Text })
}

func words[T any](c *screen.Context, list assets.List[T], of func(T) (string, assets.Text)) []Word {
	var all []Word
	for item := range list.All() {
		id, text := of(item)
		all = append(all, Word{id, i18n.Capital(text.In(string(c.Text.Lang())))})
	}
	return all
}

// Referrals are the referral cards of the packs and one's own, by name.
func Referrals(c *screen.Context, own []store.OwnCard) []Word {
	all := words(c, c.Content.Referrals, func(r assets.Referral) (string, assets.Text) { return r.ID, r.Name })
	for _, card := range own {
		if card.Fills == "" {
			all = append(all, Word{card.ID.Key(), card.Name})
		}
	}
	return all
}

// Settings are the places where a conversation can be.
func Settings(c *screen.Context) []Word {
	return coded(c, settingWord, store.SettingHomeVisit, store.SettingReception, store.SettingActivity,
		store.SettingOutside, store.SettingPhone, store.SettingOther)
}

// Signals are the signals that need action.
func Signals(c *screen.Context) []Word {
	return coded(c, signalWord, store.SignalSafety, store.SignalViolence, store.SignalNotCoping,
		store.SignalHealth, store.SignalExploitation, store.SignalChild, store.SignalOther)
}

func coded(c *screen.Context, word func(*screen.Context, string) string, codes ...string) []Word {
	var all []Word
	for _, code := range codes {
		all = append(all, Word{code, word(c, code)})
	}
	return all
}

func settingWord(c *screen.Context, code string) string { return c.Text.T("parts.setting." + code) }
func signalWord(c *screen.Context, code string) string  { return c.Text.T("parts.signal." + code) }

// WordOf is what people call an id among words; empty when it is not among
// them, as after a pack was shortened.
func WordOf(words []Word, id string) string {
	for _, word := range words {
		if word.ID == id {
			return word.Text
		}
	}
	return ""
}

// WordsOf are the words of ids, in the order of ids; unknown ones are left out.
func WordsOf(words []Word, ids []string) []string {
	var texts []string
	for _, id := range ids {
		if text := WordOf(words, id); text != "" {
			texts = append(texts, text)
		}
	}
	return texts
}

// Setting is what people call a place; empty for none.
func Setting(c *screen.Context, code string) string { return WordOf(Settings(c), code) }

// Chips lets people choose any number of words. onChanged gets all that are
// chosen, those that are no longer among the words included. Objects stand
// behind them.
func Chips(words []Word, chosen []string, onChanged func(chosen []string), objects ...fyne.CanvasObject) fyne.CanvasObject {
	chosen = slices.Clone(chosen)
	var chips []fyne.CanvasObject
	for _, word := range words {
		chips = append(chips, kit.NewChip(word.Text, slices.Contains(chosen, word.ID), func(on bool) {
			chosen = With(chosen, word.ID, on)
			onChanged(slices.Clone(chosen))
		}))
	}
	return kit.Chips(append(chips, objects...)...)
}

// Choice lets people choose one word or none; onChosen gets its id or "".
func Choice(words []Word, chosen string, onChosen func(id string)) fyne.CanvasObject {
	texts := make([]string, len(words))
	index := -1
	for i, word := range words {
		texts[i] = word.Text
		if word.ID == chosen {
			index = i
		}
	}
	return kit.Chips(kit.Choice(texts, index, func(i int) {
		if i < 0 {
			onChosen("")
			return
		}
		onChosen(words[i].ID)
	})...)
}

// With gives ids with one of them added at the end, or taken away. The ids
// that it was given stay as they are.
func With(ids []string, id string, on bool) []string {
	without := slices.DeleteFunc(slices.Clone(ids), func(other string) bool { return other == id })
	if on {
		return append(without, id)
	}
	return without
}
