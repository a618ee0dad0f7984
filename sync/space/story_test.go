package space_test

import (
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/space"
)

func TestATeamIsFoundedJoinedAndLeft(t *testing.T) {
	anna := newPhone("Anna")
	c := found(t, anna)
	bohdan := c.let(anna, "Bohdan", envelope.Member)
	d, ok := c.state.Device(bohdan.id())
	if !ok || d.Role != envelope.Member || d.Invited != anna.id() || string(d.Name.Bytes) != "sealed" {
		t.Errorf("who came in is known as %+v", d)
	}
	if n := len(c.state.OpenInvitations()); n != 0 {
		t.Errorf("%d invitations are open after the only one was used", n)
	}
	last := c.wrote(bohdan, 1)
	c.say(bohdan, envelope.Leaving{Last: headOf(last)}.Statement())
	expect(t, c.state, last, space.Accepted)
	expect(t, c.state, c.wrote(bohdan, 2), space.Quarantined)
	if members := c.state.Members(); len(members) != 1 || members[0].ID != anna.id() {
		t.Errorf("members are %v", members)
	}
}

func TestWhatARemovedPhoneHadUnsentWaitsForACoordinator(t *testing.T) {
	anna := newPhone("Anna")
	c := found(t, anna)
	bohdan := c.let(anna, "Bohdan", envelope.Member)
	first, second, third := c.wrote(bohdan, 1), c.wrote(bohdan, 2), c.wrote(bohdan, 3)
	c.say(anna, c.removal(envelope.RemovedDevice{Device: bohdan.id(), Last: headOf(first)}).Statement())
	expect(t, c.state, first, space.Accepted)
	expect(t, c.state, second, space.Quarantined)
	accept := envelope.Acceptance{Device: bohdan.id(), Last: headOf(second)}.Statement()
	c.refuses(space.ErrNotMember, bohdan, accept)
	c.say(anna, accept)
	expect(t, c.state, second, space.Accepted)
	expect(t, c.state, third, space.Quarantined)
	c.refuses(space.ErrNothingNew, anna, envelope.Acceptance{Device: bohdan.id(), Last: headOf(first)}.Statement())
}

func TestARemovedPhoneCannotRewriteItsLastEnvelope(t *testing.T) {
	anna := newPhone("Anna")
	c := found(t, anna)
	bohdan := c.let(anna, "Bohdan", envelope.Member)
	honest := c.wrote(bohdan, 2)
	c.say(anna, c.removal(envelope.RemovedDevice{Device: bohdan.id(), Last: headOf(honest)}).Statement())
	other := honest
	other.Header.BodyHash = envelope.Hash{7}
	other.Signature = bohdan.sign(other.Header.SigningBytes())
	expect(t, c.state, honest, space.Accepted)
	expect(t, c.state, other, space.Quarantined)
}

func TestEnvelopesWaitForWhatTheirAuthorKnew(t *testing.T) {
	anna := newPhone("Anna")
	c := found(t, anna)
	before := c.state
	bohdan := c.let(anna, "Bohdan", envelope.Member)
	e := c.wrote(bohdan, 1)
	expect(t, before, e, space.UnknownHead)
	expect(t, c.state, e, space.Accepted)
	expect(t, c.state, c.wrote(newPhone("somebody"), 1), space.UnknownAuthor)
	ahead := e
	ahead.Header.Epoch++
	expect(t, c.state, ahead, space.Refused)
	elsewhere := e
	elsewhere.Header.Space[0]++
	expect(t, c.state, elsewhere, space.Refused)
}

func TestTheLastCoordinatorStays(t *testing.T) {
	anna := newPhone("Anna")
	c := found(t, anna)
	c.refuses(space.ErrLastCoordinator, anna, envelope.Leaving{}.Statement())
	c.refuses(space.ErrLastCoordinator, anna, envelope.RoleChange{Device: anna.id(), Role: envelope.Member}.Statement())
	vira := c.let(anna, "Vira", envelope.Coordinator)
	c.say(anna, envelope.Leaving{}.Statement())
	c.refuses(space.ErrLastCoordinator, vira, envelope.Leaving{}.Statement())
	bohdan := c.let(vira, "Bohdan", envelope.Member)
	c.refuses(space.ErrNotCoordinator, bohdan, c.removing(vira))
	c.refuses(space.ErrOneself, vira, c.removing(vira))
}

func TestAnInvitationLetsInOne(t *testing.T) {
	anna := newPhone("Anna")
	c := found(t, anna)
	code := c.invite(anna, "code", envelope.Member)
	bohdan, vira := newPhone("Bohdan"), newPhone("Vira")
	c.say(bohdan, c.joining(bohdan, code))
	c.refuses(space.ErrInvitationUsed, vira, c.joining(vira, code))
	c.refuses(space.ErrUnknownInvitation, vira, c.joining(vira, newPhone("guessed code")))

	withdrawn := c.invite(anna, "another code", envelope.Member)
	c.say(anna, c.rotation(withdrawn))
	c.refuses(space.ErrInvitationWithdrawn, vira, c.joining(vira, withdrawn))
	c.refuses(space.ErrInvitationWithdrawn, anna, c.rotation(withdrawn))
	c.refuses(space.ErrKnownInvitation, anna, c.invitation(anna, code, envelope.Member).Statement())
}

