package assets

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// avoided are words that a Ukrainian text does without, matched in lower case
// at the beginning of a word.
var avoided = []struct {
	pattern string
	because string
	instead string
	// cards says that an organisation's card may use the word, because the
	// organisation does.
	cards bool
}{
	{pattern: `тригер`, because: "speaks of trauma", instead: "що захоплює"},
	{pattern: `соціальн\p{L}+ мереж`, because: "means Facebook or Telegram", instead: "коло спілкування"},
	{pattern: `жертв`, because: "is a label of powerlessness", instead: "постраждала особа"},
	{pattern: `психічно хвор`, because: "is a stigma", instead: "психологічні труднощі"},
	{pattern: `розлад`, because: "is a stigma", instead: "психологічні труднощі"},
	{pattern: `біжен`, because: "is a label that many do not choose", instead: "люди з України", cards: true},
	{pattern: `переселен`, because: "means somebody displaced within Ukraine", instead: "люди з України"},
	{pattern: `на україні`, because: "is Russian usage", instead: "в Україні"},
	{pattern: `голланді`, because: "is not the country's name", instead: "Нідерланди"},
	{pattern: `суїцидни`, because: "is a label", instead: "думки про самогубство"},
	{pattern: `получ`, because: "is Russian", instead: "отримати"},
	{pattern: `слідуюч`, because: "is Russian", instead: "наступний"},
	{pattern: `міроприємств`, because: "is Russian", instead: "захід, подія"},
	{pattern: `картинк`, because: "is Russian", instead: "зображення"},
	{pattern: `прийма\p{L}+ участь`, because: "is Russian", instead: "брати участь"},
	{pattern: `промпт`, because: "is jargon", instead: "запитання для розмови"},
}

var (
	avoidedPatterns = compileAvoided()
	// A word that begins with a letter cannot be found with \b, which knows
	// only the Latin ones.
	beginning = `(?:^|[^\p{L}’])`

	familiar    = regexp.MustCompile(beginning + `(?:ти|тебе|тобі|тобою|твій|твоя|твоє|твої|твого|твоєї|твоєму|твоїм|твоїх|твою|твоїми)(?:[^\p{L}’]|$)`)
	familiarYou = regexp.MustCompile(`\p{L}(?:еш|єш|иш|їш)(?:ся)?$`)
	smallYou    = regexp.MustCompile(beginning + `(?:ви|вас|вам|вами|ваш\p{L}*)(?:[^\p{L}’]|$)`)
	russian     = regexp.MustCompile(`[ыэъёЫЭЪЁ]`)
	lookalike   = regexp.MustCompile(`^(?:[A-Za-z]|[aceiopxy]+)$`)
)

func compileAvoided() []*regexp.Regexp {
	patterns := make([]*regexp.Regexp, len(avoided))
	for i, word := range avoided {
		patterns[i] = regexp.MustCompile(`(?:^|[^\p{L}])` + word.pattern)
	}
	return patterns
}

// ukrainian returns what is wrong with a Ukrainian passage.
func ukrainian(p passage) []string {
	var faults []string
	text := unquoted(p.text)
	for i, word := range avoided {
		if avoidedPatterns[i].MatchString(strings.ToLower(text)) && !(word.cards && p.kind == "referral") {
			faults = append(faults, fmt.Sprintf("has «%s», which %s: write «%s»", word.pattern, word.because, word.instead))
		}
	}
	if russian.MatchString(p.text) {
		faults = append(faults, "has a Russian letter")
	}
	if word := find(text, lookalike.MatchString); word != "" {
		faults = append(faults, fmt.Sprintf("has %q in Latin letters that look Cyrillic", word))
	}
	if smallYou.MatchString(text) {
		faults = append(faults, "addresses somebody with a small letter: write «Ви»")
	}
	if word := familiarForm(text); word != "" && !p.child() {
		faults = append(faults, fmt.Sprintf("says «ти» outside what is said to a child: %q", word))
	}
	return faults
}

// familiarForm returns a pronoun or verb that says «ти», if there is one.
func familiarForm(text string) string {
	lower := strings.ToLower(text)
	if word := familiar.FindString(lower); word != "" {
		return strings.TrimSpace(word)
	}
	return find(lower, func(word string) bool {
		return familiarYou.MatchString(word) && !slices.Contains(notVerbs, word)
	})
}

// notVerbs end like a verb in the second person and are none.
var notVerbs = []string{"лиш", "тиш"}
