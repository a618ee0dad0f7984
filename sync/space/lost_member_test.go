package space_test

import (
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/space"
)

// TestWhoRemovesWhoeverInvitedThemComesInStill: they had come in before that, and
// others said something else before the relay heard of it. What opens is for them
// alone: whoever is out has the code too.
func TestWhoRemovesWhoeverInvitedThemComesInStill(t *testing.T) {
	anna := newPhone("Anna")
	relay := found(t, anna)
	bohdan := relay.let(anna, "Bohdan", envelope.Coordinator)
	code, left := relay.invite(anna, "code of Vira", envelope.Coordinator), relay.invite(anna, "code of nobody", envelope.Member)
	phone := relay.parted()
	vira := newPhone("Vira")
	phone.say(vira, phone.joining(vira, code))
	phone.remove(vira, anna)
	relay.say(bohdan, envelope.Naming{Device: bohdan.id(), Name: relay.sealed()}.Statement())

	tree := together(t, relay, phone)
	tree.Anchor(relay.state.Head())
	if standing(tree.State(), anna) != space.Removed {
		t.Fatal("the removal does not hold")
	}
	joining := find(tree.Lost(), envelope.Join)
	if joining == nil || joining.Fate != space.Waits || joining.By[0] != vira.id() {
		t.Fatalf("people are told %+v", tree.Lost())
	}
	c := follow(t, tree)
	other := newPhone("Daria")
	c.refuses(space.ErrInvitationWithdrawn, other, c.joining(other, code))
	c.refuses(space.ErrInvitationWithdrawn, other, c.joining(other, left))
	c.say(vira, c.joining(vira, code))
	c.remove(vira, anna)
	all := together(t, c, phone)
	if s := all.State(); standing(s, vira) != space.Active || standing(s, anna) != space.Removed || len(all.Lost()) > 0 {
		t.Errorf("Vira %v, Anna %v, and people are told %+v", standing(s, vira), standing(s, anna), all.Lost())
	}
}
