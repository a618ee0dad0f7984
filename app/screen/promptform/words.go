package promptform

import (
	"slices"
	"strings"

	"bankje/assets"
	"bankje/store"
)

// languages are those to write in, one's own first.
func languages(own string) []string {
	all := []string{own}
	for _, language := range assets.Languages {
		if language != own {
			all = append(all, language)
		}
	}
	return all
}

// wordsIn is where a prompt keeps its words in a language.
func wordsIn(p *store.OwnPrompt, language string) *string {
	switch language {
	case assets.Dutch:
		return &p.NL
	case assets.Ukrainian:
		return &p.UK
	}
	return &p.EN
}

// cleaned is the prompt without the spaces that a keyboard leaves.
func cleaned(p store.OwnPrompt) store.OwnPrompt {
	for _, language := range assets.Languages {
		words := wordsIn(&p, language)
		*words = strings.Join(strings.Fields(*words), " ")
	}
	return p
}

func hasWords(p store.OwnPrompt) bool { return strings.TrimSpace(p.NL+p.UK+p.EN) != "" }

// differs reports whether something was written that could be saved: a prompt
// without words can't.
func differs(before, now store.OwnPrompt) bool {
	now = cleaned(now)
	return hasWords(now) && (before.NL != now.NL || before.UK != now.UK || before.EN != now.EN ||
		before.Moment != now.Moment || !sameSet(before.Domains, now.Domains))
}

// sameSet doesn't mind the order in which chips were tapped.
func sameSet(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}