func TestOnlyTheHomeRelayGoesByTheDate(t *testing.T) {
	anna, bohdan := newPhone("Anna"), newPhone("Bohdan")
	c := found(t, anna)
	code := c.invite(anna, "code", envelope.Member) // until day 20,000
	join := c.place(bohdan, c.joining(bohdan, code))
	if err := c.state.CheckOn(20000, join); err != nil {
		t.Errorf("on the last day: %v", err)
	}
	checkIs(t, c.state.CheckOn(20001, join), space.ErrInvitationExpired)
	if err := c.state.Check(join); err != nil {
		t.Errorf("on a phone, whose clock may be wrong: %v", err)
	}
}

func TestARestoredPhoneGoesOnUnderNewKeys(t *testing.T) {
	anna := newPhone("Anna")
	c := found(t, anna)
	bohdan := c.let(anna, "Bohdan", envelope.Coordinator)
	next := newPhone("Bohdan, restored")
	c.say(bohdan, c.succession(bohdan, next))
	if d, _ := c.state.Device(next.id()); d.Role != envelope.Coordinator || d.Succeeds != bohdan.id() {
		t.Errorf("the successor is %+v", d)
	}
	if c.state.Line(bohdan.id()) != next.id() {
		t.Error("the line does not lead to the successor")
	}
	c.refuses(space.ErrNotMember, bohdan, c.succession(bohdan, newPhone("a thief")))
	c.refuses(space.ErrNotMember, anna, c.removing(bohdan))
	c.remove(anna, next)
	c.refuses(space.ErrNotMember, next, c.succession(next, newPhone("a thief")))
}

func TestErasuresAreConfirmedOneByOne(t *testing.T) {
	anna := newPhone("Anna")
	c := found(t, anna)
	bohdan := c.let(anna, "Bohdan", envelope.Member)
	c.refuses(space.ErrNotCoordinator, bohdan, c.erasure(bohdan, 3, 5))
	c.say(anna, c.erasure(bohdan, 3, 5))
	for sequence, want := range map[uint64]bool{2: false, 3: true, 5: true, 6: false} {
		if got := c.state.Erased(bohdan.id(), sequence); got != want {
			t.Errorf("envelope %d is erased: %v, want %v", sequence, got, want)
		}
	}
	at := envelope.Confirmation{Number: c.state.Number(), Hash: c.state.Head()}
	c.say(bohdan, at.Statement())
	if d, _ := c.state.Device(bohdan.id()); d.Confirmed != at.Number {
		t.Errorf("confirmed up to %d, want %d", d.Confirmed, at.Number)
	}
	c.refuses(space.ErrNothingNew, bohdan, at.Statement())
	at.Hash[0]++
	c.refuses(space.ErrPlace, anna, at.Statement())
}

func TestAnOldAppCarriesWhatItDoesNotKnowAndDoesNotWrite(t *testing.T) {
	anna := newPhone("Anna")
	c := found(t, anna)
	bohdan := c.let(anna, "Bohdan", envelope.Member)
	forged := c.state.Next(anna.id(), envelope.Statement{Type: 200, Payload: []byte("of a later version")})
	checkIs(t, c.state.Check(bohdan.says(forged)), envelope.ErrSignature)
	c.say(anna, envelope.Statement{Type: 200, Payload: []byte("of a later version")})
	checkIs(t, c.state.MayWrite(bohdan.id()), space.ErrNewer)
	if !c.state.Newer() {
		t.Error("nothing tells that the app is to be updated")
	}
	c.let(anna, "Vira", envelope.Member) // what is known is still followed
	c.refuses(space.ErrNewer, bohdan, c.erasure(bohdan, 1, 1))
}

func TestTheNameAndTheHomeRelay(t *testing.T) {
	anna := newPhone("Anna")
	c := found(t, anna)
	bohdan := c.let(anna, "Bohdan", envelope.Member)
	name := envelope.Sealed{Epoch: 1, Bytes: []byte("another")}
	c.refuses(space.ErrNotCoordinator, bohdan, envelope.Naming{Name: name}.Statement())
	c.refuses(space.ErrNotCoordinator, bohdan, envelope.Naming{Device: anna.id(), Name: name}.Statement())
	c.refuses(space.ErrUnknownDevice, anna, envelope.Naming{Device: newPhone("nobody").id(), Name: name}.Statement())
	c.refuses(space.ErrEpoch, anna, envelope.Naming{Name: envelope.Sealed{Epoch: 2}}.Statement())
	c.say(anna, envelope.Naming{Name: name}.Statement())
	c.say(bohdan, envelope.Naming{Device: bohdan.id(), Name: name}.Statement())
	if d, _ := c.state.Device(bohdan.id()); string(c.state.Name().Bytes) != "another" || string(d.Name.Bytes) != "another" {
		t.Error("the names did not change")
	}
	c.refuses(space.ErrNotCoordinator, bohdan, envelope.Home{Relay: envelope.RelayID{1}, Address: name}.Statement())
	c.say(anna, envelope.Home{Relay: envelope.RelayID{1}, Address: name}.Statement())
	if c.state.Home().Relay != (envelope.RelayID{1}) {
		t.Error("the home relay did not change")
	}
}
