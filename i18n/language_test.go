package i18n

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLanguagesAreNamedInTheirOwnWords(t *testing.T) {
	var names []string
	for _, lang := range All() {
		names = append(names, lang.Name())
		if For(lang).Lang() != lang {
			t.Errorf("the printer of %s speaks %s", lang, For(lang).Lang())
		}
	}
	if diff := cmp.Diff([]string{"Nederlands", "Українська", "English"}, names); diff != "" {
		t.Error(diff)
	}
}

func TestUnknownLanguageSpeaksEnglish(t *testing.T) {
	if got := For("xx").Lang(); got != EN {
		t.Errorf("got %s", got)
	}
}

func TestSuggestsOnlyALanguageThatSomebodySet(t *testing.T) {
	for _, c := range []struct {
		locales []string
		lang    Language
		sure    bool
	}{
		{[]string{"uk-UA"}, UK, true},
		{[]string{"uk_UA.UTF-8"}, UK, true},
		{[]string{"nl_NL.UTF-8"}, NL, true},
		{[]string{"nl-BE"}, NL, true},
		{[]string{"en-GB"}, EN, true},
		{[]string{"de_DE@euro", "nl"}, NL, true},
		{[]string{"ru-RU", "uk-UA"}, UK, true},
		{[]string{"ru"}, EN, false},
		{[]string{"ru-UA"}, EN, false},
		{[]string{"be"}, EN, false},
		{[]string{"tr-TR"}, EN, false},
		{[]string{"C.UTF-8"}, EN, false},
		{[]string{"POSIX", ""}, EN, false},
		{nil, EN, false},
	} {
		if lang, sure := Match(c.locales); lang != c.lang || sure != c.sure {
			t.Errorf("%q: %s %v, want %s %v", c.locales, lang, sure, c.lang, c.sure)
		}
	}
}
