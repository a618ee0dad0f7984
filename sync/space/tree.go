package space

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"bankje/sync/envelope"
)

// maxWaiting bounds the statements that wait for the one before them, in
// bytes.
const maxWaiting = 16 << 20

// A Tree holds all statements of a space that are here. Mostly they are one
// chain; where chains parted, one of them goes on, and of the others nothing
// is lost: see Lost. Statements may come in any order and more than once: the
// same ones give the same state.
//
// A Tree is for one goroutine at a time; the states that it gives are free.
type Tree struct {
	root     *node
	founding envelope.Founding
	proofs   *proofs
	nodes    map[envelope.Hash]*node
	waiting  map[envelope.Hash][]envelope.Statement // by the hash that they name
	size     int                                    // of those that wait, in bytes
	settled  *settled                               // nil: to be found again
}

// A node is one statement that may follow the one before it.
type node struct {
	statement envelope.Statement
	hash      envelope.Hash
	parent    *node
	children  []*node
	anchored  bool // the home relay said that it appended it
}

// NewTree returns a tree of the founding statement alone. It returns the
// errors of Fold.
func NewTree(founding envelope.Statement) (*Tree, error) { return newTree(founding, &proofs{}) }

func newTree(founding envelope.Statement, known *proofs) (*Tree, error) {
	state, f, err := found(founding, known)
	if err != nil {
		return nil, err
	}
	root := &node{statement: founding, hash: founding.Hash()}
	return &Tree{
		root:     root,
		founding: f,
		proofs:   known,
		nodes:    map[envelope.Hash]*node{root.hash: root},
		waiting:  map[envelope.Hash][]envelope.Statement{},
		settled:  &settled{plain: state, State: state, chain: []*node{root}},
	}, nil
}

// Add adds a statement. One that is here already changes nothing. One that
// lacks the statement before it waits for that one; ErrGap says that too many
// wait. Else it returns why the statement may not follow the one that it
// names: an error of Check. Then it never may, unless a newer app finds
// otherwise.
//
// Add is for statements that others hold: it also takes those with which a
// chain parts. What is to be new, its author, the home relay included, checks
// with State().Check.
func (t *Tree) Add(statement envelope.Statement) error {
	hash := statement.Hash()
	if _, here := t.nodes[hash]; here {
		return nil
	}
	if statement.Space != t.Space() {
		return fmt.Errorf("%v %d: %w", statement.Type, statement.Number, ErrPlace)
	}
	parent, ok := t.nodes[statement.Previous]
	if !ok {
		return t.wait(statement, hash)
	}
	return t.grow(parent, statement, hash)
}

// wait keeps a statement until the one before it is here.
func (t *Tree) wait(statement envelope.Statement, hash envelope.Hash) error {
	others := t.waiting[statement.Previous]
	if slices.ContainsFunc(others, func(s envelope.Statement) bool { return s.Hash() == hash }) {
		return nil
	}
	size := len(statement.Bytes())
	if t.size+size > maxWaiting {
		return fmt.Errorf("%v %d: %w", statement.Type, statement.Number, ErrGap)
	}
	t.size += size
	t.waiting[statement.Previous] = append(others, statement)
	return nil
}

// grow adds a statement after the one before it, and whatever waited for it.
func (t *Tree) grow(parent *node, statement envelope.Statement, hash envelope.Hash) error {
	if err := t.check(parent, statement); err != nil {
		return err
	}
	child := &node{statement: statement, hash: hash, parent: parent}
	parent.children = append(parent.children, child)
	t.nodes[hash] = child
	t.settle(child)
	waited := t.waiting[hash]
	delete(t.waiting, hash)
	for _, next := range waited {
		t.size -= len(next.Bytes())
		_ = t.grow(child, next, next.Hash()) // one that may not follow is let go
	}
	return nil
}

// check says whether a statement may follow a node, by what its own chain
// alone says.
func (t *Tree) check(parent *node, statement envelope.Statement) error {
	if s := t.settled; s != nil && s.chain[len(s.chain)-1] == parent {
		return s.plain.Check(statement)
	}
	return t.fold(parent).Check(statement)
}

// fold returns the state after a node, by what its own chain alone says.
func (t *Tree) fold(n *node) State {
	chain := n.path()
	state := begin(t.root.statement, t.founding, t.proofs)
	for _, n := range chain[1:] {
		state.take(n.statement)
	}
	return state
}

// path returns the chain from the founding statement to the node.
func (n *node) path() []*node {
	var path []*node
	for ; n != nil; n = n.parent {
		path = append(path, n)
	}
	slices.Reverse(path)
	return path
}

// Space returns the id of the space.
func (t *Tree) Space() envelope.SpaceID { return envelope.SpaceID(t.root.hash) }

// State returns what the statements that are here say together.
func (t *Tree) State() State {
	s := t.find()
	s.shared = true
	return s.State
}

// Anchor notes that the home relay said that it has appended a statement, and
// so all before it. From then on the chain goes on through it: a statement that
// was made meanwhile and not yet appended is on a chain that lost, and to be
// made again. Only where the relay itself has said two things, for it was
// restored or lies, the rule for chains that part decides.
//
// It says whether the statement is here. What was anchored is to be anchored
// again in a tree that is made anew.
func (t *Tree) Anchor(statement envelope.Hash) bool {
	n, here := t.nodes[statement]
	if here && !n.anchored {
		n.anchored = true
		if s := t.settled; s != nil && len(s.chain) < len(t.nodes) {
			t.settled = nil // another chain may go on
		}
	}
	return here
}

// Anchored returns the state at the newest statement of the chain that the
// home relay has appended, and whether there is one. What is written in a
// space with a home relay names that statement and is sealed in its epoch:
// what is newer may still be made otherwise.
func (t *Tree) Anchored() (State, bool) {
	for _, n := range slices.Backward(t.find().chain) {
		if n.anchored {
			return t.fold(n), true
		}
	}
	return State{}, false
}

// Chain returns the statements of the chain that goes on, after the given
// number, in order. Each relay and each phone that has the same statements has
// the same chain.
func (t *Tree) Chain(after uint64) []envelope.Statement {
	chain := t.find().chain
	var statements []envelope.Statement
	for _, n := range chain[min(after, uint64(len(chain))):] {
		statements = append(statements, n.statement)
	}
	return statements
}

// All returns all statements that are here, each after the one before it, in
// an order that is the same for all who have the same statements. Those that
// wait are not among them.
func (t *Tree) All() []envelope.Statement {
	var statements []envelope.Statement
	for _, n := range t.sorted() {
		statements = append(statements, n.statement)
	}
	return statements
}

// sorted returns all nodes, each after the one before it.
func (t *Tree) sorted() []*node {
	return slices.SortedFunc(maps.Values(t.nodes), byPlace)
}

// Has says whether a statement is here, and not waiting.
func (t *Tree) Has(statement envelope.Hash) bool {
	_, ok := t.nodes[statement]
	return ok
}

// Waits says whether a statement waits for the one before it.
func (t *Tree) Waits() bool { return len(t.waiting) > 0 }

// byPlace orders statements by number and hash.
func byPlace(a, b *node) int {
	if a.statement.Number != b.statement.Number {
		return int(a.statement.Number) - int(b.statement.Number)
	}
	return bytes.Compare(a.hash[:], b.hash[:])
}
