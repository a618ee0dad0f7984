package client_test

import (
	"testing"

	"bankje/store"
	"bankje/sync/client"
	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/space"

	"github.com/google/go-cmp/cmp"
)

// joins brings a phone in with what another has of the team, without a network.
func (p phone) joins(team store.TeamID, code store.InvitationCode, from phone) {
	p.t.Helper()
	all, err := from.Statements(envelope.SpaceID(team))
	must(p.t, err)
	_, err = p.JoinTeam(p.t.Context(), all, code, "Vira")
	must(p.t, err)
}

func TestWhoJoinedAwayFromTheRelayComesInThoughOthersWentOn(t *testing.T) {
	r := newHome(t)
	anna, bohdan, vira := newPhone(t), newPhone(t), newPhone(t)
	team := anna.found(r)
	code, err := anna.Invite(t.Context(), team, false, "2036-12-31", "")
	must(t, err)
	anna.meet(r, team)
	vira.joins(team, code, anna)
	vira.says(team, "thee")
	// Before she finds a network the team has moved on.
	anna.let(r, team, bohdan, true)
	must(t, bohdan.RenameTeam(t.Context(), team, "Zuid"))
	bohdan.says(team, "soep")
	round(r, team, bohdan, anna)

	vira.meet(r, team)
	round(r, team, anna, bohdan, vira)
	same(t, team, []string{"thee", "soep"}, anna, bohdan, vira)
	for i, p := range []phone{anna, bohdan, vira} {
		if report := p.meet(r, team); report.Rounds != 1 || report.Differs || report.Parted {
			t.Errorf("phone %d does not come to rest: %+v", i, report)
		}
	}
}

func TestWhoJoinedFromAPhoneThatWasNotAtTheRelayBringsTheInvitation(t *testing.T) {
	r := newHome(t)
	anna, vira := newPhone(t), newPhone(t)
	team := anna.found(r)
	anna.says(team, "soep")
	anna.meet(r, team)
	code, err := anna.Invite(t.Context(), team, false, "2036-12-31", "")
	must(t, err)
	vira.joins(team, code, anna)
	vira.says(team, "thee")
	vira.meet(r, team) // before Anna is there again
	round(r, team, anna, vira)
	same(t, team, []string{"soep", "thee"}, anna, vira)
	agree(t, team, anna, vira)
}

// Of whom no statement lets in, nothing that came is any good, however often it is sent.
func TestWhatWhoIsNotInYetWroteIsAskedForOnceTheyAre(t *testing.T) {
	_, team, anna, bohdan := two(t, false)
	h, err := anna.Holding(t.Context(), envelope.SpaceID(team))
	must(t, err)
	stranger, known := newPhone(t).Self(), bohdan.Self()
	h.Aside = []space.Aside{{Device: stranger, Sequence: 1, Why: space.AsideAuthor}, {Device: known, Sequence: 9, Why: space.AsideAuthor}}
	want := []protocol.Want{{Device: known, First: 9, Last: 9}}
	if diff := cmp.Diff(want, client.Wants(h)); diff != "" {
		t.Errorf("asked for (-want +got):\n%s", diff)
	}
}

// What brought her in has lost at the relay, and she has not come in again yet: she may
// never come.
func TestTheFeedOfWhoIsNotInYetIsNotOfferedAtEachContact(t *testing.T) {
	r, team, anna, bohdan := two(t, true)
	vira := newPhone(t)
	code, err := bohdan.Invite(t.Context(), team, false, "2036-12-31", "")
	must(t, err)
	vira.joins(team, code, bohdan)
	vira.says(team, "thee")
	bohdan.takes(vira.file(team, nil))
	must(t, anna.RenameTeam(t.Context(), team, "Zuid"))
	round(r, team, anna, bohdan)
	for i, p := range []phone{anna, bohdan} {
		if report := p.meet(r, team); report.Rounds != 1 || report.Differs || len(report.Refused) > 0 {
			t.Errorf("phone %d does not come to rest: %+v", i, report)
		}
	}
	// Once she is, somebody else brings what she wrote, if need be.
	vira.takes(bohdan.file(team, nil))
	bohdan.takes(vira.file(team, nil))
	round(r, team, bohdan, anna)
	same(t, team, []string{"thee"}, anna, bohdan)
}
