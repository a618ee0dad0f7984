package space

import (
	"slices"

	"bankje/sync/envelope"
)

// A Held statement is one that is here, with what is known of its place.
type Held struct {
	envelope.Statement
	Hash envelope.Hash
	// Continues says that it is on the chain that goes on.
	Continues bool
	// Appended says that the home relay said that it had appended it, or one
	// after it. A relay that does not have it lost it, or is another one.
	Appended bool
}

// Held returns all statements that are here, as All does.
func (t *Tree) Held() []Held {
	held := make([]Held, 0, len(t.nodes))
	at := make(map[*node]int, len(t.nodes))
	for i, n := range t.sorted() {
		held = append(held, Held{Statement: n.statement, Hash: n.hash})
		at[n] = i
	}
	for _, n := range t.find().chain {
		held[at[n]].Continues = true
	}
	for n := range at {
		if !n.anchored {
			continue
		}
		for ; n != nil && !held[at[n]].Appended; n = n.parent {
			held[at[n]].Appended = true
		}
	}
	return held
}

// HomeStatement returns which of some statements says where the home is, by the
// chain that goes on, and whether one does.
func HomeStatement(held []Held) (Held, bool) {
	for _, h := range slices.Backward(held) {
		if h.Continues && h.Type == envelope.SetHome {
			return h, true
		}
	}
	return Held{}, false
}

// Anchors returns the statements that are to be anchored in a tree that is made
// anew: those that Anchor was told, without those that have such a one after
// them.
func (t *Tree) Anchors() []envelope.Hash {
	var all []envelope.Hash
	for _, n := range t.sorted() {
		if n.anchored && !n.anchoredLater() {
			all = append(all, n.hash)
		}
	}
	return all
}
