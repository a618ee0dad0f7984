package quick

import (
	"slices"
	"time"

	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/i18n"
	"bankje/store"
)

// begun is a draft with what is known of the conversation already. It was just
// now unless somebody says otherwise.
func begun(r route.Quick, now time.Time) store.Draft {
	c := store.Conversation{At: now}
	if !r.Person.IsZero() {
		c.People = []store.PersonID{r.Person}
	}
	if r.Support != "" {
		c.Support = []string{r.Support}
	}
	if r.Activity != "" {
		c.Activities = []string{r.Activity}
		c.Setting = store.SettingActivity
	}
	return store.Draft{Stage: parts.StageQuick, Conversation: c}
}

// The places of the days among the chips.
const (
	today = iota
	yesterday
	anotherDay
)

// dayIndex is which of the chips the day of a conversation is on.
func dayIndex(at, now time.Time) int {
	switch i18n.DaysBetween(at, now) {
	case 0:
		return today
	case 1:
		return yesterday
	}
	return anotherDay
}

// company is one with whom it can have been: a person or a group.
type company struct {
	person store.PersonID
	group  store.GroupID
	name   string
	colour store.Colour
}

// with gives a conversation with this company, and with no other.
func (w company) with(c store.Conversation) store.Conversation {
	c.People, c.Group = nil, w.group
	if !w.person.IsZero() {
		c.People = []store.PersonID{w.person}
	}
	if w.group.IsZero() {
		c.GroupCount = 0
	}
	return c
}

// isOf reports whether a conversation is with this company.
func (w company) isOf(c store.Conversation) bool {
	if w.person.IsZero() {
		return w.group == c.Group
	}
	return slices.Contains(c.People, w.person)
}

// How many are shown at once; the others are found by searching.
const (
	mostPeople = 5
	mostGroups = 2
)

// lately are those seen last, of whom nobody is paused, and who was chosen, if
// they are not among them.
func lately(people []store.PersonSummary, groups []store.GroupSummary, chosen []company) []company {
	var all []company
	for _, p := range people {
		if !p.Paused && len(all) < mostPeople {
			all = append(all, company{person: p.ID, name: p.Alias, colour: p.Colour})
		}
	}
	for _, g := range groups[:min(mostGroups, len(groups))] {
		all = append(all, company{group: g.ID, name: g.Name, colour: g.Colour})
	}
	for _, one := range chosen {
		all = including(all, one)
	}
	return all
}

// including puts one in front, unless they are there already.
func including(all []company, one company) []company {
	if slices.ContainsFunc(all, func(w company) bool { return w.person == one.person && w.group == one.group }) {
		return all
	}
	return append([]company{one}, all...)
}
