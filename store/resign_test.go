package store_test

import (
	"errors"
	"slices"
	"testing"

	"bankje/store"
	"bankje/store/feed"
	"bankje/sync/envelope"
	"bankje/sync/space"

	"github.com/google/go-cmp/cmp"
)

// coordinators founds a team of two coordinators who both know all.
func coordinators(t *testing.T) (anna, bohdan phone, team store.TeamID) {
	t.Helper()
	anna, bohdan = newPhone(t), newPhone(t)
	team = anna.found()
	anna.let(team, bohdan, true)
	meet(team, anna, bohdan)
	return anna, bohdan, team
}

func (p phone) team(id store.TeamID) store.Team {
	p.t.Helper()
	team, err := p.Team(p.t.Context(), id)
	must(p.t, err)
	return team
}

// waits gives what of a team was lost and is neither void nor said again.
func (p phone) waits(id store.TeamID) []string {
	p.t.Helper()
	var all []string
	for _, lost := range p.team(id).Lost {
		if !lost.Fell && !lost.Again {
			all = append(all, lost.What)
		}
	}
	return all
}

func (p phone) standing(id store.TeamID, device store.DeviceID) store.Standing {
	p.t.Helper()
	for _, m := range p.team(id).Members {
		if m.Device == device {
			return m.Standing
		}
	}
	return ""
}

func (p phone) head(id store.TeamID) envelope.Hash {
	p.t.Helper()
	h, err := p.Holding(p.t.Context(), envelope.SpaceID(id))
	must(p.t, err)
	return h.State.Head()
}

func TestAnInvitationOnAChainThatLostKeepsWorkingWithTheSameCode(t *testing.T) {
	anna, bohdan, team := coordinators(t)
	code, err := bohdan.Invite(t.Context(), team, false, "2026-12-31", "voor Vira")
	must(t, err)
	// Meanwhile the elder starts an epoch, so that the old one's key is of no use.
	taken, err := anna.Invite(t.Context(), team, false, "2026-12-31", "")
	must(t, err)
	must(t, anna.Withdraw(t.Context(), team, taken.ID()))
	meet(team, anna, bohdan)
	if diff := cmp.Diff([]store.LostWord{{By: bohdan.Self(), What: "invitation", Again: true}}, anna.team(team).Lost); diff != "" {
		t.Errorf("people are told (-want +got):\n%s", diff)
	}
	vira := newPhone(t)
	statements, err := bohdan.Statements(envelope.SpaceID(team))
	must(t, err)
	_, err = vira.JoinTeam(t.Context(), statements, code, "Vira")
	must(t, err)
	meet(team, anna, bohdan, vira)
	must(t, anna.ShareConversation(t.Context(), anna.talk("welkom", "").ID, team))
	meet(team, anna, bohdan, vira)
	if got := vira.notes(); !slices.Equal(got, []string{"welkom"}) {
		t.Errorf("Vira reads %q", got)
	}
}

func TestWhoCameInOnAChainThatLostComesInAgainByItself(t *testing.T) {
	anna, bohdan, team := coordinators(t)
	vira := newPhone(t)
	bohdan.let(team, vira, false)
	meet(team, bohdan, vira)
	must(t, vira.ShareConversation(t.Context(), vira.talk("hier ben ik", "").ID, team))
	taken, err := anna.Invite(t.Context(), team, false, "2026-12-31", "")
	must(t, err)
	must(t, anna.Withdraw(t.Context(), team, taken.ID()))
	meet(team, anna, bohdan, vira)
	meet(team, anna, bohdan, vira)
	if got := anna.standing(team, vira.Self()); got != store.StandingIn {
		t.Fatalf("Vira is %q", got)
	}
	if got := anna.notes(); !slices.Equal(got, []string{"hier ben ik"}) {
		t.Errorf("Anna reads %q", got)
	}
	for _, p := range []phone{anna, bohdan, vira} {
		if waits := p.waits(team); len(waits) > 0 {
			t.Errorf("still to be said again: %v", waits)
		}
	}
}

// TestWhoHearsThatTheirInvitationLostStillSignsAsIt does so before who made it has
// signed it again: to a relay there is no other way in then.
func TestWhoHearsThatTheirInvitationLostStillSignsAsIt(t *testing.T) {
	anna, bohdan, team := coordinators(t)
	code, err := bohdan.Invite(t.Context(), team, false, "2026-12-31", "")
	must(t, err)
	vira := newPhone(t)
	statements, err := bohdan.Statements(envelope.SpaceID(team))
	must(t, err)
	_, err = vira.JoinTeam(t.Context(), statements, code, "Vira")
	must(t, err)
	_, err = anna.Invite(t.Context(), team, false, "2026-12-31", "")
	must(t, err)
	anna.carry(team, vira)
	h, err := vira.Holding(t.Context(), envelope.SpaceID(team))
	must(t, err)
	if _, known := h.State.Device(vira.Self()); known {
		t.Fatal("the invitation did not lose; the test tests nothing")
	}
	if got := h.CameThrough(vira.Self()); got != code.ID() {
		t.Errorf("Vira came through %x, want %x", got, code.ID())
	}
	_, _, err = vira.SignInvited(t.Context(), envelope.SpaceID(team), []byte("no request"))
	if errors.Is(err, store.ErrNoInvitation) {
		t.Error(err)
	}
}

