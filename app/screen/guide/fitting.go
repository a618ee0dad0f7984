package guide

import (
	"slices"

	"bankje/app/screen/parts"
	"bankje/assets"
)

// furtherPrompts are the prompts that fit the kind of support of a guide and
// that the guide does not name itself; those to handle with care open from the
// guide that names them.
func furtherPrompts(content *assets.Content, g assets.Guide, voice parts.Voice) []string {
	var ids []string
	for p := range parts.Prompts(content, nil, voice) {
		if g.Support != "" && p.Drawable && !p.ToStaff && slices.Contains(p.Support, g.Support) && !slices.Contains(g.Prompts, p.ID) {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

// furtherReferrals are the cards that fit the kind of support of a guide and
// that the guide does not name itself.
func furtherReferrals(content *assets.Content, g assets.Guide) []string {
	var ids []string
	for r := range content.Referrals.All() {
		if g.Support != "" && slices.Contains(r.Support, g.Support) && !slices.Contains(g.Referrals, r.ID) {
			ids = append(ids, r.ID)
		}
	}
	return ids
}
