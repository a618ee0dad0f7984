package store

import (
	"strings"

	"bankje/store/merge"
)

// OwnPrompt is a prompt that somebody wrote themselves, in one or more
// languages.
type OwnPrompt struct {
	ID         PromptID
	NL, UK, EN string
	Domains    []string
	Moment     string // code of the packs: opening, deepening …; "" for any
	Team       TeamID // with whom it is shared; zero: only one's own
	Hidden     bool
	Conflicts  []Conflict

	seen merge.Seen
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

var ownPrompts = noun[OwnPrompt]{
	kind: kindOwnPrompt,
	about: func(p *OwnPrompt) about {
		return about{(*[16]byte)(&p.ID), &p.Team, &p.Hidden, &p.Conflicts, &p.seen}
	},
	validate: OwnPrompt.validate,
	fields: []field[OwnPrompt]{
		textField(ownPromptNL, FieldNL, func(p *OwnPrompt) *string { return &p.NL }),
		textField(ownPromptUK, FieldUK, func(p *OwnPrompt) *string { return &p.UK }),
		textField(ownPromptEN, FieldEN, func(p *OwnPrompt) *string { return &p.EN }),
		setField(ownPromptDomains, FieldDomains, func(p *OwnPrompt) *[]string { return &p.Domains }),
		codeField(ownPromptMoment, "", func(p *OwnPrompt) *string { return &p.Moment }),
	},
}
