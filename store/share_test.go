package store_test

import (
	"testing"

	"bankje/store"

	"github.com/google/go-cmp/cmp"
)

func TestListsTellMineFromTheTeams(t *testing.T) {
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.found(bohdan)
	anna.talk("alleen voor mij", "")
	must(t, anna.ShareConversation(t.Context(), anna.talk("van ons", "").ID, team))
	meet(team, anna, bohdan)
	listed := func(p phone, f store.Filter) (notes []string) {
		t.Helper()
		entries, err := p.Timeline(t.Context(), f, 0, 0)
		must(t, err)
		count, err := p.TimelineCount(t.Context(), f)
		must(t, err)
		for _, e := range entries {
			notes = append(notes, e.Excerpt)
			if (e.Team == team) != (e.Excerpt == "van ons") {
				t.Errorf("%q is of team %v", e.Excerpt, e.Team)
			}
		}
		if count != len(notes) {
			t.Errorf("%+v counts %d of %d", f, count, len(notes))
		}
		return notes
	}
	for _, test := range []struct {
		name   string
		filter store.Filter
		want   []string
	}{
		{"mine", store.Filter{Mine: true}, []string{"alleen voor mij"}},
		{"the team's", store.Filter{Team: team}, []string{"van ons"}},
		{"the team's, searched", store.Filter{Team: team, Query: "ons"}, []string{"van ons"}},
		{"mine, searched", store.Filter{Mine: true, Query: "ons"}, nil},
	} {
		if diff := cmp.Diff(test.want, listed(anna, test.filter)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
	if diff := cmp.Diff([]string{"van ons"}, listed(bohdan, store.Filter{Team: team})); diff != "" {
		t.Errorf("Bohdan's (-want +got):\n%s", diff)
	}
	for want, f := range map[int]store.PeopleFilter{2: {}, 1: {Mine: true}, 0: {Team: store.TeamID{1}}} {
		people, err := anna.People(t.Context(), f)
		must(t, err)
		if len(people) != want || want == 1 && !people[0].Team.IsZero() {
			t.Errorf("%+v lists %+v", f, people)
		}
	}
}

// TestTheHistoryTellsThatTheTeamDeletedIt: and not that somebody emptied every
// field of it.
func TestTheHistoryTellsThatTheTeamDeletedIt(t *testing.T) {
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.found(bohdan)
	talk := anna.talk("van ons", "")
	must(t, anna.ShareConversation(t.Context(), talk.ID, team))
	meet(team, anna, bohdan)
	must(t, anna.HideConversation(t.Context(), talk.ID))
	meet(team, anna, bohdan)
	edits, err := bohdan.Versions(t.Context(), talk.ID)
	must(t, err)
	want := []store.FieldEdit{{Field: store.FieldHidden, Before: "false", After: "true"}}
	if diff := cmp.Diff(want, edits[0].Changes); diff != "" {
		t.Errorf("the last save did (-want +got):\n%s", diff)
	}
}
