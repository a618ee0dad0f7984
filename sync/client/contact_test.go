package client_test

import (
	"testing"
)

func TestTwoPhonesAndACoordinatorMeetAndEverybodyHasEverything(t *testing.T) {
	r := newHome(t)
	anna, bohdan, vira := newPhone(t), newPhone(t), newPhone(t)
	team := anna.found(r)
	anna.let(r, team, bohdan, false)
	anna.let(r, team, vira, false)
	anna.says(team, "soep")
	bohdan.says(team, "борщ")
	vira.says(team, "brood")
	for range 2 {
		for _, p := range []phone{anna, bohdan, vira} {
			if report := p.meet(r, team); report.Differs || report.Parted || report.Forked || report.Aside > 0 || len(report.Refused) > 0 {
				t.Errorf("a contact reports %+v", report)
			}
		}
	}
	same(t, team, []string{"soep", "борщ", "brood"}, anna, bohdan, vira)
	agree(t, team, anna, bohdan, vira)
	if report := anna.meet(r, team); report.Rounds != 1 {
		t.Errorf("with nothing to do there are %d rounds, want 1", report.Rounds)
	}
}
