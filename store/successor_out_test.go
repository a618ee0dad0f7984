package store_test

import (
	"testing"

	"bankje/store"
	"bankje/sync/envelope"
	"bankje/sync/space"
)

// TestWhoIsOutTakesInWhatComesOfTheOtherBranch: the phone goes on as a successor, of
// the other branch it has the end only, and the successor is removed before the rest
// comes.
func TestWhoIsOutTakesInWhatComesOfTheOtherBranch(t *testing.T) {
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.found(bohdan)
	copied := bohdan.copied()
	copied.shares(team, "kopie een", "kopie twee", "kopie drie")
	bohdan.shares(team, "telefoon een", "telefoon twee", "telefoon drie")
	copied.carry(team, anna)
	end := anna.all(team)
	end.Envelopes = end.Envelopes[len(end.Envelopes)-1:]
	_, err := bohdan.Take(t.Context(), end)
	must(t, err)
	bohdan.carry(team, anna)
	must(t, anna.RemoveMember(t.Context(), team, envelope.DeviceID(bohdan.selfIn(team))))
	anna.carry(team, bohdan) // fails where that cannot be taken in
	if got := len(feedOf(bohdan.all(team), bohdan)); got != 3 {
		t.Errorf("%d envelopes of the feed are here; want the three that count", got)
	}
	anna.reads(team, "kopie een", "kopie twee", "kopie drie", "telefoon drie")
}

// shorterCopy is a member's phone that wrote on beside a copy of it, which wrote less.
func shorterCopy(t *testing.T) (anna, bohdan, copied phone, team store.TeamID) {
	t.Helper()
	anna, bohdan = newPhone(t), newPhone(t)
	team = anna.found(bohdan)
	bohdan.shares(team, "voor de kopie")
	copied = bohdan.copied()
	copied.shares(team, "kopie een", "kopie twee")
	bohdan.shares(team, "telefoon een", "telefoon twee", "telefoon drie")
	return anna, bohdan, copied, team
}

// countsTo says whether the feed that a phone began with counts up to an envelope.
func (p phone) countsTo(team store.TeamID, end envelope.Envelope) {
	p.t.Helper()
	h, err := p.Holding(p.t.Context(), envelope.SpaceID(team))
	must(p.t, err)
	d, _ := h.State.Device(envelope.DeviceID(p.Self()))
	if d.Last.Sequence != end.Header.Sequence || d.Last.Hash != end.Hash() {
		p.t.Errorf("the feed counts up to %d; want %d, the end of what the copy wrote", d.Last.Sequence, end.Header.Sequence)
	}
}

// TestWhatARelaySendsBackOfOnesOwnBranchDoesNotTellWhereTheOtherEnds: it shows that
// there is another one, and has itself the one that is here, which goes further.
func TestWhatARelaySendsBackOfOnesOwnBranchDoesNotTellWhereTheOtherEnds(t *testing.T) {
	anna, bohdan, copied, team := shorterCopy(t)
	own, other := feedOf(bohdan.all(team), bohdan), feedOf(copied.all(team), bohdan)
	said := space.Delivery{
		Space: envelope.SpaceID(team), Envelopes: other[2:],
		Confirmed: map[envelope.DeviceID]uint64{envelope.DeviceID(bohdan.Self()): 4},
	}
	for range 2 {
		taken, err := bohdan.Take(t.Context(), said)
		must(t, err)
		if !taken.Forked {
			t.Error("nobody notices that the feed forked")
		}
		said.Envelopes = append(said.Envelopes, own...) // as it was asked for
	}
	bohdan.countsTo(team, other[2])
	copied.carry(team, anna)
	bohdan.carry(team, anna)
	anna.carry(team, bohdan)
	bohdan.carry(team, anna)
	all := []string{"voor de kopie", "kopie een", "kopie twee", "telefoon een", "telefoon twee", "telefoon drie"}
	anna.reads(team, all...)
	bohdan.reads(team, all...)
}

// TestWhereOnlyOnesOwnBranchComesTheOtherOneEndsBefore: somebody who has that in a file
// has shown it to the relay, which tells of it as if it went on.
func TestWhereOnlyOnesOwnBranchComesTheOtherOneEndsBefore(t *testing.T) {
	_, bohdan, copied, team := shorterCopy(t)
	own, other := feedOf(bohdan.all(team), bohdan), feedOf(copied.all(team), bohdan)
	id, self := envelope.SpaceID(team), envelope.DeviceID(bohdan.Self())
	said := space.Delivery{Space: id, Envelopes: other[2:], Confirmed: map[envelope.DeviceID]uint64{self: 4}}
	asked := func() bool {
		h, err := bohdan.Holding(t.Context(), id)
		must(t, err)
		return len(h.Sought) > 0
	}
	_, err := bohdan.Take(t.Context(), said)
	if must(t, err); !asked() {
		t.Error("the end of the other branch is not asked for")
	}
	_, err = bohdan.Take(t.Context(), space.Delivery{Space: id, Envelopes: own[3:4]})
	if must(t, err); asked() {
		t.Error("it is asked for again where one's own came")
	}
	_, err = bohdan.Take(t.Context(), said)
	must(t, err)
	bohdan.countsTo(team, other[2])
}
