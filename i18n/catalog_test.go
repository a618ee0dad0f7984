package i18n

import (
	"maps"
	"regexp"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/feature/plural"
)

// samples returns, for each plural category of a language, whole numbers that
// ask for it. Other is always there: CLDR requires it of every language.
func samples(p *Printer) map[plural.Form][]int {
	found := map[plural.Form][]int{plural.Other: nil}
	for n := range 1000 {
		found[p.form(n)] = append(found[p.form(n)], n)
	}
	return found
}

// placeholders returns the sorted names that a text asks for.
func placeholders(t template) []string {
	names := map[string]bool{}
	for _, s := range t {
		if s.name != "" {
			names[s.name] = true
		}
	}
	return slices.Sorted(maps.Keys(names))
}

// asks returns the sorted names that an id asks for; of one with plural forms,
// those of its form other.
func (e entry) asks() []string {
	if e.forms != nil {
		return placeholders(e.forms[plural.Other])
	}
	return placeholders(e.text)
}

func TestEveryLanguageHasTheSameIDs(t *testing.T) {
	first := For(All()[0])
	for _, lang := range All()[1:] {
		for id, e := range For(lang).texts() {
			reference, ok := first.texts()[id]
			switch {
			case !ok:
				t.Errorf("%s has %s, %s has not", lang, id, first.lang)
			case (e.forms == nil) != (reference.forms == nil):
				t.Errorf("%s has plural forms in only one of %s and %s", id, lang, first.lang)
			case !slices.Equal(e.asks(), reference.asks()):
				t.Errorf("%s asks for %v in %s, for %v in %s", id, e.asks(), lang, reference.asks(), first.lang)
			}
		}
		for id := range first.texts() {
			if _, ok := For(lang).texts()[id]; !ok {
				t.Errorf("%s has %s, %s has not", first.lang, id, lang)
			}
		}
	}
}

func TestEveryPluralHasTheFormsOfItsLanguage(t *testing.T) {
	for _, lang := range All() {
		p := For(lang)
		wanted := samples(p)
		for id, e := range p.texts() {
			if e.forms == nil {
				continue
			}
			for name, form := range categories {
				text, ok := e.forms[form]
				numbers, want := wanted[form]
				if ok != want {
					t.Errorf("%s %s: has form %s: %v, the language asks for it: %v", lang, id, name, ok, want)
					continue
				}
				asked := placeholders(text)
				if len(numbers) == 1 && !slices.Contains(asked, "count") {
					// A form for one number only may write that number as a word.
					asked = append(asked, "count")
					slices.Sort(asked)
				}
				if ok && !slices.Equal(asked, e.asks()) {
					t.Errorf("%s %s: form %s asks for %v, form other for %v", lang, id, name, asked, e.asks())
				}
			}
			if !slices.Contains(e.asks(), "count") {
				t.Errorf("%s %s: form other never says {count}", lang, id)
			}
		}
	}
}

func TestUkrainianAsksForFourForms(t *testing.T) {
	want := []plural.Form{plural.Other, plural.One, plural.Few, plural.Many}
	if diff := cmp.Diff(want, slices.Sorted(maps.Keys(samples(For(UK))))); diff != "" {
		t.Error(diff)
	}
}

func TestIDsAreLowerCase(t *testing.T) {
	shape := regexp.MustCompile(`^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$`)
	for id := range For(All()[0]).texts() {
		if !shape.MatchString(id) {
			t.Errorf("%q: want lower case, digits and underscores", id)
		}
	}
}

func TestMistakesInAFileAreRefused(t *testing.T) {
	for name, table := range map[string]map[string]any{
		"brace never closed":      {"save": "Save {alias"},
		"brace never opened":      {"save": "Save alias}"},
		"placeholder with spaces": {"save": "Save {the alias}"},
		"number for a text":       {"save": int64(3)},
		"table for a plural form": {"talks": map[string]any{"other": map[string]any{"other": "talks"}}},
	} {
		if err := addTable(map[string]entry{}, "area", table); err == nil {
			t.Errorf("%s: want an error", name)
		}
	}
}
