package space_test

import (
	"errors"
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/space"
)

func checkIs(t testing.TB, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("%v, want %v", err, want)
	}
}

func TestAStatementOfAnotherSpaceIsRefused(t *testing.T) {
	anna := newPhone("Anna")
	here := found(t, anna)
	there := found(t, newPhone("somebody else"))
	s := here.state.Next(anna.id(), here.rotation())
	s.Space = there.state.Space()
	checkIs(t, here.state.Check(anna.says(s)), space.ErrPlace)
	tree := together(t, here)
	checkIs(t, tree.Add(anna.says(s)), space.ErrPlace)
}

func TestAnOldStatementIsNotTakenTwice(t *testing.T) {
	anna := newPhone("Anna")
	c := found(t, anna)
	bohdan := c.let(anna, "Bohdan", envelope.Member)
	c.say(anna, envelope.RoleChange{Device: bohdan.id(), Role: envelope.Coordinator}.Statement())
	promoted := c.all[len(c.all)-1]
	c.say(anna, envelope.RoleChange{Device: bohdan.id(), Role: envelope.Member}.Statement())
	checkIs(t, c.state.Check(promoted), space.ErrPlace)
	moved := c.state.Next(anna.id(), promoted)
	moved.Signature = promoted.Signature
	checkIs(t, c.state.Check(moved), envelope.ErrSignature)
	tree := together(t, c)
	if err := tree.Add(promoted); err != nil || tree.State().IsCoordinator(bohdan.id()) {
		t.Errorf("the repeated statement counts: %v", err)
	}
}

func TestNobodySignsForAnother(t *testing.T) {
	anna := newPhone("Anna")
	c := found(t, anna)
	bohdan := c.let(anna, "Bohdan", envelope.Member)
	forged := c.state.Next(anna.id(), c.removing(bohdan))
	checkIs(t, c.state.Check(bohdan.says(forged)), envelope.ErrSignature)
	c.refuses(space.ErrUnknownDevice, newPhone("a stranger"), c.removing(bohdan))
}

func TestJoiningNeedsTheInvitationAndTheDevice(t *testing.T) {
	anna := newPhone("Anna")
	c := found(t, anna)
	code := c.invite(anna, "code", envelope.Member)
	bohdan, thief := newPhone("Bohdan"), newPhone("a thief")

	// Somebody who saw the statement puts in another device.
	j, err := envelope.ParseJoining(c.joining(bohdan, code))
	if err != nil {
		t.Fatal(err)
	}
	j.Keys = thief.keys
	c.refuses(envelope.ErrSignature, thief, j.Statement())

	// Somebody with the code brings in a device of which they lack the key.
	stolen := c.state.Next(bohdan.id(), c.joining(bohdan, code))
	checkIs(t, c.state.Check(thief.says(stolen)), envelope.ErrSignature)

	// The author is not the device that comes in.
	wrong := c.state.Next(thief.id(), c.joining(bohdan, code))
	checkIs(t, c.state.Check(thief.says(wrong)), envelope.ErrMalformed)

	// The signature of the invitation was made for another space.
	other := found(t, newPhone("somebody else"))
	elsewhere := other.joining(bohdan, code)
	c.refuses(envelope.ErrSignature, bohdan, elsewhere)
}

func TestInvitingNeedsTheSecretOfTheInvitation(t *testing.T) {
	anna := newPhone("Anna")
	c, other := found(t, anna), found(t, newPhone("a relay"))
	code := newPhone("code")
	// A relay that saw an invitation founds a space of its own to lead its
	// holder there.
	i := c.invitation(anna, code, envelope.Member)
	i.EpochKey = other.state.Epoch().Key
	other.refuses(envelope.ErrSignature, newPhone("a relay"), i.Statement())
}

func TestADeviceThatIsKnownDoesNotComeInAgain(t *testing.T) {
	anna := newPhone("Anna")
	c := found(t, anna)
	bohdan := c.let(anna, "Bohdan", envelope.Member)
	code := c.invite(anna, "another code", envelope.Coordinator)
	c.refuses(space.ErrKnownDevice, bohdan, c.joining(bohdan, code))
	c.refuses(space.ErrKnownDevice, anna, c.succession(anna, bohdan))
}

func TestASuccessorMustWantIt(t *testing.T) {
	anna := newPhone("Anna")
	c := found(t, anna)
	bohdan := c.let(anna, "Bohdan", envelope.Member)
	next := newPhone("next")
	taken := c.succession(anna, next) // signed for another device
	c.refuses(envelope.ErrSignature, bohdan, taken)
	s, err := envelope.ParseSuccession(c.succession(bohdan, next))
	if err != nil {
		t.Fatal(err)
	}
	s.Signature = bohdan.sign(s.SigningBytes(c.state.Space(), bohdan.id()))
	c.refuses(envelope.ErrSignature, bohdan, s.Statement())
}

