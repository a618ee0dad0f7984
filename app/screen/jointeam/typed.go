package jointeam

import (
	"errors"
	"strings"
	"unicode"

	"bankje/app/screen/parts"
	"bankje/i18n"
	"bankje/store"
)

const (
	codeLetters  = 24
	groupLetters = 4
)

// letters are those of a code as far as it is typed: capitals, without what
// people put between groups.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) || r == '.' {
			return -1
		}
		return unicode.ToUpper(r)
	}, text)
}

// isLink reports whether a text is a link rather than the letters of a code.
func isLink(text string) bool { return strings.ContainsAny(text, "/#") }

// stranger gives the group, from 1, and the first letter in it that no code has,
// such as 0 and O; 0 where there is none.
func stranger(text string) (group int, letter string) {
	for i, r := range []rune(letters(text)) {
		if !store.InInvitationCode(r) {
			return i/groupLetters + 1, string(r)
		}
	}
	return 0, ""
}

// progress says how far the typing of a code is, or which letter in it cannot
// be.
func progress(p *i18n.Printer, text string) string {
	if strings.TrimSpace(text) == "" || isLink(text) {
		return p.T("join_team.hint")
	}
	if group, letter := stranger(text); group > 0 {
		return p.T("join_team.never", "group", group, "letter", letter)
	}
	switch typed := len([]rune(letters(text))); {
	case typed > codeLetters:
		return p.T("join_team.too_many")
	case typed == codeLetters:
		return p.T("join_team.whole")
	default:
		return p.T("join_team.at", "group", typed/groupLetters+1, "groups", codeLetters/groupLetters)
	}
}

// refusal says why a typed text is no invitation: which group is wrong, where
// that can be told.
func refusal(p *i18n.Printer, text string, err error) string {
	var mistyped *store.MistypedError
	if errors.As(err, &mistyped) && mistyped.Group > 0 {
		return p.T("join_team.wrong_group", "group", mistyped.Group)
	}
	if errors.Is(err, store.ErrMistyped) {
		return p.T("join_team.wrong_letters")
	}
	if isLink(text) {
		return p.T("join_team.not_link")
	}
	if group, letter := stranger(text); group > 0 {
		return p.T("join_team.never", "group", group, "letter", letter)
	}
	switch typed := len([]rune(letters(text))); {
	case typed > codeLetters:
		return p.T("join_team.too_many")
	case typed < codeLetters:
		return p.N("join_team.lacks", codeLetters-typed)
	}
	return p.T("join_team.not_code")
}

// unusables are the errors of an invitation that is for something else, or for
// nothing more, the more exact ones first.
var unusables = parts.Sentences{
	{Err: store.ErrOwnInvitation, ID: "devices.opens_journal"},
	{Err: store.ErrTeamInvitation, ID: "devices.opens_team"},
	{Err: store.ErrOtherJournal, ID: "devices.other_journal"},
	{Err: store.ErrInvitationUsed, ID: "join_team.used"},
	{Err: store.ErrInvitationWithdrawn, ID: "join_team.withdrawn"},
	{Err: store.ErrNoInvitation, ID: "join_team.void"}, // a relay says no more to strangers
}

// unusable says why nobody comes in with an invitation here, as far as that can
// be told.
func unusable(p *i18n.Printer, err error) (sentence string, known bool) { return unusables.Of(p, err) }
