package sim

import (
	"context"
	"crypto/rand"
	"path/filepath"
	"strings"
	"sync"

	"modernc.org/sqlite"
)

// connections are those to the journals, by their names: what a disk does to them
// is asked of SQLite itself.
var connections sync.Map

func init() {
	sqlite.RegisterConnectionHook(func(c sqlite.ExecQuerierContext, name string) error {
		if strings.Contains(name, "journal.db") {
			connections.Store(name, c)
		}
		return nil
	})
}

// fill leaves no room on the phone's disk, or makes room again.
func (p *phone) fill(full bool) {
	p.world.t.Helper()
	pages := "1073741823"
	if full {
		pages = "1" // SQLite takes no fewer than there are
	}
	prefix := "file://" + filepath.Join(p.dir, "journal.db") + "?"
	connections.Range(func(name, c any) bool {
		if strings.HasPrefix(name.(string), prefix) {
			_, err := c.(sqlite.ExecQuerierContext).ExecContext(context.Background(), `PRAGMA max_page_count = `+pages, nil)
			p.world.must(err)
		}
		return true
	})
	p.full = full
	p.world.tell("%s: the disk is full: %v", p, full)
}

// forget drops the connections of a journal that was closed.
func (p *phone) forget() {
	prefix := "file://" + p.dir
	connections.Range(func(name, _ any) bool {
		if strings.HasPrefix(name.(string), prefix) {
			connections.Delete(name)
		}
		return true
	})
	p.full = false
}

// A lifeline is what is left of a phone whose app dies in the middle of
// something: a copy of its files as they were when some random bytes were read, or
// a message sent. What the app does after that moment does not count.
type lifeline struct {
	phone *phone
	beats int    // until it dies; 0: it does not
	left  string // the copy
}

// beat is called at each moment in which the app may die.
func (l *lifeline) beat() {
	if l.beats == 0 {
		return
	}
	if l.beats--; l.beats == 0 {
		l.left = l.phone.copyFolder()
	}
}

// Read gives random bytes, as the journal asks for them.
func (l *lifeline) Read(b []byte) (int, error) {
	l.beat()
	return rand.Read(b)
}

// dies lets an app do something and be killed in the middle of it, or right
// after. Nobody was told that it was done.
func (p *phone) dies(what string, do func() error) {
	w := p.world
	w.t.Helper()
	p.lifeline.beats = 1 + w.random.IntN(12)
	err := do()
	p.lifeline.beats = 0
	left := p.lifeline.left
	p.lifeline.left = ""
	if left == "" {
		left = p.copyFolder()
	}
	w.tell("%s: the app is killed while somebody %s (%s)", p, what, said(err))
	p.become(left)
}

// become has the phone go on with a copy of its files.
func (p *phone) become(left string) {
	p.world.t.Helper()
	old := p.dir
	p.quit() // in a folder that nobody looks at any more
	p.world.remove(old)
	p.dir = left
	p.start()
}
