package phone_test

import (
	"bytes"
	"context"
	"errors"
	"net/http/httptest"
	"path/filepath"
	"testing"
	"time"

	"bankje/store"
	"bankje/store/seal"
	"bankje/sync/phone"
	"bankje/sync/relay"
	"bankje/sync/relay/sqlite"
	"bankje/sync/report"
)

// serve serves a relay on loopback and gives its address.
func serve(t *testing.T, o relay.Options) string {
	t.Helper()
	storage, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "relay.db"))
	must(t, err)
	r := relay.New(storage, o)
	server := httptest.NewServer(r)
	t.Cleanup(func() {
		r.Stop()
		server.CloseClientConnections()
		server.Close()
		must(t, storage.Close())
	})
	return server.URL
}

// someone is a journal and its phone.
type someone struct {
	*store.Journal
	*phone.Phone
	t       *testing.T
	changed chan struct{} // holds one while there is something new in States
}

func newPhone(t *testing.T) someone {
	t.Helper()
	vault, err := store.Open(t.TempDir(), store.Options{Work: &seal.MinParams})
	must(t, err)
	t.Cleanup(func() { must(t, vault.Close()) })
	j, err := vault.Found(t.Context(), []byte("135790"), store.PIN)
	must(t, err)
	return phoneOf(t, j)
}

func phoneOf(t *testing.T, j *store.Journal) someone {
	s := someone{Journal: j, t: t, changed: make(chan struct{}, 1)}
	s.Phone = phone.New(j, func() {
		select {
		case s.changed <- struct{}{}:
		default:
		}
	})
	return s
}

// founds founds a team that a relay carries.
func (s someone) founds(address, code string) store.TeamID {
	s.t.Helper()
	team, err := s.FoundTeam(s.t.Context(), "Zuid", "Anna")
	must(s.t, err)
	must(s.t, s.SetRelay(s.t.Context(), team, address))
	must(s.t, s.Found(s.t.Context(), team, code))
	return team
}

// lets gives somebody the code of an invitation, who joins with it.
func (s someone) lets(in someone, team store.TeamID, address string) {
	s.t.Helper()
	code, err := s.Invite(s.t.Context(), team, false, store.DayOf(time.Now()).AddDays(7), "")
	must(s.t, err)
	s.Now(s.t.Context())
	statements, err := in.Invited(s.t.Context(), address, code)
	must(s.t, err)
	_, err = in.JoinTeam(s.t.Context(), statements, code, "Bohdan")
	must(s.t, err)
	in.Now(s.t.Context())
	s.Now(s.t.Context())
}

// shares writes something in a team.
func (s someone) shares(team store.TeamID) store.PromptID {
	s.t.Helper()
	p, err := s.AddOwnPrompt(s.t.Context(), store.OwnPrompt{NL: "Wat kookt u?"})
	must(s.t, err)
	must(s.t, s.SharePrompt(s.t.Context(), p.ID, team))
	return p.ID
}

