package parts

import (
	"regexp"
	"strings"

	"bankje/app/screen"
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

var (
	mailLike  = regexp.MustCompile(`[^\s@]+@[^\s@]+\.\pL{2,}`)
	dateLike  = regexp.MustCompile(`\b\d{1,2}[-./]\d{1,2}[-./](19\d\d|20[01]\d)\b`)
	digitsRun = regexp.MustCompile(`\+?\d(?:[ \-.()]?\d){7,}`)
)

// Identifies tells what in a text looks like a detail that tells who somebody
// is. It may be mistaken, and so only ever leads to a quiet line.
func Identifies(text string) Detail {
	if mailLike.MatchString(text) {
		return MailDetail
	}
	if dateLike.MatchString(text) {
		return BirthDetail
	}
	for _, run := range digitsRun.FindAllString(text, -1) {
		if isCitizenNumber(digitsOf(run)) {
			return CitizenDetail
		}
		if begin := strings.TrimLeft(run, "+"); begin != run || strings.HasPrefix(run, "0") {
			return PhoneDetail
		}
	}
	return NoDetail
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

// PrivacyHint asks in a sentence to leave out what tells who somebody is; it is
// empty where nothing in a text does.
func PrivacyHint(c *screen.Context, text string) string {
	detail := Identifies(text)
	if detail == NoDetail {
		return ""
	}
	return c.Text.T("parts.identifies." + string(detail))
}
