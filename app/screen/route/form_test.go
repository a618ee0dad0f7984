package route

import (
	"testing"

	"bankje/store"
)

func TestTheWayBackToAFormIsKeptWhole(t *testing.T) {
	id := [16]byte{1, 0xfe, 3: 7}
	for _, r := range []Route{
		PersonForm{}, PersonForm{ID: store.PersonID(id), Prepare: true},
		GroupForm{ID: store.GroupID(id)},
		FollowUpForm{Person: store.PersonID(id)}, FollowUpForm{ID: store.FollowUpID(id)},
		PromptForm{ID: store.PromptID(id)},
		ReferralForm{ID: store.CardID(id)}, ReferralForm{Fills: "huisarts", Person: store.PersonID(id)},
		JoinTeam{}, StartTeam{}, Referral{ID: "huisarts"}, Team{ID: store.TeamID{2, 9}}, Devices{},
	} {
		place := FormPlace(r)
		if got, ok := FormAt(place); !ok || got != r {
			t.Errorf("%q leads to %#v, %v; want %#v", place, got, ok, r)
		}
	}
}

func TestNothingElseIsAForm(t *testing.T) {
	if place := FormPlace(Today{}); place != "" {
		t.Errorf("Today is a form at %q", place)
	}
	for _, place := range []string{"", "person", "person {", "dream {}"} {
		if r, ok := FormAt(place); ok {
			t.Errorf("%q leads to %#v", place, r)
		}
	}
}
