package today_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"bankje/app/apptest"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/app/screen/today"
	"bankje/i18n"
	"bankje/store"
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

func TestACoordinatorIsToldOfDoubtedCardsAndLedThere(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	team := s.Teammates(t, "Buurthuis Zuid", "Bohdan")
	bohdan := team.Mate(0)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	doubt := func(name string) store.CardID {
		card, err := s.Journal.KeepOwnCard(t.Context(), store.OwnCard{}, store.OwnCard{Name: name})
		must(err)
		must(s.Journal.ShareCard(t.Context(), card.ID, team.ID))
		team.Meets(t, bohdan)
		must(bohdan.DoubtCard(t.Context(), card.ID, "dicht"))
		team.Meets(t, bohdan)
		return card.ID
	}
	id := doubt("De Ark")
	shown := today.New(s.Journal)
	w := s.Show(t, apptest.Looks[0], shown)
	apptest.Tap(t, w, "1 card is doubted")
	doubt("De Linde")
	shown.FollowSync()
	apptest.Tap(t, w, "2 cards are doubted")
	want := []route.Route{route.Referral{ID: id.Key()}, route.Team{ID: team.ID}}
	if diff := cmp.Diff(want, s.Went); diff != "" {
		t.Errorf("it leads to (-want +got):\n%s", diff)
	}
	w = s.Show(t, apptest.Looks[0], today.New(bohdan))
	if apptest.Shows(w, "are doubted") {
		t.Error("a member is asked to correct cards")
	}
}

// quarantined has somebody who is out bring what was written before they knew.
func quarantined(t *testing.T, s *screentest.Stage) *screentest.Team {
	t.Helper()
	team := s.Teammates(t, "Buurthuis Zuid", "Bohdan")
	bohdan := team.Mate(0)
	team.Tells(t, bohdan)
	out := s.MemberOf(t, team.ID, "Bohdan").Device
	if err := s.Journal.RemoveMember(t.Context(), team.ID, out); err != nil {
		t.Fatal(err)
	}
	team.Tells(t, bohdan)
	return team
}

func TestTodayOfACoordinatorWhoIsToDecideHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "today-undecided", func(t *testing.T, s *screentest.Stage) screen.Screen {
		quarantined(t, s)
		return today.New(s.Journal)
	})
}

func TestACoordinatorIsToldThatUnsentWorkWaitsUntilItIsDecided(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	team := quarantined(t, s)
	shown := today.New(s.Journal)
	w := s.Show(t, apptest.Looks[0], shown)
	apptest.Tap(t, w, "1 change in Buurthuis Zuid waits for your decision")
	if len(s.Went) != 1 || s.Went[0] != route.Route(route.Team{ID: team.ID}) {
		t.Errorf("it leads to %v", s.Went)
	}
	bohdan := s.MemberOf(t, team.ID, "Bohdan")
	s.Context.Settings.Screens = map[string]string{parts.UnsentChoice(bohdan): strconv.Itoa(bohdan.Unsent)}
	shown.FollowSync()
	if apptest.Shows(w, "your decision") {
		t.Errorf("left out, it shows %q", apptest.Texts(w))
	}
	s.Context.Settings.Screens = nil
	shown.FollowSync()
	if !apptest.Shows(w, "your decision") {
		t.Errorf("should more come, it shows %q", apptest.Texts(w))
	}
	if err := s.Journal.AcceptUnsent(t.Context(), team.ID, bohdan.Device); err != nil {
		t.Fatal(err)
	}
	shown.FollowSync()
	if apptest.Shows(w, "your decision") {
		t.Errorf("accepted, it shows %q", apptest.Texts(w))
	}
}
