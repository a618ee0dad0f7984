package startteam_test

import (
	"context"
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/app/screen/startteam"
	"bankje/i18n"
	"bankje/store"
	"bankje/sync/report"
)

// relay is one that answers as a test wants it; it founds what has its code.
type relay struct {
	screen.Sync
	away    bool
	code    string // the registration code that it wants
	founded []store.TeamID
}

func (r *relay) Relay(context.Context, string) (report.Relay, error) {
	if r.away {
		return report.Relay{}, report.Fail(report.NoNetwork)
	}
	return report.Relay{Registration: r.code != ""}, nil
}

func (r *relay) Found(_ context.Context, team store.TeamID, code string) error {
	if code != r.code {
		return report.Fail(report.Registration)
	}
	r.founded = append(r.founded, team)
	return nil
}

func TestTheFormHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "start-team", func(_ *testing.T, s *screentest.Stage) screen.Screen {
		return startteam.New(s.Journal)
	})
}

// begin fills in the form and begins.
func begin(t *testing.T, s *screentest.Stage, address string) {
	t.Helper()
	w := s.Show(t, apptest.Looks[0], startteam.New(s.Journal))
	apptest.Type(t, w, 0, " Buurthuis  Zuid ")
	apptest.Type(t, w, 1, "Anna")
	if address != "" {
		apptest.Type(t, w, 2, address)
	}
	apptest.Tap(t, w, "Begin")
}

// only is the one team of a journal.
func only(t *testing.T, s *screentest.Stage) store.Team {
	t.Helper()
	teams, err := s.Journal.Teams(t.Context())
	if err != nil || len(teams) != 1 {
		t.Fatalf("%d teams, %v; failed %v", len(teams), err, s.Failed)
	}
	return teams[0]
}

func TestATeamWithoutARelayBeginsAndItsPageOpens(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	begin(t, s, "")
	team := only(t, s)
	if team.Name != "Buurthuis Zuid" || team.Members[0].Name != "Anna" || !team.Coordinator || team.Relay != "" {
		t.Errorf("founded %+v", team)
	}
	if want := (route.Team{ID: team.ID}); len(s.Went) != 1 || s.Went[0] != want {
		t.Errorf("went to %v, want %v", s.Went, want)
	}
}

func TestATeamWithARelayIsCarriedByIt(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	r := &relay{}
	s.Context.Sync = r
	begin(t, s, "192.168.1.5:8655")
	team := only(t, s)
	if team.Relay != "http://192.168.1.5:8655" || len(r.founded) != 1 || r.founded[0] != team.ID {
		t.Errorf("relay %q carries %v", team.Relay, r.founded)
	}
}

func TestARelayThatWantsACodeIsGivenIt(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	r := &relay{code: "geheim"}
	s.Context.Sync = r
	w := s.Show(t, apptest.Looks[0], startteam.New(s.Journal))
	apptest.Type(t, w, 0, "Zuid")
	apptest.Type(t, w, 1, "Anna")
	apptest.Type(t, w, 2, "relay.voorbeeld.nl")
	apptest.Tap(t, w, "Begin")
	if !apptest.Shows(w, "vraagt een code") {
		t.Fatalf("it shows %q", apptest.Texts(w))
	}
	apptest.Look{Size: apptest.Phone, Scale: 1}.Picture(t, w, "start-team-code")
	apptest.Check(t, w)
	apptest.Type(t, w, 3, "mis")
	apptest.Tap(t, w, "Begin")
	if !apptest.Shows(w, "klopt niet") {
		t.Fatalf("after a wrong code it shows %q", apptest.Texts(w))
	}
	apptest.Clear(t, w, 1)
	apptest.Type(t, w, 1, "geheim")
	apptest.Tap(t, w, "Begin")
	if team := only(t, s); len(r.founded) != 1 || r.founded[0] != team.ID {
		t.Errorf("the relay carries %v", r.founded)
	}
}

func TestWithoutNetworkOneCanBeginWithoutTheRelay(t *testing.T) {
	s := screentest.New(t, i18n.UK)
	s.Context.Sync = &relay{away: true}
	w := s.Show(t, apptest.Looks[0], startteam.New(s.Journal))
	apptest.Type(t, w, 0, "Лавочка")
	apptest.Type(t, w, 1, "Ганна")
	apptest.Type(t, w, 2, "relay.voorbeeld.nl")
	apptest.Tap(t, w, "Створити")
	if teams, err := s.Journal.Teams(t.Context()); len(teams) != 0 || err != nil {
		t.Fatalf("%d teams, %v", len(teams), err)
	}
	apptest.Look{Size: apptest.Phone, Scale: 1}.Picture(t, w, "start-team-away")
	apptest.Check(t, w)
	apptest.Tap(t, w, "Створити без сервера")
	if team := only(t, s); team.Relay != "" || team.Name != "Лавочка" {
		t.Errorf("founded %+v", team)
	}
}

func TestPlainHTTPInPublicIsRefused(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	begin(t, s, "http://relay.voorbeeld.nl")
	if teams, err := s.Journal.Teams(t.Context()); len(teams) != 0 || err != nil || len(s.Failed) > 0 {
		t.Errorf("%d teams, %v, failed %v", len(teams), err, s.Failed)
	}
}

func TestBackAsksBeforeWhatIsTypedIsLost(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	sc := startteam.New(s.Journal)
	w := s.Show(t, apptest.Looks[0], sc)
	if sc.Back() {
		t.Error("an empty form holds one back")
	}
	apptest.Type(t, w, 0, "Zuid")
	if !sc.Back() {
		t.Error("what is typed is lost")
	}
}