// TestWhoLeftUnheardAndCameInAnewSaysThatTheyLeft themselves: no coordinator may
// ever hear of it, and a member like others removes nobody.
func TestWhoLeftUnheardAndCameInAnewSaysThatTheyLeft(t *testing.T) {
	anna, bohdan, team := coordinators(t)
	before := bohdan.Self()
	must(t, bohdan.LeaveTeam(t.Context(), team))
	code, err := anna.Invite(t.Context(), team, false, "2026-12-31", "")
	must(t, err)
	statements, err := anna.Statements(envelope.SpaceID(team))
	must(t, err)
	_, err = bohdan.JoinTeam(t.Context(), statements, code, "Bohdan")
	must(t, err)
	_, err = bohdan.Take(t.Context(), space.Delivery{Space: envelope.SpaceID(team)})
	must(t, err)
	if waits := bohdan.waits(team); len(waits) > 0 {
		t.Errorf("still to be said again: %v", waits)
	}
	meet(team, anna, bohdan)
	if got := anna.standing(team, before); got != store.StandingLeft {
		t.Errorf("as who they were Bohdan is %q", got)
	}
	if anna.head(team) != bohdan.head(team) {
		t.Error("Anna had something to say about it")
	}
}

func TestARemovalOnAChainThatLostHoldsAndIsSignedAgain(t *testing.T) {
	anna, bohdan, team := coordinators(t)
	vira := newPhone(t)
	anna.let(team, vira, false)
	meet(team, anna, bohdan, vira)
	must(t, bohdan.RemoveMember(t.Context(), team, vira.Self()))
	must(t, anna.RenameTeam(t.Context(), team, "Лавочка Noord"))
	anna.carry(team, bohdan)
	bohdan.carry(team, anna)
	for name, p := range map[string]phone{"Anna": anna, "Bohdan": bohdan} {
		if got := p.standing(team, vira.Self()); got != store.StandingRemoved {
			t.Errorf("at %s's Vira is %q", name, got)
		}
		if waits := p.waits(team); len(waits) > 0 {
			t.Errorf("at %s's still to be said again: %v", name, waits)
		}
	}
	if anna.head(team) != bohdan.head(team) {
		t.Error("they go on with two chains")
	}
	must(t, anna.ShareConversation(t.Context(), anna.talk("zonder Vira", "").ID, team))
	meet(team, anna, bohdan, vira)
	if got := vira.notes(); len(got) > 0 {
		t.Errorf("Vira reads %q", got)
	}
	if got := bohdan.notes(); len(got) != 1 {
		t.Errorf("Bohdan reads %q", got)
	}
}

func TestWhoHasSomethingToSayFirstSignsAgainWhatWaits(t *testing.T) {
	anna, bohdan, team := coordinators(t)
	vira, dmytro := newPhone(t), newPhone(t)
	anna.let(team, vira, false)
	anna.let(team, dmytro, false)
	meet(team, anna, bohdan, vira, dmytro)
	must(t, bohdan.RemoveMember(t.Context(), team, vira.Self()))
	must(t, anna.RenameTeam(t.Context(), team, "Лавочка Noord"))
	// Bohdan's phone, whose turn it is, never comes back.
	bohdan.carry(team, anna)
	if diff := cmp.Diff([]string{"removal"}, anna.waits(team)); diff != "" {
		t.Fatalf("to be said again (-want +got):\n%s", diff)
	}
	must(t, anna.RemoveMember(t.Context(), team, dmytro.Self()))
	if waits := anna.waits(team); len(waits) > 0 {
		t.Errorf("still to be said again: %v", waits)
	}
	for _, p := range []phone{vira, dmytro} {
		if got := anna.standing(team, p.Self()); got != store.StandingRemoved {
			t.Errorf("of two one is %q", got)
		}
	}
}

func TestANameThatWasSignedAgainOnceIsNotSignedAgainOverALaterOne(t *testing.T) {
	anna, bohdan, team := coordinators(t)
	must(t, bohdan.RenameTeam(t.Context(), team, "van Bohdan"))
	must(t, anna.RenameTeam(t.Context(), team, "van Anna"))
	meet(team, anna, bohdan)
	if got := anna.team(team).Name; got != "van Bohdan" {
		t.Fatalf("the team is called %q", got)
	}
	must(t, anna.RenameTeam(t.Context(), team, "later van Anna"))
	meet(team, anna, bohdan)
	for _, p := range []phone{anna, bohdan} {
		if got := p.team(team).Name; got != "later van Anna" {
			t.Errorf("the team is called %q", got)
		}
	}
}

