package person

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"bankje/store"
)

// domainMark is a life domain that came up, and how much: one dot, two or
// three. It is to be looked at together, so nothing is counted out.
type domainMark struct {
	ID   string
	Dots int
}

// domainMarks puts the domains that came up most first.
func domainMarks(counts map[string]int) []domainMark {
	ids := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	var marks []domainMark
	for _, id := range ids {
		marks = append(marks, domainMark{id, dots(counts[id])})
	}
	return marks
}

func dots(count int) int {
	switch {
	case count >= 4:
		return 3
	case count >= 2:
		return 2
	}
	return 1
}

// askedPrompt is a prompt and when it was last asked.
type askedPrompt struct {
	ID string
	At time.Time
}

// latestFirst puts prompts in the order in which they were last asked.
func latestFirst(asked map[string]time.Time) []askedPrompt {
	var list []askedPrompt
	for id, at := range asked {
		list = append(list, askedPrompt{id, at})
	}
	slices.SortFunc(list, func(a, b askedPrompt) int {
		return cmp.Or(b.At.Compare(a.At), cmp.Compare(a.ID, b.ID))
	})
	return list
}

// numbersOf are the cards that were filled in for one person.
func numbersOf(own []store.OwnCard, id store.PersonID) []store.OwnCard {
	return slices.DeleteFunc(slices.Clone(own), func(card store.OwnCard) bool {
		return card.Hidden || card.Person != id
	})
}

// generalPractitioner is the card of the packs on which somebody's own GP is
// filled in.
const generalPractitioner = "huisarts"

// lacksDoctor reports whether the number of the GP was not filled in yet.
func lacksDoctor(numbers []store.OwnCard) bool {
	return !slices.ContainsFunc(numbers, func(card store.OwnCard) bool { return card.Fills == generalPractitioner })
}
