package store

import (
	"context"

	"bankje/sync/envelope"
	"bankje/sync/space"
)

// What is here of a space's statements was verified as it came. That is not looked
// at again at each opening, for a team of hundreds has thousands of signatures: a
// proof of all that are here is kept, sealed under the key of the file. Who can write
// to the disk, but not open the journal, can make none. They can put back an earlier
// proof with the statements of that time, which were verified as well, and as they
// could before. A proof that is not here, or not of these statements, costs
// verifying them.

// readProof reads it, the zero one where it cannot be read.
func (j *Journal) readProof(ctx context.Context, id envelope.SpaceID) envelope.Hash {
	sealed, err := j.local(ctx, localProof(id))
	if err != nil || sealed == nil {
		return envelope.Hash{}
	}
	proof, err := j.keys.File.Open(localProof(id), sealed)
	if err != nil || len(proof) != len(envelope.Hash{}) {
		return envelope.Hash{}
	}
	return envelope.Hash(proof)
}

// noteProof adds it to what changes on the disk.
func (j *Journal) noteProof(tree *space.Tree, local map[string][]byte) error {
	proof, whole := tree.Proof()
	if !whole {
		return nil
	}
	name := localProof(tree.Space())
	sealed, err := j.keys.File.Seal(j.random, name, proof[:])
	local[name] = sealed
	return err
}

// keepProof keeps the proof of what was just verified, where it is not kept and more
// than the founding was. Where there is no room the next opening verifies again.
func (j *Journal) keepProof(ctx context.Context, tree *space.Tree) {
	proof, whole := tree.Proof()
	id := tree.Space()
	if !whole || len(tree.Held()) == 1 || proof == j.readProof(ctx, id) {
		return
	}
	local := map[string][]byte{}
	if j.noteProof(tree, local) == nil {
		_ = j.feed.PutLocal(ctx, localProof(id), local[localProof(id)])
	}
}

func localProof(id envelope.SpaceID) string { return "space.proof." + id.String() }
