package space_test

import (
	"errors"
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/space"
)

func find(lost []space.Lost, kind envelope.StatementType) *space.Lost {
	for i := range lost {
		if lost[i].Statement.Type == kind {
			return &lost[i]
		}
	}
	return nil
}

// TestOfTwoWhoRemoveEachOtherBothGo: and the third decides who comes back.
func TestOfTwoWhoRemoveEachOtherBothGo(t *testing.T) {
	anna := newPhone("Anna")
	a := found(t, anna)
	bohdan, vira := a.let(anna, "Bohdan", envelope.Coordinator), a.let(anna, "Vira", envelope.Coordinator)
	b := a.parted()
	a.remove(anna, bohdan)
	b.remove(bohdan, anna)
	tree := together(t, a, b)
	s := tree.State()
	if standing(s, anna) != space.Removed || standing(s, bohdan) != space.Removed || standing(s, vira) != space.Active {
		t.Errorf("Anna %v, Bohdan %v, Vira %v", standing(s, anna), standing(s, bohdan), standing(s, vira))
	}
	lost := tree.Lost()
	if len(lost) != 1 || lost[0].Fate != space.Holds || len(lost[0].By) != 1 || lost[0].By[0] != vira.id() {
		t.Fatalf("people are told %+v", lost)
	}
	// Vira signs it again; then nothing is left to tell.
	c := follow(t, tree)
	c.refuses(space.ErrPending, vira, c.rotation())
	c.remove(vira, anna)
	if lost := together(t, b, c).Lost(); len(lost) != 0 {
		t.Errorf("still told: %+v", lost)
	}
}

// TestOfTheLastTwoWhoRemoveEachOtherTheElderStays: a space is never without a
// coordinator.
func TestOfTheLastTwoWhoRemoveEachOtherTheElderStays(t *testing.T) {
	anna := newPhone("Anna")
	a := found(t, anna)
	bohdan := a.let(anna, "Bohdan", envelope.Coordinator)
	member := a.let(anna, "Vira", envelope.Member)
	b := a.parted()
	a.remove(anna, bohdan)
	b.remove(bohdan, anna)
	for _, tree := range []*space.Tree{together(t, a, b), together(t, b, a)} {
		s := tree.State()
		if standing(s, anna) != space.Active || standing(s, bohdan) != space.Removed || standing(s, member) != space.Active {
			t.Errorf("Anna %v, Bohdan %v, Vira %v", standing(s, anna), standing(s, bohdan), standing(s, member))
		}
		lost := tree.Lost()
		if len(lost) != 1 || lost[0].Fate != space.Fell || !errors.Is(lost[0].Err, space.ErrLastCoordinator) {
			t.Errorf("people are told %+v", lost)
		}
	}
	// What fell does not hold later, when there would be others.
	a.let(anna, "Daria", envelope.Coordinator)
	if tree := together(t, a, b); standing(tree.State(), anna) != space.Active {
		t.Error("the removal that fell holds now that there is another coordinator")
	}
}

// TestAtAHomeRelayTheFirstRemovalWins: it appends by comparing the head, and
// the other one's author is no longer a coordinator.
func TestAtAHomeRelayTheFirstRemovalWins(t *testing.T) {
	anna := newPhone("Anna")
	relay := found(t, anna)
	bohdan := relay.let(anna, "Bohdan", envelope.Coordinator)
	phone := relay.parted()
	removal := phone.place(anna, phone.removing(bohdan))
	relay.remove(bohdan, anna)
	checkIs(t, relay.state.Check(removal), space.ErrPlace)
	again := anna.says(relay.state.Next(anna.id(), relay.removing(bohdan)))
	checkIs(t, relay.state.Check(again), space.ErrNotMember)
}

// TestWhatWasNotAppendedIsMadeAgain: the eldest said something without network
// while others went on at the home relay.
func TestWhatWasNotAppendedIsMadeAgain(t *testing.T) {
	anna := newPhone("Anna")
	relay := found(t, anna)
	bohdan := relay.let(anna, "Bohdan", envelope.Coordinator)
	phone := relay.parted()
	phone.invite(anna, "code of Daria", envelope.Member)
	vira := relay.let(bohdan, "Vira", envelope.Member)

	tree := together(t, phone, relay)
	if standing(tree.State(), vira) == space.Active {
		t.Fatal("this test is of no use: the relay's chain goes on by itself")
	}
	tree.Anchor(relay.state.Head())
	if tree.State().Head() != relay.state.Head() || standing(tree.State(), vira) != space.Active {
		t.Error("the chain of the home relay does not go on")
	}
	if lost := tree.Lost(); len(lost) != 1 || lost[0].Fate != space.Waits || lost[0].By[0] != anna.id() {
		t.Errorf("Anna's phone is told %+v", lost)
	}
	again := follow(t, tree)
	again.invite(anna, "code of Daria", envelope.Member)
	if err := tree.Add(again.all[len(again.all)-1]); err != nil {
		t.Fatal(err)
	}
	if lost := tree.Lost(); len(lost) != 0 {
		t.Errorf("still told %+v", lost)
	}
	if s, ok := tree.Anchored(); !ok || s.Head() != relay.state.Head() {
		t.Error("what is not appended yet is written with")
	}
}

