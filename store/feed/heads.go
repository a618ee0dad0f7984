package feed

import (
	"context"
	"database/sql"
	"sync"
)

// heads remembers the last envelope of each feed that was asked for, and the
// newest number of all. Without it every save would look for its own last
// envelope behind all that has arrived from others since. The folder belongs to
// one Feed, so nobody else changes what is remembered; it is forgotten after a
// write that failed, when only the file knows what it holds.
type heads struct {
	mu     sync.Mutex
	last   map[owner]Head
	newest Number
	known  bool // newest was read
}

func (h *heads) get(by owner) (head Head, newest Number, known bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	head, known = h.last[by]
	return head, h.newest, known && h.known
}

func (h *heads) set(by owner, head Head, newest Number) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.last == nil {
		h.last = make(map[owner]Head)
	}
	h.last[by] = head
	h.newest, h.known = newest, true
}

func (h *heads) forget() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.last, h.known = nil, false
}

// headIn returns the last envelope of an owner and the number of the newest of
// all, read in the transaction where they are not remembered.
func (f *Feed) headIn(ctx context.Context, tx *sql.Tx, by owner) (Head, Number, error) {
	if head, newest, known := f.heads.get(by); known {
		return head, newest, nil
	}
	rows, err := tx.StmtContext(ctx, f.save.head).QueryContext(ctx)
	if err != nil {
		return Head{}, 0, err
	}
	return f.scanHead(rows, by)
}
