package store

import (
	"context"
	"slices"

	"bankje/store/seal"
	"bankje/sync/envelope"
	"bankje/sync/space"
)

// Where chains of statements parted, what was said on the one that lost is
// signed again behind the one that goes on, by the phone of whoever said it; a
// coordinator's word of somebody who is out by that of the coordinator who has
// been one for longest. That phone does so as soon as it takes in what made it
// lose, in the same transaction: killed at any moment it has done all of it or
// nothing, and the next delivery or unlocking finds the rest. Others who could do
// it as well leave it, for two at the same time would part the chain again. They
// do it only before they say something about the team themselves, which may not
// be said as long as removals wait.

// mostAgain bounds how many statements are signed again at once: the next
// delivery goes on.
const mostAgain = 256

// A turn says whether this phone is to sign a lost statement again now.
type turn func(lost space.Lost, self envelope.DeviceID) bool

// isFirst has the turn go to the best only.
func isFirst(lost space.Lost, self envelope.DeviceID) bool {
	return len(lost.By) > 0 && lost.By[0] == self
}

// isAny has it go to whoever may.
func isAny(lost space.Lost, self envelope.DeviceID) bool { return slices.Contains(lost.By, self) }

// signAgain signs again what this phone is to, and adds it to the tree.
func (in *incoming) signAgain(ctx context.Context, mine turn) error {
	if len(in.space.tree.Lost()) == 0 {
		return nil
	}
	codes, err := in.journal.codes(ctx, in.space.id)
	if err != nil {
		return err
	}
	tried := map[envelope.Hash]int{}
	for range mostAgain {
		statement, ok := in.nextAgain(mine, codes, tried)
		if !ok {
			return nil
		}
		in.takeStatements([]envelope.Statement{statement})
	}
	return nil
}

// mostTries is how many statements it takes at most to say one again: who is out
// is removed before invitations are withdrawn.
const mostTries = 2

// nextAgain makes the first statement that says again what was lost and may
// follow now.
func (in *incoming) nextAgain(mine turn, codes []seal.InvitationCode, tried map[envelope.Hash]int) (envelope.Statement, bool) {
	j, s := in.journal, in.space
	for _, lost := range s.tree.Lost() {
		hash := lost.Statement.Hash()
		if lost.Fate == space.Fell || tried[hash] == mostTries || !in.isMine(lost, mine) {
			continue
		}
		tried[hash]++
		statement, err := j.keys.Again(j.random, s.members, lost.Statement, codes, s.tree.All())
		if err == nil && s.members.Check(statement) == nil {
			return statement, true
		}
		// What it needs may come with a statement that is still to be signed
		// again, here or elsewhere.
	}
	return envelope.Statement{}, false
}

// isMine says whether this phone signs a lost statement again. Who comes in, or
// goes on as another device, signs as the one that is not a member yet; who left,
// as the one that is none any more, for no coordinator may have heard of it.
func (in *incoming) isMine(lost space.Lost, mine turn) bool {
	byMe := in.journal.viewpoint().isMine(lost.Statement.Author)
	if lost.Statement.Type == envelope.Join || lost.Statement.Type == envelope.Leave && byMe {
		return byMe
	}
	return mine(lost, in.journal.author(in.space).ID())
}

// resign signs again, in all spaces, what was left to be.
func (j *Journal) resign(ctx context.Context) error {
	j.saving.Lock()
	defer j.saving.Unlock()
	for _, s := range j.spaces {
		in := newIncoming(j, s)
		err := in.signAgain(ctx, isFirst)
		if err == nil && len(in.fresh) > 0 {
			err = in.keepSaid(ctx)
		}
		if err == nil {
			err = j.confirmErasures(ctx, s)
		}
		if err != nil {
			// As good as not tried: the next delivery does.
			if err := j.readAgain(ctx, s); err != nil {
				return err
			}
		}
	}
	return nil
}
