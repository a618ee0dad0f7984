package newtalk

import (
	"testing"

	"bankje/app/screen/route"
	"bankje/store"
)

func person(n byte) store.PersonID { return store.PersonID{n} }

func TestSeveralPeopleArePreparedTogether(t *testing.T) {
	chosen := choice{}.withPerson(person(1)).withPerson(person(2)).withPerson(person(3))
	r := chosen.prepare()
	want := route.Prepare{Person: person(1)}
	want.Others[0], want.Others[1] = person(2), person(3)
	if r != want {
		t.Errorf("prepares %v, want %v", r, want)
	}
	if r := chosen.withPerson(person(1)).prepare(); r.Person != person(2) || r.Others[0] != person(3) {
		t.Errorf("without the first one it prepares %v", r)
	}
}

func TestManyPeopleAreAGroup(t *testing.T) {
	chosen := choice{}
	for n := range byte(route.MostOthers + 4) {
		chosen = chosen.withPerson(person(n + 1))
	}
	if len(chosen.people) != route.MostOthers+1 || !chosen.isFull() {
		t.Errorf("%d people are chosen", len(chosen.people))
	}
}

func TestAGroupAndItsPeopleAreNotChosenTogether(t *testing.T) {
	group := store.GroupID{9}
	chosen := choice{}.withPerson(person(1)).withGroup(group)
	if len(chosen.people) != 0 || chosen.prepare() != (route.Prepare{Group: group}) {
		t.Errorf("chosen %v", chosen)
	}
	if chosen = chosen.withPerson(person(1)); !chosen.group.IsZero() || !chosen.has(person(1)) {
		t.Errorf("chosen %v", chosen)
	}
	if again := (choice{}).withGroup(group).withGroup(group); !again.isEmpty() {
		t.Errorf("a second tap leaves %v", again)
	}
}

func TestGroupsAreFoundByTheBeginningOfAWord(t *testing.T) {
	groups := []store.GroupSummary{{Name: "Koor op Dinsdag"}, {Name: "Жіноче кафе"}}
	for query, want := range map[string]int{"": 2, "din": 1, " КАФ": 1, "oor": 0} {
		if got := named(groups, query); len(got) != want {
			t.Errorf("%q finds %v", query, got)
		}
	}
}
