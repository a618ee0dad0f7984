package client_test

import (
	"testing"

	"bankje/store"
	"bankje/sync/client"
	"bankje/sync/envelope"
)

// carries makes a contact with a relay that is not the home.
func (p phone) carries(laptop *home, team store.TeamID) client.Report {
	p.t.Helper()
	report, err := client.Carry(p.t.Context(), p, p.Self(), laptop.reach(p), envelope.SpaceID(team), nil)
	must(p.t, err)
	return report
}

func TestALaptopOnALocalNetworkCarriesForTheHomeRelay(t *testing.T) {
	r, laptop := newHome(t), newHome(t)
	anna, bohdan, vira := newPhone(t), newPhone(t), newPhone(t)
	team := anna.found(r)
	anna.let(r, team, bohdan, true)
	anna.let(r, team, vira, false)
	round(r, team, anna, bohdan, vira)
	// A week without a network, with a laptop; both also say something.
	anna.says(team, "soep")
	must(t, anna.RenameTeam(t.Context(), team, "Anna’s naam"))
	bohdan.says(team, "brood")
	_, err := bohdan.Invite(t.Context(), team, false, "2036-12-31", "")
	must(t, err)
	for range 2 {
		for _, p := range []phone{anna, bohdan} {
			if report := p.carries(laptop, team); report.Parted {
				t.Errorf("the laptop does not take what is said: %+v", report)
			}
		}
	}
	anna.reads("soep", "brood")
	bohdan.reads("soep", "brood")
	if waiting, err := anna.Waiting(t.Context(), envelope.SpaceID(team)); waiting != 2 || err != nil {
		t.Errorf("%d changes wait for the home relay, %v; want both", waiting, err)
	}
	// Bohdan brings home what Anna wrote.
	round(r, team, bohdan, vira)
	vira.reads("soep", "brood")
	round(r, team, anna, bohdan, vira)
	round(r, team, anna, bohdan, vira)
	same(t, team, []string{"soep", "brood"}, anna, bohdan, vira)
	for i, p := range []phone{anna, bohdan, vira} {
		if report := p.meet(r, team); report.Rounds != 1 || report.Differs || report.Parted {
			t.Errorf("phone %d does not come to rest: %+v", i, report)
		}
		if p.head(team) != anna.head(team) {
			t.Errorf("phone %d goes on with another chain", i)
		}
	}
}
