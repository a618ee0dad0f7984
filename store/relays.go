package store

import (
	"context"
	"slices"

	"bankje/sync/envelope"
	"bankje/sync/space"
)

// mostRelays bounds how many relays of before are remembered of a space: each is
// one to ask, or to tell, and may be gone for ever.
const mostRelays = 3

// Relays gives where a space is, was or is said to be carried. ErrNotFound.
func (j *Journal) Relays(ctx context.Context, id envelope.SpaceID) (space.Relays, error) {
	untold, err := j.local(ctx, localUntold(id))
	if err != nil {
		return space.Relays{}, err
	}
	var all space.Relays
	err = j.inSpace(id, func(s *joined) error {
		all.Home = j.keys.HomeAddress(s.members)
		but := []envelope.RelayID{{}, s.members.Home().Relay}
		if before, ok := s.tree.Anchored(); ok && before.Home().Relay != s.members.Home().Relay {
			all.Before = j.keys.HomeAddress(before)
			but = append(but, before.Home().Relay)
		}
		for _, home := range homes(s.tree, but) {
			address := j.keys.RelayAddress(id, home)
			if address == "" {
				continue
			}
			all.Others = append(all.Others, address)
			if slices.Contains(relayIDs(untold), home.Relay) {
				all.Untold = append(all.Untold, address)
			}
		}
		return nil
	})
	return all, err
}

// homes gives the relays that statements name, without some, the likeliest first:
// what is said to be the home on a chain that lost and is still to be signed again,
// then the newest. What fell says nothing.
func homes(tree *space.Tree, but []envelope.RelayID) (all []envelope.Home) {
	waits, fell := map[envelope.Hash]bool{}, map[envelope.Hash]bool{}
	for _, lost := range tree.Lost() {
		waits[lost.Statement.Hash()], fell[lost.Statement.Hash()] = true, lost.Fate == space.Fell
	}
	held := tree.Held()
	slices.Reverse(held)
	slices.SortStableFunc(held, func(a, b space.Held) int {
		switch {
		case waits[a.Hash] == waits[b.Hash]:
			return 0
		case waits[a.Hash]:
			return -1
		}
		return 1
	})
	but = slices.Clone(but)
	for _, h := range held {
		home, err := envelope.ParseHome(h.Statement)
		if err != nil || fell[h.Hash] || slices.Contains(but, home.Relay) || len(all) == mostRelays {
			continue
		}
		all, but = append(all, home), append(but, home.Relay)
	}
	return all
}

// noteUntold adds to what changes on the disk which relays are to hear that this
// phone said that another is the home now: all that it may have been. Who comes
// there may not know.
func (in *incoming) noteUntold(local map[string][]byte) {
	s := in.space
	from := in.journal.viewpoint()
	if !slices.ContainsFunc(in.fresh, func(f envelope.Statement) bool {
		return f.Type == envelope.SetHome && from.isMine(f.Author)
	}) {
		return
	}
	untold := []byte{}
	for _, home := range homes(s.tree, []envelope.RelayID{{}, s.members.Home().Relay}) {
		untold = append(untold, home.Relay[:]...)
	}
	local[localUntold(s.id)] = untold
}

// Told notes that the relay at an address has a statement by which a space has
// its home: it need not be told any more. Where another one says that by now,
// nothing is noted.
func (j *Journal) Told(ctx context.Context, id envelope.SpaceID, address string, statement envelope.Hash) error {
	j.saving.Lock()
	defer j.saving.Unlock()
	s, err := j.joinedSpace(id)
	if err != nil {
		return err
	}
	if newest, _ := space.HomeStatement(s.tree.Held()); newest.Hash != statement {
		return nil
	}
	before, err := j.local(ctx, localUntold(id))
	if err != nil {
		return err
	}
	untold, told := []byte{}, envelope.NewRelayID(address)
	for _, relay := range relayIDs(before) {
		if relay != told {
			untold = append(untold, relay[:]...)
		}
	}
	if len(untold) == len(before) {
		return nil
	}
	return j.feed.PutLocal(ctx, localUntold(id), untold)
}

// relayIDs reads the ids of relays, one after the other.
func relayIDs(all []byte) (ids []envelope.RelayID) {
	for id := range slices.Chunk(all, len(envelope.RelayID{})) {
		if len(id) == len(envelope.RelayID{}) {
			ids = append(ids, envelope.RelayID(id))
		}
	}
	return ids
}

// localUntold is under what name the feed keeps which relays are still to be told
// where a space is now.
func localUntold(id envelope.SpaceID) string { return "sync.untold." + id.String() }