func TestANewEpochIsForEachWhoStaysAndNobodyElse(t *testing.T) {
	anna := newPhone("Anna")
	c := found(t, anna)
	bohdan := c.let(anna, "Bohdan", envelope.Member)
	c.let(anna, "Vira", envelope.Member)
	c.invite(anna, "code", envelope.Member)
	for name, change := range map[string]struct {
		want error
		make func(*envelope.Removal)
	}{
		"the removed one gets the key": {space.ErrRecipients, func(m *envelope.Removal) {
			m.Epoch.Handed = append(m.Epoch.Handed, envelope.HandedKey{To: envelope.Recipient(bohdan.id())})
		}},
		"a member gets none": {space.ErrRecipients, func(m *envelope.Removal) { m.Epoch.Handed = m.Epoch.Handed[1:] }},
		"a stranger gets one": {space.ErrRecipients, func(m *envelope.Removal) {
			m.Epoch.Handed[0].To = envelope.Recipient(newPhone("a stranger").id())
		}},
		"a number twice":    {space.ErrEpoch, func(m *envelope.Removal) { m.Epoch.Number = 1 }},
		"a number left out": {space.ErrEpoch, func(m *envelope.Removal) { m.Epoch.Number++ }},
		"the old key again": {space.ErrEpochKey, func(m *envelope.Removal) { m.Epoch.Key = c.state.Epoch().Key }},
		"another old key":   {space.ErrEpochKey, func(m *envelope.Removal) { m.Epoch.Earlier[0].Key[0]++ }},
	} {
		m := c.removal(envelope.RemovedDevice{Device: bohdan.id()})
		change.make(&m)
		want := change.want
		if m.Epoch.Number < 2 {
			want = envelope.ErrMalformed
		}
		if err := c.state.Check(c.place(anna, m.Statement())); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", name, err, want)
		}
	}
	c.remove(anna, bohdan)
	c.refuses(space.ErrNotMember, anna, c.removing(bohdan))
}

func TestAnInvitationWithTheWrongKeyIsRefused(t *testing.T) {
	anna := newPhone("Anna")
	c := found(t, anna)
	code := newPhone("code")
	i := c.invitation(anna, code, envelope.Member)
	i.EpochKey[0]++
	i.Signature = code.sign(i.SigningBytes(c.state.Space(), anna.id()))
	c.refuses(space.ErrEpochKey, anna, i.Statement())
}

// TestAKeyThatNobodyCanSealToIsRefused: a member with such a key would keep
// the team from ever removing anybody again.
func TestAKeyThatNobodyCanSealToIsRefused(t *testing.T) {
	anna := newPhone("Anna")
	c := found(t, anna)
	code := c.invite(anna, "code", envelope.Member)
	for name, key := range map[string][]byte{
		"short":               []byte("short"),
		"no point of order 8": append(append([]byte(nil), newPhone("x").keys.KEMKey[:1184]...), make([]byte, 32)...),
		"no polynomial": func() []byte {
			key := append([]byte(nil), newPhone("x").keys.KEMKey...)
			for i := range 384 {
				key[i] = 0xff
			}
			return key
		}(),
	} {
		p := newPhone("Bohdan")
		p.keys.KEMKey = key
		if err := c.state.Check(c.place(p, c.joining(p, code))); !errors.Is(err, space.ErrKey) {
			t.Errorf("%s: %v, want ErrKey", name, err)
		}
	}
}

// TestWhoIsRemovedHasNoWayBackByACodeOfTheirs: nor does it open the new epoch,
// whichever of their devices made it, and on whichever chain they are removed.
func TestWhoIsRemovedHasNoWayBackByACodeOfTheirs(t *testing.T) {
	anna := newPhone("Anna")
	c := found(t, anna)
	bohdan := c.let(anna, "Bohdan", envelope.Coordinator)
	kept := c.invite(anna, "Anna's code", envelope.Member)
	code := c.invite(bohdan, "Bohdan's code", envelope.Coordinator)
	next := newPhone("Bohdan's next")
	c.say(bohdan, c.succession(bohdan, next))
	a, b := c.parted(), c.parted()

	m := a.removal(envelope.RemovedDevice{Device: next.id()})
	for _, h := range m.Epoch.Handed {
		if h.To == envelope.Recipient(code.invitation()) {
			t.Error("the new epoch is handed to a code of who is removed")
		}
	}
	a.say(anna, m.Statement())
	friend := newPhone("a friend")
	a.refuses(space.ErrInvitationWithdrawn, friend, a.joining(friend, code))
	if open := a.state.OpenInvitations(); len(open) != 1 || open[0].ID() != kept.invitation() {
		t.Errorf("%d invitations are open, want Anna's", len(open))
	}

	b.remove(anna, next)
	n := follow(t, together(t, a, b))
	n.refuses(space.ErrInvitationWithdrawn, friend, n.joining(friend, code))
}

// TestAnInvitationThatWasWithdrawnIsNotOpenedAgain: where both lost, the code
// would open the epoch of today until the withdrawal is signed again.
func TestAnInvitationThatWasWithdrawnIsNotOpenedAgain(t *testing.T) {
	anna := newPhone("Anna")
	a := found(t, anna)
	bohdan := a.let(anna, "Bohdan", envelope.Coordinator)
	b := a.parted()
	a.say(anna, a.rotation())
	code := b.invite(bohdan, "a code that leaked", envelope.Member)
	b.say(bohdan, b.rotation(code))
	for _, lost := range together(t, a, b).Lost() {
		if lost.Statement.Type != envelope.Invite {
			continue
		}
		if lost.Fate != space.Fell || !errors.Is(lost.Err, space.ErrInvitationWithdrawn) {
			t.Errorf("what becomes of it: %v, %v", lost.Fate, lost.Err)
		}
		return
	}
	t.Error("nobody is told of it")
}
