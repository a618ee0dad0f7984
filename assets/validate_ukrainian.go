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
	// A Cyrillic word cannot be found with \b, which knows only Latin letters.
	beginning = `(?:^|[^\p{L}’])`

	anyAvoided  = compileAvoided()
	familiar    = regexp.MustCompile(beginning + `(?:ти|тебе|тобі|тобою|твій|твоя|твоє|твої|твого|твоєї|твоєму|твоїм|твоїх|твою|твоїми)(?:[^\p{L}’]|$)`)
	familiarYou = regexp.MustCompile(`\p{L}(?:еш|єш|иш|їш)(?:ся)?$`)
	smallYou    = regexp.MustCompile(beginning + `(?:ви|вас|вам|вами|ваш\p{L}*)(?:[^\p{L}’]|$)`)
	lookalike   = regexp.MustCompile(`^(?:[A-Za-z]|[aceiopxy]+)$`)
)

// russian are the letters that Ukrainian does not have.
const russian = "ыэъёЫЭЪЁ"

// compileAvoided makes one expression with a group for each word, in order.
func compileAvoided() *regexp.Regexp {
	var groups []string
	for _, word := range avoided {
		groups = append(groups, "("+word.pattern+")")
	}
	return regexp.MustCompile(beginning + "(?:" + strings.Join(groups, "|") + ")")
}

// ukrainian returns what is wrong with a Ukrainian passage.
func ukrainian(p passage) []string {
	text := unquoted(p.text)
	faults := avoidedIn(strings.ToLower(text), p.kind)
	if strings.ContainsAny(p.text, russian) {
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

func avoidedIn(lower, kind string) []string {
	var faults []string
	for _, match := range anyAvoided.FindAllStringSubmatch(lower, -1) {
		for i, word := range avoided {
			if match[i+1] != "" && !(word.cards && kind == "referral") {
				faults = append(faults, fmt.Sprintf("has %q, which %s: write «%s»", match[i+1], word.because, word.instead))
			}
		}
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