// of tells how it stands with a team.
func (s someone) of(team store.TeamID) report.Space {
	for _, state := range s.States() {
		if store.TeamID(state.ID) == team {
			return state
		}
	}
	return report.Space{}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestWhatOneSharesTheOtherReads(t *testing.T) {
	address := serve(t, relay.Options{RegistrationCode: "tulp"})
	anna, bohdan := newPhone(t), newPhone(t)
	if said, err := anna.Relay(t.Context(), address); err != nil || !said.Registration {
		t.Fatalf("the relay says %+v, %v; want that it asks for a code", said, err)
	}
	team := anna.founds(address, "tulp")
	anna.lets(bohdan, team, address)
	id := anna.shares(team)
	anna.Now(t.Context())
	bohdan.Now(t.Context())
	if _, err := bohdan.OwnPrompt(t.Context(), id); err != nil {
		t.Errorf("Bohdan reads %v", err)
	}
	if s := anna.of(team); s.Failed != nil || s.Sent != 1 || s.Last.IsZero() || s.Running {
		t.Errorf("Anna's phone says %+v", s)
	}
	if got, err := anna.Team(t.Context(), team); err != nil || got.Waiting != 0 || len(got.Members) != 2 {
		t.Errorf("Anna's team is %+v, %v", got, err)
	}
}

func TestWhatWasSaidOfATeamWaitsUntilTheRelayHasIt(t *testing.T) {
	address := serve(t, relay.Options{})
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.founds(address, "")
	anna.lets(bohdan, team, address)
	unsaid := func(p someone, want int, when string) {
		t.Helper()
		if got, err := p.Team(t.Context(), team); err != nil || got.Unsaid != want {
			t.Errorf("%s: %d wait, %v; want %d", when, got.Unsaid, err, want)
		}
	}
	unsaid(anna, 0, "after a contact")
	unsaid(bohdan, 0, "once Bohdan was let in")
	must(t, anna.RenameTeam(t.Context(), team, "Noord"))
	_, err := anna.Invite(t.Context(), team, false, "2099-01-01", "")
	must(t, err)
	must(t, anna.RemoveMember(t.Context(), team, bohdan.Self()))
	unsaid(anna, 3, "a name, an invitation and a removal")
	anna.Now(t.Context())
	unsaid(anna, 0, "after the next contact")
}

func TestWhatIsSavedGoesAndComesByItself(t *testing.T) {
	address := serve(t, relay.Options{})
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.founds(address, "")
	anna.lets(bohdan, team, address)
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan struct{}, 2)
	for _, p := range []someone{anna, bohdan} {
		go func() { p.Run(ctx); done <- struct{}{} }()
	}
	came := make(chan struct{}, 1)
	unwatch := bohdan.Watch(func() {
		select {
		case came <- struct{}{}:
		default:
		}
	})
	id := anna.shares(team)
	for {
		if _, err := bohdan.OwnPrompt(t.Context(), id); err == nil {
			break
		}
		<-came
	}
	unwatch()
	stop()
	<-done
	<-done
	if got, err := anna.Team(t.Context(), team); err != nil || got.Synced.IsZero() {
		t.Errorf("when it was synced is not kept: %v, %v", got.Synced, err)
	}
}

func TestWhoIsNotLetInIsToldSo(t *testing.T) {
	address := serve(t, relay.Options{})
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.founds(address, "")
	code, err := anna.Invite(t.Context(), team, false, "2099-01-01", "")
	must(t, err)
	anna.Now(t.Context())
	got, err := anna.Team(t.Context(), team)
	must(t, err)
	must(t, anna.Withdraw(t.Context(), team, got.Invitations[0].ID))
	anna.Now(t.Context())
	if _, err := bohdan.Invited(t.Context(), address, code); !errors.Is(err, store.ErrNoInvitation) {
		t.Errorf("with a withdrawn invitation: %v, want ErrNoInvitation", err)
	}
}

func TestWhatDoesNotGoSaysWhy(t *testing.T) {
	address := serve(t, relay.Options{RegistrationCode: "tulp"})
	anna := newPhone(t)
	team, err := anna.FoundTeam(t.Context(), "Zuid", "Anna")
	must(t, err)
	must(t, anna.SetRelay(t.Context(), team, address))
	if err := anna.Found(t.Context(), team, "roos"); !errors.Is(err, report.Fail(report.Registration)) {
		t.Errorf("with a wrong code: %v", err)
	}
	for where, kind := range map[string]report.Kind{
		"http://example.org": report.PlainAddress, "buurthuis": report.BadAddress, "http://127.0.0.1:1": report.NoNetwork,
	} {
		if _, err := anna.Relay(t.Context(), where); !errors.Is(err, report.Fail(kind)) {
			t.Errorf("%s: %v, want %s", where, err, kind)
		}
	}
}

