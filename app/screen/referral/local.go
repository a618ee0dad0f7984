package referral

import (
	"cmp"
	"slices"
	"strings"

	"bankje/store"
)

// local is what was filled in on a card, and for whom.
type local struct {
	Card  store.OwnCard
	Alias string // empty: for everybody
}

// locals lists what was filled in on a card of the packs: for everybody first,
// then by alias. What belongs to somebody who is no longer in the list of
// people stays unseen with them.
func locals(own []store.OwnCard, packID string, people []store.PersonSummary) []local {
	aliases := map[store.PersonID]string{}
	for _, p := range people {
		aliases[p.ID] = p.Alias
	}
	var list []local
	for _, o := range own {
		alias, known := aliases[o.Person]
		if o.Fills == packID && !o.Hidden && (known || o.Person.IsZero()) {
			list = append(list, local{o, alias})
		}
	}
	slices.SortStableFunc(list, func(a, b local) int {
		return cmp.Or(cmp.Compare(order(a), order(b)), cmp.Compare(a.Alias, b.Alias))
	})
	return list
}

func order(l local) int {
	if l.Alias == "" {
		return 0
	}
	return 1
}

// ownID is the id of a card of one's own, and whether the id is one.
func ownID(id string) (store.CardID, bool) {
	bare, own := strings.CutPrefix(id, "own:")
	if !own {
		return store.CardID{}, false
	}
	card, err := store.ParseCardID(bare)
	return card, err == nil
}
