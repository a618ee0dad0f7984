package followups

import "bankje/store"

// part is a part of the list, by when something is to be done.
type part int

// The parts in the order in which they stand.
const (
	due part = iota // today, or it was for a day before
	later
	someDay
)

// partOf is the part in which an open follow-up stands.
func partOf(f store.FollowUp, today store.Day) part {
	switch {
	case f.Day.IsZero():
		return someDay
	case f.Due(today):
		return due
	}
	return later
}

// names say whom follow-ups are for.
type names struct {
	people map[store.PersonID]string
	groups map[store.GroupID]string
}

func namesOf(people []store.PersonSummary, groups []store.GroupSummary) names {
	n := names{people: map[store.PersonID]string{}, groups: map[store.GroupID]string{}}
	for _, p := range people {
		n.people[p.ID] = p.Alias
	}
	for _, g := range groups {
		n.groups[g.ID] = g.Name
	}
	return n
}

// of is whom a follow-up is for; empty for nobody in particular.
func (n names) of(f store.FollowUp) string {
	if name := n.people[f.Person]; name != "" {
		return name
	}
	return n.groups[f.Group]
}
