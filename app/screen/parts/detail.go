package parts

import (
	"regexp"
	"strings"
	"unicode"
)

// Detail is a kind of detail that tells who somebody is.
type Detail string

// The kinds, "" for none.
const (
	NoDetail      Detail = ""
	PhoneDetail   Detail = "phone"
	MailDetail    Detail = "mail"
	CitizenDetail Detail = "bsn"
	BirthDetail   Detail = "birth"
)

// gap is what people write between the digits of a number.
const gap = `[\s\x{00a0}\x{202f}\-\x{2010}-\x{2014}.()/]{0,3}`

var (
	// mailLike knows the ways to write the @ out as well.
	mailLike = regexp.MustCompile(`(?i)[\pL\d](?:@|\s?[(\[]at[)\]]\s?|\s(?:собака|apenstaartje)\s)` +
		`[\pL\d][\pL\d\-]*(?:\.[\pL\d\-]+)*\.\pL{2,}`)

	// phoneLike is a Dutch or Ukrainian number: from inside the country, with
	// the code of the country, or with the 8 that was once dialled first.
	phoneLike = regexp.MustCompile(`(?:^|[^\d+])(?:` +
		`0` + gap + `[1-9](?:` + gap + `\d){8}` + `|` +
		`8` + gap + `0` + gap + `[1-9](?:` + gap + `\d){8}` + `|` +
		`(?:00` + gap + `)?31` + gap + `(?:\(?0\)?` + gap + `)?6(?:` + gap + `\d){8}` + `|` +
		`00` + gap + `3[18](?:` + gap + `\d){9,11}` + `|` +
		`380(?:` + gap + `\d){9}` +
		`)(?:\D|$)`)
	abroadLike = regexp.MustCompile(`\+` + gap + `[1-9](?:` + gap + `\d){7,14}(?:\D|$)`)

	// citizenLike is nine digits together, or in the groups in which people read
	// them out.
	citizenLike = regexp.MustCompile(`(?:^|[^\d+])(\d{9}|\d{3}[ .\-]\d{3}[ .\-]\d{3}|\d{4}[ .\-]\d{2}[ .\-]\d{3})(?:\D|$)`)

	// datesAndTimes are no part of a number, though they stand like one.
	datesAndTimes = regexp.MustCompile(`\b\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d\b|\b\d{4}-\d{1,2}-\d{1,2}\b|` +
		`\b\d{1,2}[.:]\d{2}\s?[-\x{2013}]\s?\d{1,2}[.:]\d{2}\b`)
)

// Identifies tells what in a text looks like a detail that tells who somebody
// is. It may be mistaken, and so only ever leads to a quiet line. It is asked
// at each key: the patterns look only at what holds enough digits, or an @.
func Identifies(text string) Detail {
	if looksLikeMail(text) {
		return MailDetail
	}
	if looksLikeBirth(text) {
		return BirthDetail
	}
	for _, digits := range digitRuns(text) {
		digits = datesAndTimes.ReplaceAllString(digits, ";")
		if phoneLike.MatchString(digits) || abroadLike.MatchString(digits) {
			return PhoneDetail
		}
		for _, found := range citizenLike.FindAllStringSubmatch(digits, -1) {
			if isCitizenNumber(digitsOf(found[1])) {
				return CitizenDetail
			}
		}
	}
	return NoDetail
}

func looksLikeMail(text string) bool {
	for _, sign := range []string{"@", "(at)", "[at]", "собака", "apenstaartje"} {
		if strings.Contains(text, sign) {
			return mailLike.MatchString(text)
		}
	}
	return false
}

// digitRuns are the parts of a text in which at least eight digits stand
// together, with no more than three other signs of a number between them.
func digitRuns(text string) []string {
	const fewest, mostBetween = 8, 3
	var runs []string
	begin, end, digits, between := -1, 0, 0, 0
	finish := func() {
		if digits >= fewest {
			runs = append(runs, text[begin:end])
		}
		begin, digits, between = -1, 0, 0
	}
	for i, r := range text {
		switch {
		case '0' <= r && r <= '9':
			if begin < 0 {
				begin = i
			}
			end, between = i+1, 0
			digits++
		case r == '+':
			finish()
			begin = i
		case begin >= 0 && between < mostBetween && (unicode.IsSpace(r) || strings.ContainsRune("-‐‑‒–—.:()/", r)):
			between++
		case begin >= 0:
			finish()
		}
	}
	finish()
	return runs
}

func digitsOf(text string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
}

// isCitizenNumber does the check by eleven that a BSN passes: its nine digits
// weigh nine down to two, and the last one minus one.
func isCitizenNumber(digits string) bool {
	if len(digits) != 9 {
		return false
	}
	sum := 0
	for i, digit := range digits {
		weight := 9 - i
		if weight == 1 {
			weight = -1
		}
		sum += weight * int(digit-'0')
	}
	return sum != 0 && sum%11 == 0
}
