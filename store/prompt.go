package store

import "strings"

// OwnPrompt is a prompt that somebody wrote themselves, in one or more
// languages.
type OwnPrompt struct {
	ID         PromptID
	NL, UK, EN string
	Domains    []string
	Moment     string // code of the packs: opening, deepening …; "" for any
	Hidden     bool
	Conflicts  []Conflict

	seen seen
}

// Text gives the prompt in a language, or in another when it lacks that one.
func (p OwnPrompt) Text(language string) string {
	texts := map[string]string{"nl": p.NL, "uk": p.UK, "en": p.EN}
	for _, code := range []string{language, "nl", "uk", "en"} {
		if texts[code] != "" {
			return texts[code]
		}
	}
	return ""
}

func (p OwnPrompt) validate() error {
	if strings.TrimSpace(p.NL+p.UK+p.EN) == "" {
		return ErrNoText
	}
	return nil
}
