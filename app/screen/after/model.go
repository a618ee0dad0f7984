package after

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"bankje/app/screen/parts"
	"bankje/store"
)

// begun brings a draft to this screen: it has a time, and Today knows where to
// go on with it.
func begun(d store.Draft, now time.Time) store.Draft {
	d.Stage = parts.StageAfter
	if d.Conversation.At.IsZero() {
		d.Conversation.At = d.TalkedAt
	}
	if d.Conversation.At.IsZero() {
		d.Conversation.At = now
	}
	return d
}

// ready is a draft as it is saved: a follow-up that says nothing was never meant.
func ready(d store.Draft) store.Draft {
	d.FollowUps = slices.DeleteFunc(slices.Clone(d.FollowUps), func(f store.FollowUp) bool {
		return strings.TrimSpace(f.What) == ""
	})
	return d
}

// newFollowUp is a follow-up for those with whom one talked, to be filled in.
// With several people it is for nobody in particular until one is chosen.
func newFollowUp(c store.Conversation, day store.Day) store.FollowUp {
	f := store.FollowUp{Day: day, Group: c.Group}
	if len(c.People) == 1 {
		f.Person = c.People[0]
	}
	return f
}

// referralCard is a card that one can refer to.
type referralCard struct {
	id, name, purpose string
	domains           []string
	support           []string
	crisis            bool
}

// found are the cards with a word in them. Without one, those that were chosen
// come first, then crisis cards if a signal was chosen, then those that fit what
// came up.
func found(cards []referralCard, query string, c store.Conversation) []referralCard {
	query = strings.ToLower(strings.TrimSpace(query))
	var hits []referralCard
	for _, card := range cards {
		if strings.Contains(strings.ToLower(card.name+"\n"+card.purpose), query) {
			hits = append(hits, card)
		}
	}
	slices.SortStableFunc(hits, func(a, b referralCard) int { return cmp.Compare(fit(b, c), fit(a, c)) })
	return hits
}

func fit(card referralCard, c store.Conversation) int {
	points := 0
	if slices.Contains(c.Referrals, card.id) {
		points += 8
	}
	if card.crisis && len(c.Signals) > 0 {
		points += 4
	}
	if share(card.domains, c.Domains) {
		points += 2
	}
	if share(card.support, c.Support) {
		points++
	}
	return points
}

func share(some, others []string) bool {
	return slices.ContainsFunc(some, func(one string) bool { return slices.Contains(others, one) })
}
