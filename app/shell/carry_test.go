package shell

import (
	"context"
	"net/http/httptest"
	"path/filepath"
	"testing"
	"time"

	"bankje/i18n"
	"bankje/store"
	"bankje/store/seal"
	"bankje/sync/phone"
	"bankje/sync/relay"
	"bankje/sync/relay/sqlite"
)

// held is a phone that makes contact only when it is asked to, so that nothing
// is drawn on another goroutine than that of the test.
type held struct {
	*phone.Phone
	runs chan bool // true when it begins to run, false when it ends
}

func (h held) Run(ctx context.Context) {
	h.runs <- true
	<-ctx.Done()
	h.runs <- false
}

// carried gives somebody the app with a phone that is held.
func carried(t *testing.T) (*visitor, chan bool) {
	t.Helper()
	runs := make(chan bool, 8)
	v := &visitor{t: t, dir: t.TempDir(), lang: i18n.EN, files: t.TempDir(), made: filepath.Join(t.TempDir(), "examples"), now: time.Now(),
		carry: func(j *store.Journal, changed func()) Carrier { return held{phone.New(j, func() {}), runs} }}
	v.starts()
	v.taps(v.lang.Name())
	v.taps("secret.choose_pin")
	for range 2 {
		v.keys(pin)
		v.taps("common.next")
	}
	return v, runs
}

// relayOn serves a relay on loopback and gives its address.
func relayOn(t *testing.T) string {
	t.Helper()
	storage, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "relay.db"))
	must(t, err)
	server := httptest.NewServer(relay.New(storage, relay.Options{}))
	t.Cleanup(func() {
		server.CloseClientConnections()
		server.Close()
		must(t, storage.Close())
	})
	return server.URL
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestItIsCarriedWhileTheJournalIsOpenAndNotWhenLocked(t *testing.T) {
	v, runs := carried(t)
	if !<-runs {
		t.Error("it does not run once the journal is open")
	}
	v.shell.Lock()
	if <-runs || v.shell.context.Sync != nil {
		t.Error("it runs on, or screens still have it, once locked")
	}
	v.unlocks(pin)
	if !<-runs {
		t.Error("it does not run again after unlocking")
	}
}

func TestTodaySaysWhatTheRelayHasConfirmed(t *testing.T) {
	v, _ := carried(t)
	address, ctx := relayOn(t), t.Context()
	anna := v.shell.journal
	team, err := anna.FoundTeam(ctx, "Zuid", "Anna")
	must(t, err)
	must(t, anna.SetRelay(ctx, team, address))
	prompt, err := anna.AddOwnPrompt(ctx, store.OwnPrompt{NL: "Wat kookt u?"})
	must(t, err)
	must(t, anna.SharePrompt(ctx, prompt.ID, team))
	v.shell.followSync()
	// What was shared, and what was said of the team: that it is, a name, the relay.
	v.reads("All safe on this device · 4 wait · not synced yet")

	v.shell.context.Sync.Now(ctx)
	v.shell.followSync()
	v.reads("All safe on this device · last synced")
	for _, state := range v.shell.context.Sync.States() {
		if store.TeamID(state.ID) == team {
			v.taps("All safe on this device · last synced " + v.shell.context.Text.Clock(state.Last))
		}
	}
	v.taps("Zuid")
	v.reads("The server has confirmed everything shared from this device")

	// Somebody with another journal reads it.
	code, err := anna.Invite(ctx, team, false, store.DayOf(v.now).AddDays(7), "")
	must(t, err)
	v.shell.context.Sync.Now(ctx)
	vault, err := store.Open(t.TempDir(), store.Options{Work: &seal.MinParams})
	must(t, err)
	t.Cleanup(func() { must(t, vault.Close()) })
	j, err := vault.Found(ctx, []byte(pin), store.PIN)
	must(t, err)
	bohdan := phone.New(j, func() {})
	statements, err := bohdan.Invited(ctx, address, code)
	must(t, err)
	_, err = j.JoinTeam(ctx, statements, code, "Bohdan")
	must(t, err)
	bohdan.Now(ctx)
	if _, err := j.OwnPrompt(ctx, prompt.ID); err != nil {
		t.Errorf("Bohdan reads %v", err)
	}
	v.shell.context.Sync.Now(ctx)
	v.shell.follow()
	v.reads("Bohdan")
}
