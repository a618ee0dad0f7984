package client_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"bankje/store"
	"bankje/store/seal"
	"bankje/sync/client"
	"bankje/sync/envelope"
	"bankje/sync/relay"
	"bankje/sync/relay/sqlite"
	"bankje/sync/space"
)

// must ends a test on an error that it does not speak of.
func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// A phone is a real journal in a folder of its own.
type phone struct {
	*store.Journal
	t testing.TB
}

func newPhone(t testing.TB) phone { return newPhoneAt(t, nil) }

// newPhoneAt is a phone with a clock of its own; nil: the right one.
func newPhoneAt(t testing.TB, now func() time.Time) phone {
	t.Helper()
	v, err := store.Open(t.TempDir(), store.Options{Work: &seal.MinParams, Now: now, Fleeting: true})
	must(t, err)
	t.Cleanup(func() { v.Close() })
	j, err := v.Found(t.Context(), []byte("246810"), store.PIN)
	must(t, err)
	return phone{j, t}
}

// A home is a real relay, reached over HTTP, whose file can be put back to what
// it was.
type home struct {
	t      testing.TB
	url    string
	folder string

	mu      sync.Mutex
	handler http.Handler
	storage *sqlite.Storage
	relay   *relay.Relay
	wrap    func(http.Handler) http.Handler // nil: an honest relay and a good line
}

func newHome(t testing.TB) *home {
	t.Helper()
	r := &home{t: t, folder: t.TempDir()}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
		r.mu.Lock()
		handler := r.handler
		if r.wrap != nil {
			handler = r.wrap(handler)
		}
		r.mu.Unlock()
		handler.ServeHTTP(w, request)
	}))
	r.url = server.URL
	r.start()
	t.Cleanup(func() {
		r.relay.Stop()
		server.Close()
		r.storage.Close()
	})
	return r
}

func (r *home) file() string { return filepath.Join(r.folder, "relay.db") }

func (r *home) start() {
	r.t.Helper()
	storage, err := sqlite.Open(r.t.Context(), r.file())
	must(r.t, err)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.storage = storage
	r.relay = relay.New(storage, relay.Options{Addresses: []string{r.url}, Rate: 1e6, Burst: 1e6, CarryBytes: 1 << 40})
	r.handler = r.relay
}

// through has all that goes to and from the relay pass through something; nil:
// nothing.
func (r *home) through(wrap func(http.Handler) http.Handler) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.wrap = wrap
}

// backup copies the relay's file.
func (r *home) backup() string {
	r.t.Helper()
	copied := filepath.Join(r.t.TempDir(), "backup.db")
	must(r.t, r.storage.Backup(r.t.Context(), copied))
	return copied
}

// restore starts the relay again with a file of before; "" with none.
func (r *home) restore(backup string) {
	r.t.Helper()
	r.relay.Stop()
	must(r.t, r.storage.Close())
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(r.file() + suffix); err != nil && !os.IsNotExist(err) {
			r.t.Fatal(err)
		}
	}
	if backup != "" {
		content, err := os.ReadFile(backup)
		must(r.t, err)
		must(r.t, os.WriteFile(r.file(), content, 0o600))
	}
	r.start()
}

// reach is how a phone reaches the relay, with a fresh connection and no token.
func (r *home) reach(by client.Signer) *client.Relay {
	r.t.Helper()
	reached, err := client.NewRelay(r.url, by)
	must(r.t, err)
	return reached
}

// meet makes one contact, which must come to an end.
func (p phone) meet(r *home, team store.TeamID) client.Report {
	p.t.Helper()
	report, err := p.tries(r, team)
	if err != nil {
		p.t.Fatalf("contact: %v", err)
	}
	return report
}

// tries makes one contact, which may fail.
func (p phone) tries(r *home, team store.TeamID) (client.Report, error) {
	return client.Contact(p.t.Context(), p, p.Self(), r.reach(p), envelope.SpaceID(team), nil)
}

// found founds a team with a relay.
func (p phone) found(r *home) store.TeamID {
	p.t.Helper()
	team, err := p.FoundTeam(p.t.Context(), "Лавочка Zuid", "Anna")
	must(p.t, err)
	must(p.t, p.SetRelay(p.t.Context(), team, r.url))
	p.meet(r, team)
	return team
}

// let lets another phone in, over the relay.
func (p phone) let(r *home, team store.TeamID, m phone, coordinator bool) {
	p.t.Helper()
	code, err := p.Invite(p.t.Context(), team, coordinator, "2036-12-31", "voor wie komt")
	must(p.t, err)
	p.meet(r, team)
	statements, err := r.reach(code).Invited(p.t.Context(), code.ID())
	must(p.t, err)
	_, err = m.JoinTeam(p.t.Context(), statements, code, "Bohdan")
	must(p.t, err)
	m.meet(r, team)
	p.meet(r, team)
}

