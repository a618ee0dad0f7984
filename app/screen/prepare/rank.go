package prepare

import (
	"cmp"
	"hash/fnv"
	"slices"

	"bankje/assets"
)

// ranked gives the suggestions for a role, the best first: those not asked yet,
// and in the middle of the conversation each of its reasons in turn.
func (o Occasion) ranked(fitting []assets.Prompt, role Role) []Suggestion {
	byReason := map[Reason][]Suggestion{}
	for _, p := range o.sorted(fitting) {
		if s, ok := o.suggestion(p, role); ok {
			byReason[s.Reason] = append(byReason[s.Reason], s)
		}
	}
	var ranked []Suggestion
	for turn := 0; len(byReason) > 0; turn++ {
		for _, reason := range []Reason{Opens, Energy, Joy, Untouched, Fits, Fresh, Closes} {
			if turn < len(byReason[reason]) {
				ranked = append(ranked, byReason[reason][turn])
			} else {
				delete(byReason, reason)
			}
		}
	}
	for i, s := range ranked {
		if asked, ok := o.Asked[s.ID]; ok {
			ranked[i].Reason, ranked[i].Asked = Again, asked
		}
	}
	slices.SortStableFunc(ranked, func(a, b Suggestion) int {
		return cmp.Or(a.Asked.Compare(b.Asked), o.earlier(a, b))
	})
	return ranked
}

// earlier lets a first conversation open with nothing in particular, so that
// joy can come next, and lets a conversation end with what asks for no more.
func (o Occasion) earlier(a, b Suggestion) int {
	switch {
	case a.Role == Closing:
		return before(a.only, b.only)
	case a.Role == Opening && !o.Met:
		return before(a.first == assets.DomainGeneral, b.first == assets.DomainGeneral)
	}
	return 0
}

// sorted puts gentle prompts and favourites first; the rest is up to the seed.
func (o Occasion) sorted(prompts []assets.Prompt) []assets.Prompt {
	return slices.SortedStableFunc(slices.Values(prompts), func(a, b assets.Prompt) int {
		return cmp.Or(
			before(a.Sensitivity == "", b.Sensitivity == ""),
			before(o.Favourites[a.ID], o.Favourites[b.ID]),
			cmp.Compare(o.chance(a.ID), o.chance(b.ID)))
	})
}

func before(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

func (o Occasion) chance(id string) uint64 {
	h := fnv.New64a()
	var seed [8]byte
	for i := range seed {
		seed[i] = byte(o.Seed >> (8 * i))
	}
	h.Write(seed[:])
	h.Write([]byte(id))
	return h.Sum64()
}

// suggestion says why a prompt would be suggested for a role; false when it
// does not belong there.
func (o Occasion) suggestion(p assets.Prompt, role Role) (Suggestion, bool) {
	s := Suggestion{ID: p.ID, Role: role, first: p.Domains[0], only: len(p.Moments) == 1}
	is := func(moment string) bool { return slices.Contains(p.Moments, moment) }
	switch role {
	case Opening:
		s.Reason = Opens
		return s, is(assets.MomentOpening)
	case Closing:
		s.Reason = Closes
		return s, is(assets.MomentClosing)
	}
	switch {
	case s.first == assets.DomainLeisure && o.Energy:
		s.Reason = Energy
	case s.first == assets.DomainLeisure:
		s.Reason = Joy
	case o.Met && s.first != assets.DomainGeneral && !o.Domains[s.first]:
		s.Reason, s.Domain = Untouched, s.first
	case o.place() != "":
		s.Reason = Fits
	default:
		s.Reason = Fresh
	}
	return s, is(assets.MomentDeepening) || is(assets.MomentAfterUrgent)
}