// TestARelayThatSaysTwoThingsIsNotFollowedBlindly: it works together with
// somebody who was removed.
func TestARelayThatSaysTwoThingsIsNotFollowedBlindly(t *testing.T) {
	anna := newPhone("Anna")
	a := found(t, anna)
	bohdan := a.let(anna, "Bohdan", envelope.Coordinator)
	b := a.parted()
	a.remove(anna, bohdan)
	friend := b.let(bohdan, "a friend", envelope.Coordinator)
	tree := together(t, a, b)
	tree.Anchor(a.state.Head())
	tree.Anchor(b.state.Head())
	if s := tree.State(); s.Head() != a.state.Head() || standing(s, friend) != 0 {
		t.Error("the relay let a removed coordinator's friend in")
	}
}

// TestWhoWasRemovedCannotGoBackToBefore: however the hash of another past is
// tried, and whoever is let in there.
func TestWhoWasRemovedCannotGoBackToBefore(t *testing.T) {
	anna := newPhone("Anna")
	a := found(t, anna)
	bohdan := a.let(anna, "Bohdan", envelope.Coordinator)
	before := a.parted()
	a.remove(anna, bohdan)
	a.let(anna, "Vira", envelope.Member)
	for i := range 20 { // some of these have the smaller hash
		b := before.parted()
		b.say(bohdan, envelope.Naming{Device: bohdan.id(), Name: envelope.Sealed{Epoch: 1, Bytes: []byte{byte(i)}}}.Statement())
		friend := b.let(bohdan, "a friend", envelope.Coordinator)
		b.let(friend, "another friend", envelope.Coordinator)
		tree := together(t, a, b)
		if s := tree.State(); s.Head() != a.state.Head() || standing(s, bohdan) != space.Removed || standing(s, friend) != 0 {
			t.Fatalf("try %d: the other past goes on", i)
		}
	}
}

// TestARelayIsRestoredAndATeamGoesOn: what it had forgotten comes back from
// the phones, and what was said meanwhile is not lost.
func TestARelayIsRestoredAndATeamGoesOn(t *testing.T) {
	anna := newPhone("Anna")
	c := found(t, anna)
	bohdan := c.let(anna, "Bohdan", envelope.Coordinator)
	relay := c.parted()
	thief := c.let(anna, "a phone that is stolen", envelope.Member) // forgotten
	c.remove(anna, thief)                                           // forgotten
	before := c.wrote(anna, 1)

	// Bohdan's phone had not heard of it, and goes on with the restored relay.
	daria := relay.let(bohdan, "Daria", envelope.Member)
	relay.say(bohdan, relay.erasure(bohdan, 1, 2))
	hers := relay.wrote(daria, 1)

	tree := together(t, relay, c)
	s := tree.State()
	if standing(s, thief) != space.Removed || standing(s, bohdan) != space.Active {
		t.Errorf("the thief's phone is %v, Bohdan's is %v", standing(s, thief), standing(s, bohdan))
	}
	if !s.Erased(bohdan.id(), 1) {
		t.Error("what was erased is back")
	}
	expect(t, s, before, space.Accepted)
	expect(t, s, hers, space.UnknownAuthor) // until Daria came in again
	lost := tree.Lost()
	if join := find(lost, envelope.Join); join == nil || join.Fate != space.Fell || !errors.Is(join.Err, space.ErrUnknownInvitation) {
		t.Errorf("of Daria people are told %+v", join)
	}
	if invite := find(lost, envelope.Invite); invite == nil || invite.Fate != space.Waits || invite.By[0] != bohdan.id() {
		t.Errorf("of her invitation people are told %+v", invite)
	}
	if erase := find(lost, envelope.Erase); erase == nil || erase.Fate != space.Holds {
		t.Errorf("of the erasure people are told %+v", erase)
	}

	// Bohdan signs again; Daria comes in with the same code.
	n := follow(t, tree)
	n.say(bohdan, n.erasure(bohdan, 1, 2))
	code := n.invite(bohdan, "code of Daria", envelope.Member)
	if join := find(together(t, relay, n).Lost(), envelope.Join); join == nil || join.Fate != space.Waits || join.By[0] != daria.id() {
		t.Errorf("of Daria people are told %+v", join)
	}
	n.say(daria, n.joining(daria, code))
	tree = together(t, relay, n)
	if lost := tree.Lost(); len(lost) != 0 {
		t.Errorf("still told: %+v", lost)
	}
	expect(t, tree.State(), hers, space.Accepted)
}

