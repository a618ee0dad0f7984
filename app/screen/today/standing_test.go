package today_test

import (
	"testing"
	"time"

	"bankje/app/apptest"
	"bankje/app/screen"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/app/screen/today"
	"bankje/i18n"
	"bankje/sync/envelope"
	"bankje/sync/report"
)

// inTeam puts a team with a relay on the stage, and something that waits.
func inTeam(t *testing.T, s *screentest.Stage) *screentest.Sync {
	t.Helper()
	tale := s.Tell(t)
	team, err := s.Journal.FoundTeam(t.Context(), "Buurthuis Zuid", "Anna")
	if err == nil {
		err = s.Journal.SetRelay(t.Context(), team, "https://bankje.example.org")
	}
	if err == nil {
		err = s.Journal.ShareConversation(t.Context(), tale.Last.ID, team)
	}
	if err != nil {
		t.Fatal(err)
	}
	s.Append(t, team)
	sync := &screentest.Sync{Spaces: []report.Space{{
		ID: envelope.SpaceID(team), Last: screentest.Now.Add(-50 * time.Minute), Failed: report.Fail(report.NoNetwork)}}}
	s.Context.Sync = sync
	return sync
}

func TestTodayWithATeamHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "today-team", func(t *testing.T, s *screentest.Stage) screen.Screen {
		inTeam(t, s)
		return today.New(s.Journal)
	})
}

func TestTheQuietLineFollowsAndLeadsToTheTeams(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	sync := inTeam(t, s)
	shown := today.New(s.Journal)
	w := s.Show(t, apptest.Looks[0], shown)
	apptest.Tap(t, w, "All safe on this device · 1 waits · last synced 09:40 · no network")
	if len(s.Went) != 1 || s.Went[0] != route.Route(route.Teams{}) {
		t.Errorf("it leads to %v", s.Went)
	}
	sync.Spaces[0].Failed = nil
	shown.FollowSync()
	if !apptest.Shows(w, "All safe on this device · 1 waits · last synced 09:40") || apptest.Shows(w, "no network") {
		t.Errorf("once there is a network it shows %q", apptest.Texts(w))
	}
}

func TestWithoutATeamOnlyWhatIsSafeIsSaid(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	w := s.Show(t, apptest.Looks[0], today.New(s.Journal))
	if !apptest.Shows(w, "All safe on this device") || apptest.Shows(w, "sync") {
		t.Errorf("it shows %q", apptest.Texts(w))
	}
}
