package cards

import (
	"maps"
	"slices"

	"bankje/app/screen/parts"
	"bankje/assets"
	"bankje/store"
	"bankje/store/search"
)

// promptFilter is what somebody wants to see of the prompts. The zero value is
// all of them.
type promptFilter struct {
	Query      string
	Domain     string
	Moment     string
	Setting    string
	Favourites bool
	ToStaff    bool
	Own        bool
	NotAskedOf store.PersonID // whom it has not been asked of; zero for all
}

// prompt is a prompt in the voice of the app, with what a search looks in.
type prompt struct {
	parts.Prompt
	key    string
	sought []string
}

// deck lists the prompts for a voice, one's own first. Those that are never
// drawn stand in their guide only, beside the reason.
func deck(content *assets.Content, own []store.OwnPrompt, v parts.Voice) []prompt {
	var all []prompt
	for _, o := range own {
		if p, ok := parts.ReadPrompt(content, own, o.ID.Key(), v); ok {
			all = append(all, prompt{p, store.FavouriteKey("prompt", p.ID), []string{o.NL, o.UK, o.EN}})
		}
	}
	for p := range parts.Prompts(content, nil, v) {
		if !p.Drawable {
			continue
		}
		pack, _ := content.Prompts.Get(p.ID)
		w := pack.Wording
		all = append(all, prompt{p, store.FavouriteKey("prompt", p.ID), []string{w.NL, w.NLInformal, w.UK, w.UKChild, w.EN}})
	}
	return all
}

// filtered are the prompts that a filter lets through, in the order of the deck.
func filtered(all []prompt, f promptFilter, k known) []prompt {
	query := search.NewQuery(f.Query)
	var found []prompt
	for _, p := range all {
		if f.lets(p, k) && matches(query, p.sought) {
			found = append(found, p)
		}
	}
	return found
}

// matches wants all words of a query in the same language.
func matches(query search.Query, texts []string) bool {
	return slices.ContainsFunc(texts, func(text string) bool { return query.Matches(text) })
}

func (f promptFilter) lets(p prompt, k known) bool {
	_, asked := k.asked[p.ID]
	return (!f.Favourites || k.favourites[p.key]) && (!f.ToStaff || p.ToStaff) && (!f.Own || p.Own) &&
		(f.NotAskedOf.IsZero() || !asked && !p.ToStaff) &&
		among(f.Domain, p.Domains) && among(f.Moment, p.Moments) && among(f.Setting, p.Settings)
}

// among reports whether an id is one of some, or none is wanted.
func among(wanted string, ids []string) bool {
	return wanted == "" || slices.Contains(ids, wanted)
}

// sameKeys reports whether the same hearts are on.
func sameKeys(a, b map[string]bool) bool {
	on := func(all map[string]bool) map[string]bool {
		only := maps.Clone(all)
		maps.DeleteFunc(only, func(_ string, is bool) bool { return !is })
		return only
	}
	return maps.Equal(on(a), on(b))
}

// places are the settings that prompts are made for; a conversation can be in
// more.
func places(settings []parts.Word) []parts.Word {
	var known []parts.Word
	for _, setting := range settings {
		if slices.Contains(assets.Settings[:], setting.ID) {
			known = append(known, setting)
		}
	}
	return known
}