// TestRemovingADeviceRemovesTheOneAsWhichItWentOn: the thief's phone had just
// changed its keys.
func TestRemovingADeviceRemovesTheOneAsWhichItWentOn(t *testing.T) {
	anna := newPhone("Anna")
	a := found(t, anna)
	bohdan := a.let(anna, "Bohdan", envelope.Member)
	b := a.parted()
	next := newPhone("Bohdan, in the hands of a thief")
	a.remove(anna, bohdan)
	b.say(bohdan, b.succession(bohdan, next))
	b.say(anna, b.rotation()) // Anna's other phone made this chain the elder's too
	for _, tree := range []*space.Tree{together(t, a, b), together(t, b, a)} {
		s := tree.State()
		if standing(s, next) == space.Active || standing(s, bohdan) == space.Active {
			t.Errorf("Bohdan %v, the successor %v", standing(s, bohdan), standing(s, next))
		}
		expectNotAccepted(t, s, b.wrote(next, 1))
	}
}

func expectNotAccepted(t testing.TB, s space.State, e envelope.Envelope) {
	t.Helper()
	if s.Admits(e) == space.Accepted {
		t.Error("an envelope of a device that is out is accepted")
	}
}

// TestEveryEpochStaysOpenable: also those of a chain that lost.
func TestEveryEpochStaysOpenable(t *testing.T) {
	anna := newPhone("Anna")
	a := found(t, anna)
	bohdan := a.let(anna, "Bohdan", envelope.Coordinator)
	b := a.parted()
	a.say(anna, a.rotation())
	b.say(bohdan, b.rotation())
	b.say(bohdan, b.rotation())
	tree := together(t, a, b)
	s := tree.State()
	if got := s.Unwrapped(); len(got) != 2 || got[0].Number != 2 || got[0].Lost || got[1].Number != 3 || !got[1].Lost {
		t.Fatalf("to be wrapped: %+v", got)
	}
	expect(t, s, b.wrote(bohdan, 1), space.Accepted) // sealed in epoch 3 of the chain that lost
	n := follow(t, tree)
	n.say(anna, n.rotation())
	if lost := together(t, b, n).Lost(); len(lost) != 0 {
		t.Errorf("still told: %+v", lost)
	}
}

// TestAKeyIsWrappedByWhoHasIt: who came in on the chain that goes on has none of
// the chain that lost, and nobody is told before somebody can do something.
func TestAKeyIsWrappedByWhoHasIt(t *testing.T) {
	anna := newPhone("Anna")
	a := found(t, anna)
	bohdan := a.let(anna, "Bohdan", envelope.Coordinator)
	daria := a.let(anna, "Daria", envelope.Member)
	b := a.parted()
	b.say(bohdan, b.rotation())
	role := func(p phone, r envelope.Role) envelope.Statement {
		return envelope.RoleChange{Device: p.id(), Role: r}.Statement()
	}
	vira := a.let(anna, "Vira", envelope.Coordinator)
	a.remove(vira, anna, bohdan)
	if lost := find(together(t, a, b).Lost(), envelope.Rotate); lost != nil {
		t.Errorf("Vira is to wrap a key that she has not: %+v", lost)
	}
	a.say(vira, role(daria, envelope.Coordinator))
	lost := find(together(t, a, b).Lost(), envelope.Rotate)
	if lost == nil || len(lost.By) != 1 || lost.By[0] != daria.id() {
		t.Errorf("Daria, who has the key, is not to wrap it: %+v", lost)
	}
}

func TestStatementsWaitForTheOneBefore(t *testing.T) {
	anna := newPhone("Anna")
	c := found(t, anna)
	c.let(anna, "Bohdan", envelope.Member)
	c.say(anna, c.rotation())
	tree, err := space.NewTree(c.all[0])
	if err != nil {
		t.Fatal(err)
	}
	for i := len(c.all) - 1; i > 0; i-- {
		for range 2 {
			if err := tree.Add(c.all[i]); err != nil {
				t.Fatal(err)
			}
		}
	}
	if tree.State().Head() != c.state.Head() || len(tree.All()) != len(c.all) {
		t.Errorf("%d of %d statements are here", len(tree.All()), len(c.all))
	}
}

