package relay

import (
	"sync"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/space"
)

// A folded space is what its statements say, all of them: also where chains
// parted the relay keeps both, and goes on with the same one as every phone.
type folded struct {
	list  []envelope.Statement // in the order in which they were added
	tree  *space.Tree
	state space.State
}

// mark is the newest place in the list.
func (f *folded) mark() protocol.Mark { return f.markAt(len(f.list)) }

func (f *folded) markAt(n int) protocol.Mark {
	if n == 0 {
		return protocol.Mark{}
	}
	return protocol.Mark{Number: uint64(n), Hash: protocol.ShortOf(f.list[n-1].Hash())}
}

// behind gives the statements behind a place, and whether the list has such a
// place.
func (f *folded) behind(m protocol.Mark) ([]envelope.Statement, bool) {
	if m.Number > uint64(len(f.list)) || f.markAt(int(m.Number)) != m {
		return nil, false
	}
	return f.list[m.Number:], true
}

// add takes a statement in. It says false for one that is here already.
func (f *folded) add(s envelope.Statement) (bool, error) {
	if f.tree.Has(s.Hash()) {
		return false, nil
	}
	if err := f.tree.Add(s); err != nil {
		return false, err
	}
	if !f.tree.Has(s.Hash()) {
		return false, space.ErrGap // it would wait for one that nobody may ever bring
	}
	f.list = append(f.list, s)
	f.state = f.tree.State()
	return true, nil
}

// foldedFrom puts statements together; the first founds.
func foldedFrom(list []envelope.Statement) (*folded, error) {
	if len(list) == 0 {
		return nil, ErrNoSpace
	}
	tree, err := space.NewTree(list[0])
	if err != nil {
		return nil, err
	}
	f := &folded{list: list[:1:1], tree: tree, state: tree.State()}
	for _, s := range list[1:] {
		if _, err := f.add(s); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// mostTrees bounds how many folded spaces are kept in memory.
const mostTrees = 1024

// trees keep folded spaces from one request to the next, so that a statement is
// verified once. A folded space is used by one request at a time.
type trees struct {
	mu   sync.Mutex
	kept map[envelope.SpaceID]*folded
}

// take gives what was kept of a space, if anything, and keeps it no longer.
func (t *trees) take(id envelope.SpaceID) *folded {
	t.mu.Lock()
	defer t.mu.Unlock()
	f := t.kept[id]
	delete(t.kept, id)
	return f
}

// put keeps a folded space. Some other is forgotten where there are too many.
func (t *trees) put(id envelope.SpaceID, f *folded) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.kept == nil {
		t.kept = make(map[envelope.SpaceID]*folded)
	}
	for other := range t.kept {
		if len(t.kept) < mostTrees {
			break
		}
		delete(t.kept, other)
	}
	t.kept[id] = f
}

// fold gives what the statements in a transaction say: what is new since they
// were last folded is added, or all is read.
func (r *Relay) fold(id envelope.SpaceID, tx Tx) (*folded, error) {
	f := r.trees.take(id)
	if f == nil {
		list, err := tx.Statements(0)
		if err != nil {
			return nil, err
		}
		return foldedFrom(list)
	}
	fresh, err := tx.Statements(len(f.list))
	if err != nil {
		return nil, err
	}
	for _, s := range fresh {
		if _, err := f.add(s); err != nil {
			return nil, err
		}
	}
	return f, nil
}
