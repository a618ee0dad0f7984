package store

import (
	"cmp"
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
	u, err := j.untold(ctx, id)
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
		for _, home := range homes(s.tree, but, true) {
			address := j.keys.RelayAddress(id, home)
			if address == "" {
				continue
			}
			all.Others = append(all.Others, address)
			if slices.Contains(u, home.Relay) {
				all.Untold = append(all.Untold, address)
			}
		}
		return nil
	})
	return all, err
}

// homes gives the relays that statements name, without some, the likeliest first:
// what is said to be the home on a chain that lost and is still to be signed again,
// then the newest. What fell is of use to somebody only who has nobody else to ask: a
// coordinator who had not heard that they are none any more may have moved the rest.
func homes(tree *space.Tree, but []envelope.RelayID, fell bool) (all []envelope.Home) {
	const waits, other, last = 0, 1, 2
	rank := map[envelope.Hash]int{}
	for _, lost := range tree.Lost() {
		rank[lost.Statement.Hash()] = waits
		if lost.Fate == space.Fell {
			rank[lost.Statement.Hash()] = last
		}
	}
	of := func(h space.Held) int {
		if r, is := rank[h.Hash]; is {
			return r
		}
		return other
	}
	held := tree.Held()
	slices.Reverse(held)
	slices.SortStableFunc(held, func(a, b space.Held) int { return cmp.Compare(of(a), of(b)) })
	but = slices.Clone(but)
	for _, h := range held {
		home, err := envelope.ParseHome(h.Statement)
		if err != nil || of(h) == last && !fell || slices.Contains(but, home.Relay) || len(all) == mostRelays {
			continue
		}
		all, but = append(all, home), append(but, home.Relay)
	}
	return all
}

// noteUntold adds to what changes on the disk which relays are to hear where a
// space is now, once somebody said that another is the home, or something was said
// elsewhere that lost here: all that it may have been. Who comes there may not know,
// and what a relay appended there may be what goes on.
func (in *incoming) noteUntold(local map[string][]byte) {
	moved := slices.ContainsFunc(in.fresh, func(f envelope.Statement) bool { return f.Type == envelope.SetHome })
	if len(in.fresh) == 0 || !moved && !in.lostElsewhere() {
		return
	}
	local[localUntold(in.space.id)] = untoldOf(in.space.tree).bytes()
}

// untoldOf gives the relays that may not have heard where a space is now. Who comes in
// begins with these: whoever let them in may not have told any, and be no more.
func untoldOf(tree *space.Tree) (u untold) {
	for _, home := range homes(tree, []envelope.RelayID{{}, tree.State().Home().Relay}, false) {
		u = append(u, home.Relay)
	}
	return u
}

// lostElsewhere says whether something came that was said where another relay was
// the home, and that lost.
func (in *incoming) lostElsewhere() bool {
	came := map[envelope.Hash]bool{}
	for _, f := range in.fresh {
		came[f.Hash()] = true
	}
	now, at := in.space.members.Home().Relay, map[envelope.Hash]envelope.RelayID{}
	for _, h := range in.space.tree.Held() { // each after the one before it
		relay := at[h.Previous]
		if home, err := envelope.ParseHome(h.Statement); err == nil {
			relay = home.Relay
		}
		if at[h.Hash] = relay; came[h.Hash] && !h.Continues && relay != now && relay != (envelope.RelayID{}) {
			return true
		}
	}
	return false
}

// Told notes that the relay at an address has a statement by which a space has
// its home: it need not be told any more. Nothing is noted where another one says
// that by now, nor as long as an invitation or a joining waits to be signed again,
// or was and no relay has appended it: who came in at that relay finds the way with
// these alone.
func (j *Journal) Told(ctx context.Context, id envelope.SpaceID, address string, statement envelope.Hash) error {
	j.saving.Lock()
	defer j.saving.Unlock()
	s, err := j.joinedSpace(id)
	if err != nil {
		return err
	}
	u, err := j.untold(ctx, id)
	at := slices.Index(u, envelope.NewRelayID(address))
	if err != nil || at < 0 {
		return err
	}
	held := s.tree.Held()
	if newest, _ := space.HomeStatement(held); newest.Hash != statement || slices.ContainsFunc(s.tree.Lost(), letsIn) || slices.ContainsFunc(held, letsInSoon) {
		return nil
	}
	return j.feed.PutLocal(ctx, localUntold(id), slices.Delete(u, at, at+1).bytes())
}

// letsIn says whether a lost statement waits by which somebody comes in.
func letsIn(lost space.Lost) bool { return lost.Fate == space.Waits && opens(lost.Statement) }

// letsInSoon says whether by a statement somebody comes in once a relay has it.
func letsInSoon(h space.Held) bool { return h.Continues && !h.Appended && opens(h.Statement) }

func opens(statement envelope.Statement) bool {
	return statement.Type == envelope.Invite || statement.Type == envelope.Join
}

// An untold is which relays are still to be told where a space is. However long one
// is silent it stays: only a clock could tell, and that of a phone may be years off.
type untold []envelope.RelayID

func (j *Journal) untold(ctx context.Context, id envelope.SpaceID) (u untold, err error) {
	kept, err := j.local(ctx, localUntold(id))
	for relay := range slices.Chunk(kept, len(envelope.RelayID{})) {
		if len(relay) == len(envelope.RelayID{}) {
			u = append(u, envelope.RelayID(relay))
		}
	}
	return u, err
}

func (u untold) bytes() []byte {
	all := []byte{}
	for _, relay := range u {
		all = append(all, relay[:]...)
	}
	return all
}

// localUntold is under what name the feed keeps which relays are still to be told
// where a space is now.
func localUntold(id envelope.SpaceID) string { return "sync.untold." + id.String() }
