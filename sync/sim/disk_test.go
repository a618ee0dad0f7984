package sim

import (
	"context"
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
			c.(sqlite.HookRegisterer).RegisterCommitHook(func() int32 {
				beforeCommit(name)
				return 0
			})
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
	lifelines.Delete(p.dir)
	p.full = false
}
