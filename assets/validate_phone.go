package assets

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// readPhones are the telephone numbers that were read in a source, by the card
// that gives them. A number that stands nowhere here stands nowhere in Bankje:
// somebody may call it in the worst hour of her life. A line of 2022 that may
// have closed since, that of rode-kruis-whatsapp, is left out until somebody has
// tried it.
var readPhones = map[string]string{
	"112":              "112",
	"113":              "113",
	"veilig-thuis":     "0800-2000",
	"csg":              "0800-0188",
	"slachtofferhulp":  "0900-0101",
	"kindertelefoon":   "0800-0432",
	"luisterlijn":      "088 0767 000",
	"mind-korrelatie":  "0900-1450",
	"politie":          "0900-8844",
	"comensha":         "033 448 11 86",
	"arbeidsinspectie": "0800-5151",
	"loop":             "088 662 5816",
	"geldfit":          "0800-8115",
	"npa-hotline":      "0 800 100 102",
}

// otherPhones are further numbers of the same organisations, for notes.
var otherPhones = []string{"0800-0113"}

var (
	phoneLike = regexp.MustCompile(`(?:\+|\b0)\d?(?:[ -]?\d){5,}`)
	dateLike  = regexp.MustCompile(`\b\d\d-\d\d-\d{4}\b`)
)

// phonesIn finds what a person would take for a telephone number. Three-figure
// numbers are not looked for: they are also rooms, pages and amounts.
func phonesIn(text string) []string {
	return phoneLike.FindAllString(dateLike.ReplaceAllString(text, ""), -1)
}

func knownPhone(number string) bool {
	for _, known := range readPhones {
		if digits(known) == digits(number) {
			return true
		}
	}
	return slices.ContainsFunc(otherPhones, func(known string) bool { return digits(known) == digits(number) })
}

func digits(number string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, number)
}
