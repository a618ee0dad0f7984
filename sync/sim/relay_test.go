package sim

import (
	"bytes"
	"crypto/rand"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"bankje/sync/envelope"
	"bankje/sync/relay"
	"bankje/sync/relay/sqlite"
)

// A relayHouse is a relay with its database, in a folder of its own. No socket
// leads to it: the network calls its handler.
type relayHouse struct {
	world   *world
	address string
	dir     string
	storage *sqlite.Storage
	relay   *relay.Relay
	down    bool
	gone    bool // for good
	log     bytes.Buffer
	copies  []relayCopy
}

// A relayCopy is a back-up of a relay.
type relayCopy struct {
	path string
	made time.Time
}

// rent makes a relay at an address.
func (w *world) rent(name string) *relayHouse {
	w.t.Helper()
	r := &relayHouse{world: w, address: "https://" + strings.ToLower(name) + ".example.org", dir: w.place("relay")}
	w.must(os.Mkdir(r.dir, 0o700))
	r.start()
	w.relays = append(w.relays, r)
	w.tell("a relay begins at %s", r.address)
	return r
}

func (r *relayHouse) file() string { return filepath.Join(r.dir, "relay.db") }

func (r *relayHouse) start() {
	r.world.t.Helper()
	storage, err := sqlite.Open(r.world.ctx, r.file())
	r.world.must(err)
	r.storage = storage
	r.relay = relay.New(storage, relay.Options{
		Addresses: []string{r.address},
		Rate:      1e9, Burst: 1e9, // how many may come is not what is looked at here
		Now:    func() time.Time { return r.world.now },
		Random: func(b []byte) { rand.Read(b) },
		Log:    slog.New(slog.NewTextHandler(&r.log, &slog.HandlerOptions{Level: slog.LevelDebug})),
	})
}

// restart ends the relay and starts it again: it forgets its tokens.
func (r *relayHouse) restart() {
	r.world.t.Helper()
	r.relay.Stop()
	r.world.must(r.storage.Close())
	r.start()
}

// backUp copies what the relay has, while it serves.
func (r *relayHouse) backUp() {
	r.world.t.Helper()
	made := relayCopy{r.world.place("relay-backup"), r.world.now}
	r.world.must(r.storage.Backup(r.world.ctx, made.path))
	r.copies = append(r.copies, made)
}

// closes ends a relay for good.
func (r *relayHouse) closes() {
	r.down, r.gone = true, true
	r.world.tell("the relay at %s is gone for good", r.address)
	r.world.writeOff("the relay is gone")
}

// burn ends a relay with all that it has; another begins at the same address.
func (r *relayHouse) burn() {
	r.world.t.Helper()
	empty := relayCopy{path: r.world.place("nothing")}
	r.world.must(os.WriteFile(empty.path, nil, 0o600))
	r.restore(empty)
	r.world.writeOff("the relay burnt")
}

// restore puts a back-up in the place of what the relay has.
func (r *relayHouse) restore(from relayCopy) {
	r.world.t.Helper()
	r.relay.Stop()
	r.world.must(r.storage.Close())
	for _, suffix := range []string{"-wal", "-shm", ""} {
		os.Remove(r.file() + suffix)
	}
	content, err := os.ReadFile(from.path)
	r.world.must(err)
	r.world.must(os.WriteFile(r.file(), content, 0o600))
	r.start()
}

// relayAt gives the relay at a host, and whether there is one.
func (w *world) relayAt(host string) (*relayHouse, bool) {
	for _, r := range w.relays {
		if r.address == "https://"+host {
			return r, true
		}
	}
	return nil, false
}

type relayTx = relay.Tx

// view looks at what the relay has of the team; there may be nothing.
func (r *relayHouse) view(look func(relayTx) error) {
	r.world.t.Helper()
	err := r.storage.View(r.world.ctx, r.world.space(), look)
	if !errors.Is(err, relay.ErrNoSpace) {
		r.world.must(err)
	}
}

// knows says whether the relay has heard that another one is, or was, the home.
func (r *relayHouse) knows(other *relayHouse) (known bool) {
	r.world.t.Helper()
	r.view(func(tx relayTx) error {
		all, err := tx.Statements(0)
		known = slices.ContainsFunc(all, other.isHomeBy)
		return err
	})
	return known
}

// isHomeBy says whether a statement makes the relay the home.
func (r *relayHouse) isHomeBy(s envelope.Statement) bool {
	home, err := envelope.ParseHome(s)
	return err == nil && home.Relay == envelope.NewRelayID(r.address)
}

// holds says whether the relay has an envelope with its body, be it in quarantine.
func (r *relayHouse) holds(device envelope.DeviceID, sequence uint64, hash envelope.Hash) bool {
	r.world.t.Helper()
	found := false
	r.view(func(tx relayTx) error {
		some, err := tx.Stretch(device, sequence, 1, true)
		found = len(some) > 0 && some[0].Hash() == hash && !some[0].IsStub()
		return err
	})
	return found
}