func TestAStateThatWasGivenOutNeverChanges(t *testing.T) {
	anna := newPhone("Anna")
	c := found(t, anna)
	tree := together(t, c)
	before := tree.State()
	c.let(anna, "Bohdan", envelope.Member)
	for _, s := range c.all {
		if err := tree.Add(s); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(before.Devices()); n != 1 || before.Number() != 1 || before.Knows(c.state.Head()) {
		t.Errorf("%d devices in the state of the founding alone", n)
	}
}

// TestAWordThatWasSaidAgainOnceStaysSo: whatever others say about it later.
func TestAWordThatWasSaidAgainOnceStaysSo(t *testing.T) {
	anna := newPhone("Anna")
	a := found(t, anna)
	bohdan, vira := a.let(anna, "Bohdan", envelope.Coordinator), a.let(anna, "Vira", envelope.Member)
	b := a.parted()
	role := envelope.RoleChange{Device: vira.id(), Role: envelope.Coordinator}.Statement()
	b.say(bohdan, role)
	a.rotates(anna)
	tree := together(t, a, b)
	if lost := find(tree.Lost(), envelope.ChangeRole); lost == nil || lost.By[0] != bohdan.id() {
		t.Fatalf("people are told %+v", tree.Lost())
	}
	c := follow(t, tree)
	c.say(bohdan, role)
	c.say(anna, envelope.RoleChange{Device: vira.id(), Role: envelope.Member}.Statement())
	if lost := find(together(t, b, c).Lost(), envelope.ChangeRole); lost != nil {
		t.Errorf("it is to be said again over what was said later: %+v", lost)
	}
}

// TestANameThatLostFallsWithTheRoleThatItNeeded: but not one's own.
func TestANameThatLostFallsWithTheRoleThatItNeeded(t *testing.T) {
	anna := newPhone("Anna")
	a := found(t, anna)
	bohdan, vira := a.let(anna, "Bohdan", envelope.Coordinator), a.let(anna, "Vira", envelope.Member)
	b := a.parted()
	for _, of := range []envelope.DeviceID{{}, vira.id(), bohdan.id()} {
		b.say(bohdan, envelope.Naming{Device: of, Name: b.sealed()}.Statement())
	}
	a.say(anna, envelope.RoleChange{Device: bohdan.id(), Role: envelope.Member}.Statement())
	for _, lost := range together(t, a, b).Lost() {
		n, err := envelope.ParseNaming(lost.Statement)
		if err != nil {
			t.Fatal(err)
		}
		want := space.Fell
		if n.Device == bohdan.id() {
			want = space.Waits
		}
		if lost.Fate != want {
			t.Errorf("the name of %x: %v, want %v", n.Device, lost.Fate, want)
		}
	}
}

// TestOfTwoNamesThatLostTheLaterIsSaidAgain: the first took no part any more.
func TestOfTwoNamesThatLostTheLaterIsSaidAgain(t *testing.T) {
	anna := newPhone("Anna")
	a := found(t, anna)
	bohdan := a.let(anna, "Bohdan", envelope.Coordinator)
	b := a.parted()
	for _, name := range []string{"first", "second"} {
		b.say(bohdan, envelope.Naming{Name: envelope.Sealed{Epoch: 1, Bytes: []byte(name)}}.Statement())
	}
	a.rotates(anna)
	var names []string
	for _, lost := range together(t, a, b).Lost() {
		if n, err := envelope.ParseNaming(lost.Statement); err == nil {
			names = append(names, string(n.Name.Bytes))
		}
	}
	if len(names) != 1 || names[0] != "second" {
		t.Errorf("to be said again are %q", names)
	}
}

// rotates starts an epoch, which makes this side another chain.
func (c *chain) rotates(by phone) {
	c.t.Helper()
	c.say(by, c.rotation())
}

// TestARoleThatLostAndCanNotBeGivenAnyMoreFalls: one's own, since nobody else is
// left.
func TestARoleThatLostAndCanNotBeGivenAnyMoreFalls(t *testing.T) {
	anna := newPhone("Anna")
	a := found(t, anna)
	bohdan, vira := a.let(anna, "Bohdan", envelope.Coordinator), a.let(anna, "Vira", envelope.Member)
	b := a.parted()
	b.say(bohdan, envelope.RoleChange{Device: vira.id(), Role: envelope.Coordinator}.Statement())
	b.say(bohdan, envelope.RoleChange{Device: bohdan.id(), Role: envelope.Member}.Statement())
	a.say(vira, envelope.Leaving{}.Statement())
	a.say(anna, envelope.Leaving{}.Statement())
	var errs []error
	for _, lost := range together(t, a, b).Lost() {
		if lost.Fate != space.Fell {
			t.Errorf("%v waits", lost.Statement.Type)
		}
		errs = append(errs, lost.Err)
	}
	if len(errs) != 2 {
		t.Fatalf("people are told %v", errs)
	}
	checkIs(t, errs[0], space.ErrNotMember)
	checkIs(t, errs[1], space.ErrLastCoordinator)
}
