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

// same reports whether two forms say the same.
func same(a, b store.OwnPrompt) bool {
	return a.NL == b.NL && a.UK == b.UK && a.EN == b.EN && a.Moment == b.Moment && sameSet(a.Domains, b.Domains)
}

// sameSet doesn't mind the order in which chips were tapped.
func sameSet(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}
