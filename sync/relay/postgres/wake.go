package postgres

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"errors"
	"strings"
	"sync"
	"time"

	"bankje/sync/envelope"

	"github.com/jackc/pgx/v5"
)

// channel is where relays over one database tell each other of spaces. Those in
// other schemas of it hear that too, and have no such space.
const channel = "bankje_relay_wake"

const (
	listenAlive = time.Minute      // how long a silent connection is believed in
	listenAgain = time.Second      // until one is made anew
	ringWithin  = 10 * time.Second // or nobody is told
)

// A bell is by which relays over one database wake each other: PostgreSQL's
// NOTIFY, sent after what was written and not along with it, for what is
// notified of in a transaction has all others wait for its commit.
type bell struct {
	db     *sql.DB
	config *pgx.ConnConfig
	self   string // begins what this process says

	once    sync.Once
	stop    context.CancelFunc
	working sync.WaitGroup

	mu       sync.Mutex
	hearing  []hearer
	due      map[envelope.SpaceID]bool
	somebody chan struct{} // due has something
}

type hearer struct {
	woken  func(envelope.SpaceID)
	missed func()
}

func newBell(db *sql.DB, config *pgx.ConnConfig) *bell {
	return &bell{
		db: db, config: config, self: rand.Text() + " ",
		due: map[envelope.SpaceID]bool{}, somebody: make(chan struct{}, 1),
	}
}

// OnWake is promised by relay.Shared. Where the address leads to a pool that
// keeps no connection for one client, nothing is ever heard.
func (b *bell) OnWake(woken func(envelope.SpaceID), missed func()) {
	b.mu.Lock()
	b.hearing = append(b.hearing, hearer{woken, missed})
	b.mu.Unlock()
	b.once.Do(func() {
		ctx, stop := context.WithCancel(context.Background())
		b.stop = stop
		b.working.Go(func() { b.ring(ctx) })
		b.working.Go(func() { b.listen(ctx) })
	})
}

// Wake is promised by relay.Shared.
func (b *bell) Wake(id envelope.SpaceID) {
	b.mu.Lock()
	b.due[id] = true
	b.mu.Unlock()
	select {
	case b.somebody <- struct{}{}:
	default:
	}
}

// close ends the work, once.
func (b *bell) close() {
	b.once.Do(func() {}) // or else it is never begun
	if b.stop != nil {
		b.stop()
	}
	b.working.Wait()
}

// ring tells the others, until ctx ends. What comes up meanwhile goes together.
func (b *bell) ring(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-b.somebody:
		}
		b.mu.Lock()
		var said []string
		for id := range b.due {
			said = append(said, b.self+id.String())
		}
		clear(b.due)
		b.mu.Unlock()
		b.tell(ctx, said)
	}
}

// tell notifies. It waits for no disk: what it says is lost with the server
// anyway. Where it fails the others look by themselves.
func (b *bell) tell(ctx context.Context, said []string) {
	ctx, cancel := context.WithTimeout(ctx, ringWithin)
	defer cancel()
	b.db.ExecContext(ctx, `
		SELECT set_config('synchronous_commit', 'off', true), pg_notify($1, said)
		FROM unnest($2::text[]) AS said`, channel, said)
}

// listen hears the others, over a connection of its own that is made anew
// whenever it is lost, until ctx ends.
func (b *bell) listen(ctx context.Context) {
	for ctx.Err() == nil {
		b.hear(ctx)
		select {
		case <-ctx.Done():
		case <-time.After(listenAgain):
		}
	}
}

// hear listens for as long as a connection holds.
func (b *bell) hear(ctx context.Context) {
	conn, err := pgx.ConnectConfig(ctx, b.config)
	if err != nil {
		return
	}
	defer conn.Close(context.WithoutCancel(ctx))
	if _, err := conn.Exec(ctx, `LISTEN `+channel); err != nil {
		return
	}
	b.each(func(h hearer) { h.missed() })
	for {
		said, err := next(ctx, conn)
		if err != nil {
			return
		}
		if text, others := strings.CutPrefix(said, b.self); !others {
			b.heard(text)
		}
	}
}

// next waits for what is said, and makes sure now and then that the server is
// still there.
func next(ctx context.Context, conn *pgx.Conn) (string, error) {
	for {
		quiet, cancel := context.WithTimeout(ctx, listenAlive)
		said, err := conn.WaitForNotification(quiet)
		cancel()
		switch {
		case err == nil:
			return said.Payload, nil
		case ctx.Err() != nil || !errors.Is(err, context.DeadlineExceeded):
			return "", err
		}
		alive, cancel := context.WithTimeout(ctx, ringWithin)
		err = conn.Ping(alive)
		cancel()
		if err != nil {
			return "", err
		}
	}
}

// heard reads what another relay said: who it is, and of which space.
func (b *bell) heard(text string) {
	_, name, _ := strings.Cut(text, " ")
	var id envelope.SpaceID
	if n, err := hex.Decode(id[:], []byte(name[:min(len(name), 2*len(id))])); err != nil || n != len(id) {
		return
	}
	b.each(func(h hearer) { h.woken(id) })
}

func (b *bell) each(call func(hearer)) {
	b.mu.Lock()
	hearing := b.hearing
	b.mu.Unlock()
	for _, h := range hearing {
		call(h)
	}
}
