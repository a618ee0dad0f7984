package space

import (
	"bytes"
	"math"
	"slices"

	"bankje/sync/envelope"
)

// Where chains part, the one goes on that the home relay has appended to; see
// Anchor. It puts statements in order, and has one chain.
//
// Where there is no such relay, or it has appended to both, for it was
// restored or lies, all who know both go on with the same one: the one on which
// that coordinator has signed who has been one for the longest time when they
// part; of two that are equal in this, the one whose first statement has the
// smaller hash.
//
// Behind what the home relay has appended only that goes on which it may append, by what
// holds of chains that lost; see asAppended.
//
// The hash alone would do for phones that err. But a hash can be tried until
// it is small: somebody who was removed as a coordinator could make a chain
// from before that, and have it go on. Nobody can make themselves older.

// settled is what was found of a tree: which chain goes on, and what of the
// others holds.
type settled struct {
	State
	plain  State   // by the chain alone
	chain  []*node // from the founding statement
	lost   []Lost
	shared bool // somebody has the state, whose maps may change no more
}

// settle keeps what was found when a statement only continues the chain, and
// else has it found again.
func (t *Tree) settle(child *node) {
	s := t.settled
	if s == nil || s.chain[len(s.chain)-1] != child.parent || len(s.chain) != len(t.nodes)-1 {
		t.settled = nil
		return
	}
	next := s.plain
	if s.shared {
		next = next.clone()
	}
	next.take(child.statement)
	t.settled = &settled{State: next, plain: next, chain: append(s.chain, child)}
}

func (t *Tree) find() *settled {
	if t.settled == nil {
		t.settled = t.resolve()
	}
	return t.settled
}

// resolve follows the chain from the founding statement, choosing where it
// parts, and then lets hold of the rest what holds.
func (t *Tree) resolve() *settled {
	w := walk{state: begin(t.root.statement, t.founding, t.proofs), chain: []*node{t.root}}
	w.on()
	if again, is := t.asAppended(w); is {
		w = again
	}
	slices.SortFunc(w.rest, byPlaceOfLost)
	s := &settled{plain: w.state, chain: w.chain}
	s.State, s.lost = w.state.withLost(w.rest)
	return s
}

// A walk is how far the chain was followed, and what was left beside it.
type walk struct {
	state State // by the chain alone
	chain []*node
	rest  []lostNode
	// relay is the state as the home relay has it, which goes on with nothing else than
	// what may follow there; nil: with anything.
	relay *State
}

// on follows the chain to its end.
func (w *walk) on() {
	for {
		at := w.chain[len(w.chain)-1]
		next := w.next(at)
		for _, child := range at.children {
			if child != next {
				w.rest = child.collect(w.rest, at.statement.Number)
			}
		}
		if next == nil {
			return
		}
		w.state.take(next.statement)
		if w.relay != nil {
			w.relay.take(next.statement)
		}
		w.chain = append(w.chain, next)
	}
}

// next returns with which statement the chain goes on; nil: with none.
func (w *walk) next(at *node) *node {
	children := at.children
	if w.relay != nil {
		children = slices.DeleteFunc(slices.Clone(children), func(n *node) bool { return w.relay.Check(n.statement) != nil })
	}
	if len(children) == 0 {
		return nil
	}
	return w.state.choose(children)
}

// A lostNode is a statement on a chain that lost.
type lostNode struct {
	*node
	parted uint64 // number of the last statement that both chains have
}

func byPlaceOfLost(a, b lostNode) int { return byPlace(a.node, b.node) }

// collect appends the node and all after it.
func (n *node) collect(to []lostNode, parted uint64) []lostNode {
	to = append(to, lostNode{n, parted})
	for _, child := range n.children {
		to = child.collect(to, parted)
	}
	return to
}

// choose returns with which of several statements the chain goes on. Where the
// home relay has appended to some, the others have no say: it may never see
// them, and goes on with the same one.
func (s State) choose(children []*node) *node {
	if len(children) == 1 {
		return children[0]
	}
	appended := slices.DeleteFunc(slices.Clone(children), func(n *node) bool { return !n.hasAnchor() })
	if len(appended) > 0 {
		children = appended
	}
	return slices.MinFunc(children, func(a, b *node) int {
		if x, y := s.eldest(a, len(appended) > 0), s.eldest(b, len(appended) > 0); x != y {
			return compare(x, y)
		}
		return bytes.Compare(a.hash[:], b.hash[:])
	})
}

// hasAnchor says whether the home relay has appended the node or one after it.
func (n *node) hasAnchor() bool { return n.anchored || n.anchoredLater() }

// anchoredLater says whether the home relay has appended one after the node.
func (n *node) anchoredLater() bool { return slices.ContainsFunc(n.children, (*node).hasAnchor) }

// eldest returns since when that coordinator has been one who has been it
// longest of those who signed the node or one after it, or such a one that the
// home relay has appended.
func (s State) eldest(n *node, appended bool) uint64 {
	since := uint64(math.MaxUint64)
	if appended && !n.hasAnchor() {
		return since
	}
	if d := s.devices[n.statement.Author]; d.coordinates() {
		since = d.office
	}
	for _, child := range n.children {
		since = min(since, s.eldest(child, appended))
	}
	return since
}

func compare(a, b uint64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// A Fate is what becomes of a statement on a chain that lost.
type Fate int

// The fates.
const (
	// Holds says that it holds already: the devices are out, the envelopes are
	// erased. One of By is to sign it again.
	Holds Fate = iota + 1
	// Waits says that it does not hold until one of By has signed it again.
	Waits
	// Fell says that it is void, for the reason in Err.
	Fell
)

// Lost is a statement on a chain that lost and was not yet signed again in the
// chain that goes on. People are told of each.
type Lost struct {
	Statement envelope.Statement
	Fate      Fate
	By        []envelope.DeviceID // who may sign it again, the best first
	Err       error               // why it fell; nil otherwise
}

// Lost returns what of chains that lost is still to be signed again, or fell,
// in the order in which that is best done.
func (t *Tree) Lost() []Lost { return slices.Clone(t.find().lost) }