func TestOfTwoWhoRemoveEachOtherTheElderStaysAndPeopleAreTold(t *testing.T) {
	anna, bohdan, team := coordinators(t)
	must(t, bohdan.RemoveMember(t.Context(), team, anna.Self()))
	must(t, anna.RemoveMember(t.Context(), team, bohdan.Self()))
	meet(team, anna, bohdan)
	if got := anna.standing(team, bohdan.Self()); got != store.StandingRemoved {
		t.Errorf("Bohdan is %q", got)
	}
	if diff := cmp.Diff([]store.LostWord{{By: bohdan.Self(), What: "removal", Fell: true}}, anna.team(team).Lost); diff != "" {
		t.Errorf("people are told (-want +got):\n%s", diff)
	}
	if err := bohdan.RenameTeam(t.Context(), team, "van Bohdan"); !errors.Is(err, store.ErrNotMember) {
		t.Errorf("Bohdan says something: %v", err)
	}
}

func TestSigningAgainIsDoneWholeOrNotAtAll(t *testing.T) {
	anna, bohdan, team := coordinators(t)
	vira := newPhone(t)
	anna.let(team, vira, false)
	meet(team, anna, bohdan, vira)
	must(t, bohdan.RemoveMember(t.Context(), team, vira.Self()))
	code, err := bohdan.Invite(t.Context(), team, false, "2026-12-31", "")
	must(t, err)
	must(t, anna.RenameTeam(t.Context(), team, "Лавочка Noord"))
	before := bohdan.head(team)
	// The disk takes nothing while Anna's words come in.
	pragma(t, bohdan.dir, `query_only(1)`)
	if _, err := bohdan.Take(t.Context(), anna.all(team)); err == nil {
		t.Fatal("the disk took it all the same")
	}
	if bohdan.head(team) != before {
		t.Error("half of it holds")
	}
	pragma(t, bohdan.dir, `query_only(0)`)
	bohdan = bohdan.unlocked()
	if bohdan.head(team) != before {
		t.Error("half of it was on the disk")
	}
	anna.carry(team, bohdan)
	if waits := bohdan.waits(team); len(waits) > 0 {
		t.Errorf("still to be said again: %v", waits)
	}
	after := bohdan.head(team)
	anna.carry(team, bohdan)
	if bohdan = bohdan.unlocked(); bohdan.head(team) != after {
		t.Error("what was signed again is signed once more")
	}
	bohdan.carry(team, anna)
	open := slices.ContainsFunc(anna.team(team).Invitations, func(i store.Invitation) bool { return i.ID == code.ID() })
	if anna.head(team) != after || !open {
		t.Error("Anna's phone goes on otherwise, or lacks the invitation")
	}
}

// TestWhatWasLeftToBeSignedAgainIsSoAtTheUnlocking: statements came by another
// way than a delivery.
func TestWhatWasLeftToBeSignedAgainIsSoAtTheUnlocking(t *testing.T) {
	anna, bohdan, team := coordinators(t)
	must(t, bohdan.RenameTeam(t.Context(), team, "van Bohdan"))
	known, err := bohdan.Statements(envelope.SpaceID(team))
	must(t, err)
	must(t, anna.RenameTeam(t.Context(), team, "van Anna"))
	all, err := anna.Statements(envelope.SpaceID(team))
	must(t, err)
	must(t, bohdan.vault.Close())
	f := openFeed(t, bohdan.dir)
	for _, s := range all {
		if !slices.ContainsFunc(known, func(k envelope.Statement) bool { return k.Hash() == s.Hash() }) {
			must(t, f.AddStatement(t.Context(), envelope.SpaceID(team), s.Bytes()))
		}
	}
	must(t, f.Close())
	bohdan.Journal = unlock(t, open(t, bohdan.dir, options()))
	if got := bohdan.team(team).Name; got != "van Bohdan" || len(bohdan.waits(team)) > 0 {
		t.Errorf("the team is called %q, and %v waits", got, bohdan.waits(team))
	}
}

// openFeed opens the feed in the folder of a phone that is closed.
func openFeed(t *testing.T, dir string) *feed.Feed {
	t.Helper()
	f, err := feed.Open(t.Context(), dir)
	must(t, err)
	return f
}

// TestARemovalThatFellKeepsNobodyFromTheNextEpoch: its epoch has a key that who
// was to be put out never got.
func TestARemovalThatFellKeepsNobodyFromTheNextEpoch(t *testing.T) {
	anna, bohdan, team := coordinators(t)
	vira := newPhone(t)
	anna.let(team, vira, false)
	meet(team, anna, bohdan, vira)
	must(t, bohdan.RemoveMember(t.Context(), team, anna.Self()))
	must(t, anna.SetCoordinator(t.Context(), team, bohdan.Self(), false))
	must(t, vira.LeaveTeam(t.Context(), team))
	meet(team, anna, bohdan, vira)
	if left := anna.waits(team); len(left) > 0 || anna.standing(team, vira.Self()) == store.StandingIn {
		t.Errorf("Vira is %q, and %q wait", anna.standing(team, vira.Self()), left)
	}
	must(t, anna.RemoveMember(t.Context(), team, bohdan.Self()))
	if got := anna.standing(team, bohdan.Self()); got != store.StandingRemoved {
		t.Errorf("Bohdan is %q", got)
	}
}
