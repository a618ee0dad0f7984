package store_test

import (
	"testing"

	"bankje/store"
	"bankje/sync/envelope"
)

// erasedByWhoWasRemoved has Bohdan, who has not heard that Anna removed him, erase
// somebody for the team; Vira has heard of neither.
func erasedByWhoWasRemoved(t *testing.T) (anna, bohdan, vira phone, team store.TeamID) {
	t.Helper()
	anna, bohdan, vira = newPhone(t), newPhone(t), newPhone(t)
	team = anna.found(vira)
	anna.let(team, bohdan, true)
	about := vira.talk("over wie blijft", "")
	must(t, vira.ShareConversation(t.Context(), about.ID, team))
	meet(team, anna, bohdan, vira)
	must(t, anna.RemoveMember(t.Context(), team, bohdan.Self()))
	_, err := bohdan.ErasePersonFrom(t.Context(), team, about.People[0], false)
	must(t, err)
	return anna, bohdan, vira, team
}

// TestWhatARemovedCoordinatorErasesAfterwardsComesBack: to those too who carried
// it out before they heard of the removal; and nobody else loses anything.
func TestWhatARemovedCoordinatorErasesAfterwardsComesBack(t *testing.T) {
	anna, bohdan, vira, team := erasedByWhoWasRemoved(t)
	bohdan.carry(team, anna)
	anna.reads(team, "over wie blijft")
	if n := len(anna.team(team).Erasures); n > 0 {
		t.Errorf("%d erasures are told", n)
	}
	if left := anna.waits(team); len(left) > 0 {
		t.Errorf("%q are still to be signed again", left)
	}

	bohdan.carry(team, vira)
	if got := teamNotes(vira, team); len(got) > 0 {
		t.Fatalf("Vira, who knows of no removal, reads %q", got)
	}
	anna.carry(team, vira)
	vira.reads(team, "over wie blijft")
	h, err := vira.Holding(t.Context(), envelope.SpaceID(team))
	must(t, err)
	if len(h.Sought) > 0 {
		t.Errorf("sought is still %+v", h.Sought)
	}
	vira = vira.unlocked()
	vira.reads(team, "over wie blijft")
}

// TestBodiesOfWhatIsNotErasedAfterAllAreAskedFor: where none of them comes along
// with what says so.
func TestBodiesOfWhatIsNotErasedAfterAllAreAskedFor(t *testing.T) {
	anna, bohdan, vira, team := erasedByWhoWasRemoved(t)
	bohdan.carry(team, vira)

	all := anna.all(team)
	all.Envelopes = nil
	_, err := vira.Take(t.Context(), all)
	must(t, err)
	h, err := vira.Holding(t.Context(), envelope.SpaceID(team))
	must(t, err)
	if len(h.Sought) != 1 || h.Sought[0].Device != envelope.DeviceID(vira.Self()) || h.Sought[0].First != 1 || h.Sought[0].Last != 1 {
		t.Errorf("sought is %+v", h.Sought)
	}
}
