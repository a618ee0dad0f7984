package space_test

import (
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/space"
)

// three are a coordinator for longest, another one, and a member.
func three(t *testing.T) (c *chain, anna, bohdan, vira phone) {
	t.Helper()
	anna = newPhone("Anna")
	c = found(t, anna)
	bohdan, vira = c.let(anna, "Bohdan", envelope.Coordinator), c.let(anna, "Vira", envelope.Member)
	return c, anna, bohdan, vira
}

// erases says whether the sides together, in either order, erase what a phone
// wrote first.
func erases(t *testing.T, p phone, a, b *chain) bool {
	t.Helper()
	erased := together(t, a, b).State().Erased(p.id(), 1)
	if other := together(t, b, a).State().Erased(p.id(), 1); other != erased {
		t.Errorf("the order decides: %v, %v", erased, other)
	}
	return erased
}

// TestWhoWasRemovedErasesNothingAfterwards: also with a place from before, when
// they could have.
func TestWhoWasRemovedErasesNothingAfterwards(t *testing.T) {
	a, anna, bohdan, vira := three(t)
	b := a.parted()
	a.remove(anna, bohdan)
	b.say(bohdan, b.erasure(vira, 1, 9))
	if erases(t, vira, a, b) {
		t.Error("it holds")
	}
	tree := together(t, a, b)
	if s := tree.State(); !s.MayBeStub(vira.id(), 1) || len(s.FallenErasures()) != 1 {
		t.Error("nobody knows where stubs may be")
	}
	lost := find(tree.Lost(), envelope.Erase)
	if lost == nil || lost.Fate != space.Fell {
		t.Fatalf("people are told %+v", lost)
	}
	checkIs(t, lost.Err, space.ErrNotMember)

	// Nor with the help of whom they let in themselves.
	helper := b.let(bohdan, "a helper", envelope.Coordinator)
	b.remove(helper, bohdan)
	if erases(t, vira, a, b) {
		t.Error("it holds, since a helper says to have removed them afterwards")
	}
}

// TestWhoLeftErasesNothingAfterwards: on a chain that has not their leaving.
func TestWhoLeftErasesNothingAfterwards(t *testing.T) {
	a, anna, bohdan, vira := three(t)
	b := a.parted()
	a.say(bohdan, envelope.Leaving{}.Statement())
	a.rotates(anna)
	b.say(bohdan, b.erasure(vira, 1, 9))
	if erases(t, vira, a, b) {
		t.Error("it holds")
	}
}

// TestAnErasureHoldsThatWasKnownToWhoRemovedItsAuthor: a relay that was restored
// makes both lose, and people meant both.
func TestAnErasureHoldsThatWasKnownToWhoRemovedItsAuthor(t *testing.T) {
	a, anna, bohdan, vira := three(t)
	daria := a.let(anna, "Daria", envelope.Coordinator)
	b := a.parted()
	b.say(bohdan, b.erasure(vira, 1, 9))
	b.remove(daria, bohdan)
	a.rotates(anna)
	if !erases(t, vira, a, b) {
		t.Error("it fell")
	}
	// Also once the removal is signed again, and the erasure not yet.
	n := follow(t, together(t, a, b))
	n.remove(anna, bohdan)
	if !erases(t, vira, n, b) {
		t.Error("it fell with the removal that was signed again")
	}
}

// TestWhoErasesAndThenLeavesHasErased: on one chain, that lost.
func TestWhoErasesAndThenLeavesHasErased(t *testing.T) {
	a, anna, bohdan, vira := three(t)
	b := a.parted()
	b.say(bohdan, b.erasure(vira, 1, 9))
	b.say(bohdan, envelope.Leaving{}.Statement())
	a.rotates(anna)
	if !erases(t, vira, a, b) {
		t.Error("it fell")
	}
}

// TestAnErasureOfWhichOthersListAllIsSignedAgainToo: it may be about somebody else, of
// whom others write on.
func TestAnErasureOfWhichOthersListAllIsSignedAgainToo(t *testing.T) {
	a, anna, bohdan, vira := three(t)
	b := a.parted()
	a.say(anna, a.erasure(vira, 1, 9))
	b.say(bohdan, b.erasure(vira, 1, 2))
	tree := together(t, a, b)
	lost := find(tree.Lost(), envelope.Erase)
	if lost == nil || lost.Fate != space.Holds || len(tree.State().Erasures()) != 2 {
		t.Fatalf("of it is told %+v", lost)
	}
	n := follow(t, tree)
	n.say(bohdan, n.erasure(vira, 1, 2))
	tree = together(t, n, b)
	if lost := find(tree.Lost(), envelope.Erase); lost != nil || len(tree.State().Erasures()) != 2 {
		t.Errorf("once it is signed again, of it is told %+v", lost)
	}
}
