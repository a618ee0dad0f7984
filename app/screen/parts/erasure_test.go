package parts

import (
	"testing"

	"bankje/store"

	"github.com/google/go-cmp/cmp"
)

func TestErasuresThatTheSamePhonesAwaitAreOneLine(t *testing.T) {
	anna, bohdan, vira := store.DeviceID{1}, store.DeviceID{2}, store.DeviceID{3}
	team := store.Team{
		Members: []store.Member{{Device: anna}, {Device: bohdan, Name: "Bohdan"}, {Device: vira, Name: "Vira"}},
		Erasures: []store.TeamErasure{
			{Confirmed: []store.DeviceID{anna, bohdan, vira}},
			{Confirmed: []store.DeviceID{anna, bohdan, vira}},
			{Confirmed: []store.DeviceID{anna}, Awaited: []store.DeviceID{bohdan, vira}},
		},
	}
	want := []Erasures{{Times: 2, Done: 3}, {Times: 1, Done: 1, Awaits: team.Members[1:]}}
	if diff := cmp.Diff(want, ErasuresOf(team)); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
}

func TestWhoIsAloneInATeamAwaitsNobody(t *testing.T) {
	team := store.Team{Erasures: []store.TeamErasure{{Awaited: []store.DeviceID{{1}}}}}
	if got := ErasuresOf(team); got != nil {
		t.Errorf("told is %+v", got)
	}
}
