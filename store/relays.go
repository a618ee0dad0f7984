package store

import (
	"context"
	"encoding/binary"
	"slices"
	"time"

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
		for _, home := range homes(s.tree, but) {
			address := j.keys.RelayAddress(id, home)
			if address == "" {
				continue
			}
			all.Others = append(all.Others, address)
			if slices.Contains(u.relays, home.Relay) {
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

// noteUntold adds to what changes on the disk which relays are to hear where a
// space is now, once somebody said that another is the home: all that it may have
// been. Who comes there may not know.
func (in *incoming) noteUntold(local map[string][]byte) {
	if !slices.ContainsFunc(in.fresh, func(f envelope.Statement) bool { return f.Type == envelope.SetHome }) {
		return
	}
	s, u := in.space, untold{since: in.journal.now()}
	for _, home := range homes(s.tree, []envelope.RelayID{{}, s.members.Home().Relay}) {
		u.relays = append(u.relays, home.Relay)
	}
	local[localUntold(s.id)] = u.bytes()
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
	at := slices.Index(u.relays, envelope.NewRelayID(address))
	if err != nil || at < 0 {
		return err
	}
	held := s.tree.Held()
	if newest, _ := space.HomeStatement(held); newest.Hash != statement || slices.ContainsFunc(s.tree.Lost(), letsIn) || slices.ContainsFunc(held, letsInSoon) {
		return nil
	}
	u.relays = slices.Delete(u.relays, at, at+1)
	return j.feed.PutLocal(ctx, localUntold(id), u.bytes())
}

// letsIn says whether a lost statement waits by which somebody comes in.
func letsIn(lost space.Lost) bool { return lost.Fate == space.Waits && opens(lost.Statement) }

// letsInSoon says whether by a statement somebody comes in once a relay has it.
func letsInSoon(h space.Held) bool { return h.Continues && !h.Appended && opens(h.Statement) }

func opens(statement envelope.Statement) bool {
	return statement.Type == envelope.Invite || statement.Type == envelope.Join
}

// untold are relays that are still to be told where a space is.
type untold struct {
	since  time.Time // to the second
	relays []envelope.RelayID
}

// longestUntold is how long a relay that does not answer is to be told something:
// it may be gone for ever.
const longestUntold = 90 * 24 * time.Hour

func (j *Journal) untold(ctx context.Context, id envelope.SpaceID) (untold, error) {
	kept, err := j.local(ctx, localUntold(id))
	if err != nil || len(kept) < 8 {
		return untold{}, err
	}
	u := untold{since: time.Unix(int64(binary.BigEndian.Uint64(kept)), 0)}
	for relay := range slices.Chunk(kept[8:], len(envelope.RelayID{})) {
		if len(relay) == len(envelope.RelayID{}) {
			u.relays = append(u.relays, envelope.RelayID(relay))
		}
	}
	if j.now().Sub(u.since) > longestUntold {
		u.relays = nil
	}
	return u, nil
}

func (u untold) bytes() []byte {
	all := binary.BigEndian.AppendUint64(nil, uint64(u.since.Unix()))
	for _, relay := range u.relays {
		all = append(all, relay[:]...)
	}
	return all
}

// localUntold is under what name the feed keeps which relays are still to be told
// where a space is now.
func localUntold(id envelope.SpaceID) string { return "sync.untold." + id.String() }
