package teams_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"bankje/app/apptest"
	"bankje/app/screen"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/app/screen/teams"
	"bankje/i18n"
	"bankje/store"
	"bankje/sync/envelope"
	"bankje/sync/report"
)

// founded puts two teams on the stage: one with a relay, one without.
func founded(t *testing.T, s *screentest.Stage) store.TeamID {
	t.Helper()
	team, err := s.Journal.FoundTeam(t.Context(), "Buurthuis Zuid", "Anna")
	if err == nil {
		err = s.Journal.SetRelay(t.Context(), team, "https://bankje.example.org")
	}
	if err == nil {
		_, err = s.Journal.FoundTeam(t.Context(), "Вечірня команда на Лейвестрат", "Anna")
	}
	if err != nil {
		t.Fatal(err)
	}
	s.Append(t, team)
	s.Context.Sync = &screentest.Sync{Spaces: []report.Space{{ID: envelope.SpaceID(team), Last: screentest.Now.Add(-time.Hour)}}}
	return team
}

func TestTeamsHoldInEveryLook(t *testing.T) {
	screentest.Look(t, "teams-none", func(t *testing.T, s *screentest.Stage) screen.Screen { return teams.New(s.Journal) })
	screentest.Look(t, "teams", func(t *testing.T, s *screentest.Stage) screen.Screen {
		founded(t, s)
		return teams.New(s.Journal)
	})
}

func TestTheListLeadsOn(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	team := founded(t, s)
	w := s.Show(t, apptest.Looks[0], teams.New(s.Journal))
	for _, name := range []string{"Buurthuis Zuid", "I have an invitation", "Start a team"} {
		apptest.Tap(t, w, name)
	}
	want := []route.Route{route.Team{ID: team}, route.JoinTeam{}, route.StartTeam{}}
	if diff := cmp.Diff(want, s.Went); diff != "" {
		t.Errorf("went (-want +got):\n%s", diff)
	}
	for _, words := range []string{"1 device · last synced 09:30", "1 device · by file"} {
		if !apptest.Shows(w, words) {
			t.Errorf("%q does not show: %q", words, apptest.Texts(w))
		}
	}
}

func TestASecondDeviceIsToldHowATeamComesToIt(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	words := "Teams do not come along to a second device by themselves."
	if w := s.Show(t, apptest.Looks[0], teams.New(s.Journal)); apptest.Shows(w, words) {
		t.Errorf("the only device is shown %q", apptest.Texts(w))
	}
	s.SecondDevice(t, "phone", "tablet")
	if w := s.Show(t, apptest.Looks[0], teams.New(s.Journal)); !apptest.Shows(w, words) {
		t.Errorf("without a team it shows %q", apptest.Texts(w))
	}
	founded(t, s)
	if w := s.Show(t, apptest.Looks[0], teams.New(s.Journal)); !apptest.Shows(w, words) {
		t.Errorf("with a team it shows %q", apptest.Texts(w))
	}
}

func TestTheTeamsOfASecondDeviceHoldInEveryLook(t *testing.T) {
	screentest.Look(t, "teams-second", func(t *testing.T, s *screentest.Stage) screen.Screen {
		s.SecondDevice(t, "Телефон", "Планшет")
		return teams.New(s.Journal)
	})
}
