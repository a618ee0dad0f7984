package card

import (
	"slices"

	"bankje/app/screen/parts"
	"bankje/assets"
	"bankje/store"
)

// form is one way to say a prompt: in a language, to somebody.
type form struct {
	Language string
	Address  assets.Address
	Text     string
	Say      string // how it sounds; may be empty
}

// otherForms are the ways to say a prompt of the packs that a voice doesn't
// show: the third language, and how one speaks to somebody by first name or to
// a child.
func otherForms(p assets.Prompt, v parts.Voice) []form {
	var forms []form
	for _, language := range assets.Languages {
		seen := []string{}
		if language == v.Language || language == v.Other {
			shown, _ := p.In(language, p.Usual())
			seen = append(seen, shown)
		}
		for _, address := range []assets.Address{assets.Formal, assets.Informal, assets.Child} {
			text, ok := p.In(language, address)
			if !ok || slices.Contains(seen, text) {
				continue
			}
			seen = append(seen, text)
			say := ""
			if readable(language, v) {
				say, _ = p.SayIn(language, address)
			}
			forms = append(forms, form{language, address, text, say})
		}
	}
	return forms
}

// readable reports whether how a language sounds is written in letters that the
// reader knows: Dutch in Cyrillic, Ukrainian in Latin ones.
func readable(language string, v parts.Voice) bool {
	return (language == assets.Dutch) == (v.Language == assets.Ukrainian)
}

// ownForms are the languages in which somebody wrote a prompt, without those
// that a voice shows.
func ownForms(p store.OwnPrompt, v parts.Voice) []form {
	var forms []form
	for language, text := range map[string]string{assets.Dutch: p.NL, assets.Ukrainian: p.UK, assets.English: p.EN} {
		if text != "" && text != p.Text(v.Language) && text != p.Text(v.Other) {
			forms = append(forms, form{Language: language, Text: text})
		}
	}
	slices.SortFunc(forms, func(a, b form) int {
		return slices.Index(assets.Languages[:], a.Language) - slices.Index(assets.Languages[:], b.Language)
	})
	return forms
}
