package phone_test

import (
	"errors"
	"net/http/httptest"
	"path/filepath"
	"testing"

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

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
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
