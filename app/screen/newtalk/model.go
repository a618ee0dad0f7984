package newtalk

import (
	"slices"
	"strings"

	"bankje/app/screen/route"
	"bankje/store"
)

// choice is with whom the conversation is: some people, or a group.
type choice struct {
	people []store.PersonID
	group  store.GroupID
}

func (c choice) isEmpty() bool { return len(c.people) == 0 && c.group.IsZero() }

func (c choice) has(id store.PersonID) bool { return slices.Contains(c.people, id) }

// isFull reports that whoever joins makes it a group.
func (c choice) isFull() bool { return len(c.people) > route.MostOthers }

// withPerson adds somebody, or takes them away again. A group is let go: its
// people are only counted.
func (c choice) withPerson(id store.PersonID) choice {
	if i := slices.Index(c.people, id); i >= 0 {
		return choice{people: slices.Delete(slices.Clone(c.people), i, i+1)}
	}
	if c.isFull() {
		return c
	}
	return choice{people: append(slices.Clone(c.people), id)}
}

// withGroup chooses a group in place of all, or lets it go again.
func (c choice) withGroup(id store.GroupID) choice {
	if c.group == id {
		return choice{}
	}
	return choice{group: id}
}

// prepare is the place where the conversation is prepared.
func (c choice) prepare() route.Prepare {
	r := route.Prepare{Group: c.group}
	if len(c.people) > 0 {
		r.Person = c.people[0]
		copy(r.Others[:], c.people[1:])
	}
	return r
}

// named are the groups with a word in their name that begins as the query does.
func named(groups []store.GroupSummary, query string) []store.GroupSummary {
	query = strings.ToLower(strings.TrimSpace(query))
	var found []store.GroupSummary
	for _, g := range groups {
		if strings.Contains(" "+strings.ToLower(g.Name), " "+query) {
			found = append(found, g)
		}
	}
	return found
}
