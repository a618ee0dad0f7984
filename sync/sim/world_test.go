package sim

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/cryptotest"
	"time"

	"bankje/store"
	"bankje/sync/envelope"
)

// A world is one team with its phones and relays, and all that happens to them.
// It has no goroutine: whatever happens is asked of it, one thing after the
// other, and all that is left to chance comes from one seed.
type world struct {
	t      testing.TB
	ctx    context.Context
	seed   uint64
	random *rand.Rand
	dir    string
	now    time.Time // what a true clock shows

	phones  []*phone
	relays  []*relayHouse
	network network
	ledger  ledger
	team    store.TeamID
	own     bool // it is about the devices of one person, and what they have is the team's
	codes   []invited
	people  map[string]store.PersonID // by name
	tale    []string
	newer   int // of a hundred phones, how many have a later version of the app

	beats  int    // until the app of whoever is at work dies; 0: none does
	finely bool   // random bytes that are read count too
	dead   *phone // whose did
	idle   bool   // relays of before are told nothing now, as phones do seldom
}

// newWorld makes an empty one. Keys and ids come from the seed too, so no other
// world may run beside it in this process.
func newWorld(t *testing.T, seed uint64) *world {
	t.Helper()
	cryptotest.SetGlobalRandom(t, seed)
	w := &world{
		t:      t,
		ctx:    context.Background(),
		seed:   seed,
		random: rand.New(rand.NewPCG(seed, 0x62616e6b6a65)),
		dir:    folder(t),
		now:    time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC),
		people: map[string]store.PersonID{},
		ledger: ledger{about: map[store.ConversationID][]store.PersonID{}, handsOff: map[store.ConversationID]bool{}},
	}
	w.network.world = w
	t.Cleanup(w.end)
	return w
}

// folder makes one that is gone after the test: in memory where there is such a
// place, for a disk is waited for a thousand times in a world.
func folder(t testing.TB) string {
	t.Helper()
	if dir, err := os.MkdirTemp("/dev/shm", "bankje-sim-"); err == nil {
		t.Cleanup(func() { os.RemoveAll(dir) })
		return dir
	}
	return t.TempDir()
}

// end closes whatever is open, and tells the tale where something failed.
func (w *world) end() {
	for _, p := range w.phones {
		if p.Journal != nil {
			p.vault.Close()
		}
	}
	for _, r := range w.relays {
		r.storage.Close()
	}
	if w.t.Failed() || *keepTale || *oneSeed != 0 {
		w.t.Logf("what happened:\n%s", strings.Join(w.tale, "\n"))
	}
}

// tell adds to the tale. It is the same at each run of a seed.
func (w *world) tell(format string, args ...any) {
	w.tale = append(w.tale, fmt.Sprintf("%3d %s ", len(w.tale), w.now.Format("02 15:04"))+fmt.Sprintf(format, args...))
}

// must ends the world when something went wrong that never may.
func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// place gives a path for something new.
func (w *world) place(name string) string {
	return filepath.Join(w.dir, fmt.Sprintf("%s-%d", name, w.random.Uint64()))
}

// remove removes a folder.
func (w *world) remove(dir string) {
	w.t.Helper()
	w.must(os.RemoveAll(dir))
}

// chance says yes in so many of a hundred cases.
func (w *world) chance(percent int) bool { return w.random.IntN(100) < percent }

// pick gives one of several; there must be one.
func pick[T any](w *world, from []T) T { return from[w.random.IntN(len(from))] }

// pass lets time pass.
func (w *world) pass(d time.Duration) { w.now = w.now.Add(d) }

// space is the id of the team's space.
func (w *world) space() envelope.SpaceID { return envelope.SpaceID(w.team) }

// phone gives the phone of somebody.
func (w *world) phone(name string) *phone {
	w.t.Helper()
	for _, p := range w.phones {
		if p.name == name {
			return p
		}
	}
	w.t.Fatalf("nobody is called %s", name)
	return nil
}
