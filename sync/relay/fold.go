package relay

import (
	"slices"
	"sync"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/space"
)

// A folded space is what its statements say, all of them: also where chains
// parted the relay keeps both, and goes on with the same one as every phone. It
// never changes; only who took it from the cache may grow it, and gets another.
type folded struct {
	list  []envelope.Statement // in the order in which they were added
	state space.State
	tree  *space.Tree // for who grows it
	size  int         // of the statements, in bytes
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
	f := &folded{list: list[:1:1], tree: tree, state: tree.State(), size: len(list[0].Bytes())}
	return f.grown(list[1:])
}

// grown gives what it is with more statements, each of which has to have its
// place.
func (f *folded) grown(more []envelope.Statement) (*folded, error) {
	next := *f
	for _, s := range more {
		if f.tree.Has(s.Hash()) {
			continue
		}
		if err := f.tree.Add(s); err != nil {
			return nil, err
		}
		if !f.tree.Has(s.Hash()) {
			return nil, space.ErrGap // it would wait for one that nobody may ever bring
		}
		next.list = append(next.list, s)
		next.size += len(s.Bytes())
	}
	next.state = f.tree.State()
	return &next, nil
}

// leadingTo gives the chain that ends in the last of some statements; nil: one
// before it is in neither.
func (f *folded) leadingTo(more []envelope.Statement) []envelope.Statement {
	before := make(map[envelope.Hash]envelope.Statement, len(f.list)+len(more))
	for _, s := range append(f.list[:len(f.list):len(f.list)], more...) {
		before[s.Hash()] = s
	}
	var chain []envelope.Statement
	for at := more[len(more)-1]; ; {
		chain = append(chain, at)
		if at.Number == 1 {
			break
		}
		previous, known := before[at.Previous]
		if !known || previous.Number >= at.Number {
			return nil
		}
		at = previous
	}
	slices.Reverse(chain)
	return chain
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

// mostFolded bounds the statements of the folded spaces that are kept in memory,
// in bytes; what is folded takes about as much again.
const mostFolded = 24 << 20

// A cache keeps folded spaces from one request to the next, so that a statement
// is verified once.
type cache struct {
	mu   sync.Mutex
	kept map[envelope.SpaceID]*folded
	size int // of the statements in it, in bytes
}

// get gives what is kept of a space, to be read by many at once; nil: nothing.
func (c *cache) get(id envelope.SpaceID) *folded {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.kept[id]
}

// take gives what is kept of a space to one who will grow it, and keeps it no
// longer.
func (c *cache) take(id envelope.SpaceID) *folded {
	c.mu.Lock()
	defer c.mu.Unlock()
	f := c.kept[id]
	c.drop(id)
	return f
}

func (c *cache) drop(id envelope.SpaceID) {
	if f := c.kept[id]; f != nil {
		delete(c.kept, id)
		c.size -= f.size
	}
}

// put keeps a folded space, unless more of it is kept already. Some other is
// forgotten where there are too many.
func (c *cache) put(id envelope.SpaceID, f *folded) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.kept == nil {
		c.kept = make(map[envelope.SpaceID]*folded)
	}
	if kept := c.kept[id]; kept != nil && len(kept.list) >= len(f.list) {
		return
	}
	c.drop(id)
	for other := range c.kept {
		if c.size+f.size <= mostFolded {
			break
		}
		c.drop(other)
	}
	c.kept[id] = f
	c.size += f.size
}

// fold gives what the statements in a transaction say: what is new since they
// were last folded is added, or all is read.
func (r *Relay) fold(id envelope.SpaceID, tx Tx) (*folded, error) {
	if f := r.folded.get(id); f != nil {
		fresh, err := tx.Statements(len(f.list))
		if err != nil || len(fresh) == 0 {
			return f, err
		}
	}
	f, err := r.foldToGrow(id, tx)
	if err == nil {
		r.folded.put(id, f)
	}
	return f, err
}

// foldToGrow gives what the statements in a transaction say, to one who will
// add to them and put it back once that is on the disk.
func (r *Relay) foldToGrow(id envelope.SpaceID, tx Tx) (*folded, error) {
	f := r.folded.take(id)
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
	return f.grown(fresh)
}
