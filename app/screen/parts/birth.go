package parts

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// months are the names of the months, and how they are shortened, as they stand
// after a number in Dutch, Ukrainian and English.
const months = `(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|maart|mrt|mar(?:ch)?|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?|` +
	`aug(?:ustus|ust)?|sep(?:t|tember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?|` +
	`січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня)`

const (
	// longAgo are the years in which those were born whom one meets as a grown
	// up or a youth. It ends before 2014: dates since then are mostly told
	// because of what happened on them.
	longAgo = `(?:19[2-9]\d|200\d|201[0-3])`
	anyYear = `(?:(?:19|20)?\d\d)`
)

func dateIn(year string) string {
	return `(?:\b\d{1,2}\s?[-./]\s?\d{1,2}\s?[-./]\s?` + year + `\b` +
		`|\b` + year + `-\d{1,2}-\d{1,2}\b` +
		`|\b\d{1,2}\s` + months + `\.?\s` + year + `\b` +
		`|\b` + months + `\s\d{1,2},?\s` + year + `\b)`
}

var (
	birthLike  = regexp.MustCompile(`(?i)` + dateIn(longAgo))
	bornOnDate = regexp.MustCompile(`(?i)^[^\d\n]{0,32}` + dateIn(anyYear))
)

// bornWords say that a date is of a birth.
var bornWords = []string{"geboren", "geb.", "geboorte", "born", "birth", "народи", "народж", "д.н.", "д. н."}

// looksLikeBirth reports whether there is a date of birth in a text: a whole
// date of long ago, or one of any year that is said to be one. A year alone
// tells nobody who it is.
func looksLikeBirth(text string) bool {
	const before, after = 40, 16
	for i := range text {
		if isYear(text, i) && birthLike.MatchString(around(text, i-before, i+after)) {
			return true
		}
	}
	lower := strings.ToLower(text)
	for _, word := range bornWords {
		rest := lower
		for found := true; found; {
			if _, rest, found = strings.Cut(rest, word); found && bornOnDate.MatchString(around(rest, 0, 100)) {
				return true
			}
		}
	}
	return false
}

// isYear reports whether a year of this century or the last begins at i.
func isYear(text string, i int) bool {
	return strings.HasPrefix(text[i:], "19") || strings.HasPrefix(text[i:], "20")
}

// around is a piece of a text, no rune cut in two.
func around(text string, from, to int) string {
	from, to = max(0, from), min(len(text), to)
	for from > 0 && !utf8.RuneStart(text[from]) {
		from--
	}
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to++
	}
	return text[from:to]
}
