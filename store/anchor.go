package store

import (
	"context"
	"slices"

	"bankje/sync/envelope"
	"bankje/sync/space"
)

// anchor notes which statements the home relay says to have appended: another
// chain may go on then.
func (in *incoming) anchor(appended []envelope.Hash) {
	tree := in.space.tree
	before := tree.Anchors()
	for _, hash := range appended {
		tree.Anchor(hash)
	}
	if in.anchors = !slices.Equal(before, tree.Anchors()); in.anchors {
		in.space.know(tree)
	}
}

// noteAnchors adds to what changes on the disk what the home relay has appended.
func (in *incoming) noteAnchors(local map[string][]byte) {
	if !in.anchors {
		return
	}
	var all []byte
	for _, hash := range in.space.tree.Anchors() {
		all = append(all, hash[:]...)
	}
	local[localAnchors(in.space.id)] = all
}

// anchorAgain tells a tree that was made anew what was noted of it.
func (j *Journal) anchorAgain(ctx context.Context, tree *space.Tree) error {
	all, err := j.local(ctx, localAnchors(tree.Space()))
	for hash := range slices.Chunk(all, len(envelope.Hash{})) {
		if len(hash) == len(envelope.Hash{}) {
			tree.Anchor(envelope.Hash(hash))
		}
	}
	return err
}

// localAnchors is under what name the feed keeps the last statements of each
// chain that the home relay has appended, one hash after the other.
func localAnchors(id envelope.SpaceID) string { return "sync.anchors." + id.String() }