func TestAFileCarriesWhereThereIsNoNetwork(t *testing.T) {
	address := serve(t, relay.Options{})
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.founds(address, "")
	anna.lets(bohdan, team, address)
	id := anna.shares(team)
	var file bytes.Buffer
	must(t, anna.Export(t.Context(), team, &file, nil))
	done, err := bohdan.Import(t.Context(), bytes.NewReader(file.Bytes()), nil)
	if err != nil || done.New != 1 || done.Cut {
		t.Fatalf("the file brought %+v, %v", done, err)
	}
	if _, err := bohdan.OwnPrompt(t.Context(), id); err != nil {
		t.Errorf("Bohdan reads %v", err)
	}
	if _, err := bohdan.Import(t.Context(), bytes.NewReader([]byte("boodschappen")), nil); !errors.Is(err, report.Fail(report.NotFile)) {
		t.Errorf("another file: %v", err)
	}
}

func TestASecondPhoneHasTheWholeJournalThroughARelay(t *testing.T) {
	address := serve(t, relay.Options{RegistrationCode: "tulp"})
	anna := newPhone(t)
	p, err := anna.AddOwnPrompt(t.Context(), store.OwnPrompt{NL: "Wat kookt u?"})
	must(t, err)
	must(t, anna.SetRelay(t.Context(), anna.OwnSpace(), address))
	must(t, anna.Found(t.Context(), anna.OwnSpace(), "tulp"))
	code, err := anna.Invite(t.Context(), anna.OwnSpace(), true, store.DayOf(time.Now()).AddDays(7), "")
	must(t, err)
	anna.Now(t.Context())
	statements, err := phone.Invited(t.Context(), address, code)
	must(t, err)
	vault, err := store.Open(t.TempDir(), store.Options{Work: &seal.MinParams})
	must(t, err)
	t.Cleanup(func() { must(t, vault.Close()) })
	j, err := vault.FoundWith(t.Context(), store.Invited{Code: code, Relay: address, Statements: statements}, "Tablet", []byte("246802"), store.PIN)
	must(t, err)
	tablet := phoneOf(t, j)
	tablet.Now(t.Context())
	if _, err := tablet.OwnPrompt(t.Context(), p.ID); err != nil {
		t.Errorf("the tablet reads %v; how it went: %+v", err, tablet.of(tablet.OwnSpace()))
	}
	back, err := tablet.AddOwnPrompt(t.Context(), store.OwnPrompt{NL: "Wat bakt u?"})
	must(t, err)
	tablet.Now(t.Context())
	anna.Now(t.Context())
	if _, err := anna.OwnPrompt(t.Context(), back.ID); err != nil {
		t.Errorf("the phone reads %v", err)
	}
	own, err := anna.Team(t.Context(), anna.OwnSpace())
	must(t, err)
	if own.Waiting != 0 || len(own.Members) != 2 {
		t.Errorf("the phone says of its devices %+v", own)
	}
}

func TestALaptopNearbyCarriesAndNothingCountsAsConfirmed(t *testing.T) {
	home, laptop := serve(t, relay.Options{}), serve(t, relay.Options{})
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.founds(home, "")
	anna.lets(bohdan, team, home)
	id := anna.shares(team)
	went := 0
	done, err := anna.Carry(t.Context(), team, laptop, func(sent, _ int) { went = sent })
	if err != nil || done.Sent != 1 || went != 1 {
		t.Fatalf("Anna brings the laptop %+v, of which %d were told, %v", done, went, err)
	}
	if done, err = bohdan.Carry(t.Context(), team, laptop, nil); err != nil || done.Received != 1 {
		t.Fatalf("the laptop brings Bohdan %+v, %v", done, err)
	}
	if _, err := bohdan.OwnPrompt(t.Context(), id); err != nil {
		t.Errorf("Bohdan reads %v", err)
	}
	for name, p := range map[string]someone{"Anna": anna, "Bohdan": bohdan} {
		if got, err := p.Team(t.Context(), team); err != nil || got.Waiting != 1 {
			t.Errorf("%s: %d wait for the team's relay, %v; want 1", name, got.Waiting, err)
		}
	}
	for where, kind := range map[string]report.Kind{
		"http://example.org": report.PlainAddress, "buurthuis": report.BadAddress, "http://127.0.0.1:1": report.NoNetwork,
	} {
		if _, err := anna.Carry(t.Context(), team, where, nil); !errors.Is(err, report.Fail(kind)) {
			t.Errorf("%s: %v, want %s", where, err, kind)
		}
	}
}