// two is a team of two with its relay; the second may be a coordinator too.
func two(t testing.TB, coordinator bool) (r *home, team store.TeamID, anna, bohdan phone) {
	t.Helper()
	r = newHome(t)
	anna, bohdan = newPhone(t), newPhone(t)
	team = anna.found(r)
	anna.let(r, team, bohdan, coordinator)
	return r, team, anna, bohdan
}

// three is a team of two coordinators and a member, who know of each other.
func three(t testing.TB) (r *home, team store.TeamID, anna, bohdan, vira phone) {
	t.Helper()
	r, team, anna, bohdan = two(t, true)
	vira = newPhone(t)
	anna.let(r, team, vira, false)
	round(r, team, anna, bohdan, vira)
	return r, team, anna, bohdan, vira
}

// says saves a conversation with a note and shares it with a team.
func (p phone) says(team store.TeamID, note string) store.ConversationID {
	p.t.Helper()
	person, err := p.AddPerson(p.t.Context(), store.Person{Alias: "Oksana"})
	must(p.t, err)
	saved, err := p.SaveDraft(p.t.Context(), store.Draft{Conversation: store.Conversation{
		At: time.Date(2026, 11, 2, 10, 0, 0, 0, time.UTC), People: []store.PersonID{person.ID}, Note: note}})
	must(p.t, err)
	must(p.t, p.ShareConversation(p.t.Context(), saved.ID, team))
	return saved.ID
}

// reads says whether a note is found by a search, once.
func (p phone) reads(notes ...string) {
	p.t.Helper()
	for _, note := range notes {
		n, err := p.TimelineCount(p.t.Context(), store.Filter{Query: note})
		if err != nil || n != 1 {
			p.t.Errorf("a search for %q finds %d, %v; want one", note, n, err)
		}
	}
}

// same says whether all phones read exactly these notes, and wait for nothing.
func same(t testing.TB, team store.TeamID, notes []string, phones ...phone) {
	t.Helper()
	for i, p := range phones {
		n, err := p.TimelineCount(t.Context(), store.Filter{})
		if err != nil || n != len(notes) {
			t.Errorf("phone %d reads %d notes, %v; want %d", i, n, err, len(notes))
		}
		p.reads(notes...)
		if waiting, err := p.Waiting(t.Context(), envelope.SpaceID(team)); err != nil || waiting != 0 {
			t.Errorf("phone %d: %d changes wait, %v", i, waiting, err)
		}
	}
}

// statements counts those of a team that are here, and those that its relay has.
func (p phone) statements(team store.TeamID) (here, appended int) {
	p.t.Helper()
	h, err := p.Holding(p.t.Context(), envelope.SpaceID(team))
	must(p.t, err)
	for _, s := range h.Statements {
		if s.Appended {
			appended++
		}
	}
	return len(h.Statements), appended
}

// head is the newest statement of the chain that goes on here.
func (p phone) head(team store.TeamID) envelope.Hash {
	p.t.Helper()
	h, err := p.Holding(p.t.Context(), envelope.SpaceID(team))
	must(p.t, err)
	return h.State.Head()
}

// agree says whether phones have the same statements, and all that the relay has.
func agree(t testing.TB, team store.TeamID, phones ...phone) {
	t.Helper()
	for i, p := range phones {
		here, appended := p.statements(team)
		if first, _ := phones[0].statements(team); here != first || appended != here {
			t.Errorf("phone %d has %d statements, %d of them appended; phone 0 has %d", i, here, appended, first)
		}
		if p.head(team) != phones[0].head(team) {
			t.Errorf("phone %d goes on with another chain", i)
		}
	}
}

// numbered makes notes that no search takes for each other.
func numbered(word string, n int) []string {
	var notes []string
	for i := range n {
		notes = append(notes, word+string(rune('a'+i/26%26))+string(rune('a'+i%26)))
	}
	return slices.Clip(notes)
}

// readOnly is a journal that is not to be written to.
type readOnly struct{ phone }

func (p readOnly) Take(context.Context, space.Delivery) (space.Taken, error) {
	p.t.Error("the journal is written to, although there is nothing new")
	return space.Taken{}, nil
}

// forgets is a journal that lost where its last contact ended.
type forgets struct{ phone }

func (p forgets) Holding(ctx context.Context, id envelope.SpaceID) (space.Holding, error) {
	h, err := p.phone.Holding(ctx, id)
	h.Cursor = nil
	return h, err
}
