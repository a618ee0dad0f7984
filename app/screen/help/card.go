package help

import (
	"slices"

	"bankje/app/screen/parts"
	"bankje/assets"
	"bankje/store"
	"bankje/store/search"
)

// card is a referral card as the list shows it.
type card struct {
	ID      string
	Name    string
	Purpose string
	Number  string // empty: there is none to call
	Crisis  bool
	Checked bool // somebody called or visited; own cards count as checked
	Own     bool
	Team    store.TeamID // with which one's own card is shared; zero for none
	Heart   bool         // a favourite
	Doubted bool         // somebody in the team says that something on it is wrong
	Needs   []string
	sought  []string // the texts that a search looks in
}

// cards puts the cards of the packs and one's own in one list, the favourites
// first and otherwise in the order of the packs.
func cards(packs []assets.Referral, own []store.OwnCard, favourites map[string]bool, language assets.Language) []card {
	filled := parts.FilledIn(own)
	var list []card
	for _, r := range packs {
		list = append(list, ofPack(r, filled[r.ID], language))
	}
	for _, o := range own {
		if o.Fills == "" && !o.Hidden {
			list = append(list, ofOwn(o))
		}
	}
	for i, c := range list {
		list[i].Doubted = doubted(own, c.ID)
		list[i].Heart = favourites[store.FavouriteKey("card", c.ID)]
	}
	slices.SortStableFunc(list, func(a, b card) int { return rank(a) - rank(b) })
	return list
}

// doubted reports whether something that was written on a card is doubted.
func doubted(own []store.OwnCard, id string) bool {
	return slices.ContainsFunc(own, func(o store.OwnCard) bool {
		return (o.Fills == id || o.ID.Key() == id) && !o.Hidden && len(o.Doubts) > 0
	})
}

func rank(c card) int {
	if c.Heart {
		return 0
	}
	return 1
}

func ofPack(r assets.Referral, filled string, language assets.Language) card {
	number := r.Phone
	if filled != "" {
		number = filled
	}
	return card{
		ID:      r.ID,
		Name:    r.Name.In(language),
		Purpose: r.Purpose.In(language),
		Number:  number,
		Crisis:  r.Crisis(),
		Checked: r.CheckedOn != "",
		Needs:   r.Needs,
		// In any language: a name is heard in Dutch and looked for in another.
		sought: []string{
			r.Name.NL, r.Name.UK, r.Name.EN, r.Purpose.NL, r.Purpose.UK, r.Purpose.EN,
			r.Audience.In(language), r.Phone,
		},
	}
}

func ofOwn(o store.OwnCard) card {
	return card{
		ID: o.ID.Key(), Name: o.Name, Purpose: o.Purpose, Number: o.Phone, Checked: true, Own: true, Team: o.Team,
		sought: []string{o.Name, o.Purpose, o.Phone, o.Address, o.Note},
	}
}

// group is the cards of one need.
type group struct {
	ID, Label string
	Cards     []card
}

// grouped lists the needs that have cards. A card stands under each of its
// needs; a need that has crisis cards only is left out, since they stand on top
// already, and 112 is in no need, since it stands on top of everything.
func grouped(list []card, needs []assets.Need, language assets.Language) []group {
	var groups []group
	for _, need := range needs {
		g := group{ID: need.ID, Label: need.Label.In(language)}
		for _, c := range list {
			if slices.Contains(c.Needs, need.ID) && c.ID != emergency {
				g.Cards = append(g.Cards, c)
			}
		}
		if slices.ContainsFunc(g.Cards, func(c card) bool { return !c.Crisis }) {
			groups = append(groups, g)
		}
	}
	return groups
}

// emergency is the card that comes before all others.
const emergency = "112"

// crisis lists the crisis cards, 112 first whatever is a favourite.
func crisis(list []card) []card {
	urgent := only(list, func(c card) bool { return c.Crisis })
	slices.SortStableFunc(urgent, func(a, b card) int { return first(a) - first(b) })
	return urgent
}

func first(c card) int {
	if c.ID == emergency {
		return 0
	}
	return 1
}

// found lists the cards that a query finds, the crisis cards first. An empty
// query finds all.
func found(list []card, typed string) []card {
	query := search.NewQuery(typed)
	hits := only(list, func(c card) bool { return query.Matches(c.sought...) })
	return append(crisis(hits), only(hits, func(c card) bool { return !c.Crisis })...)
}

// unchecked counts the cards that nobody has called yet.
func unchecked(list []card) int {
	return len(only(list, func(c card) bool { return !c.Checked }))
}

func only(list []card, keep func(card) bool) []card {
	var kept []card
	for _, c := range list {
		if keep(c) {
			kept = append(kept, c)
		}
	}
	return kept
}
