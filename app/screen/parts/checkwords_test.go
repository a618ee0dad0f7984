package parts

import (
	"testing"

	"bankje/assets"
	"bankje/i18n"
)

func TestEachNumberHasACheckWordInEachLanguage(t *testing.T) {
	for _, language := range i18n.All() {
		if count := len(assets.Words(string(language))); count < CheckWordCount {
			t.Errorf("%s has %d words, want %d or more", language, count, CheckWordCount)
		}
	}
}
