package space_test

import (
	"testing"

	"pgregory.net/rapid"

	"bankje/sync/envelope"
	"bankje/sync/space"
)

// TestWhatARelayWillNotAppendHoldsUpNobody: of two relays one appended a removal, and the
// other what else was said meanwhile, which goes on. Who had not heard of the removal has
// said something behind that.
func TestWhatARelayWillNotAppendHoldsUpNobody(t *testing.T) {
	anna := newPhone("Anna")
	for name, says := range map[string]func(c *chain, bohdan, vira phone){
		"a name by who is out":     func(c *chain, _, _ phone) { c.say(anna, envelope.Naming{Name: c.sealed()}.Statement()) },
		"an erasure by who is out": func(c *chain, _, vira phone) { c.say(anna, c.erasure(vira, 1, 2)) },
		"an epoch that keeps them": func(c *chain, bohdan, _ phone) { c.say(bohdan, c.rotation()) },
	} {
		t.Run(name, func(t *testing.T) {
			first := found(t, anna)
			bohdan := first.let(anna, "Bohdan", envelope.Coordinator)
			vira := first.let(anna, "Vira", envelope.Member)
			second := first.parted()
			first.say(anna, envelope.Naming{Name: first.sealed()}.Statement())
			second.remove(bohdan, anna)
			phone := first.parted()
			says(phone, bohdan, vira)
			phone.say(vira, envelope.Naming{Device: vira.id(), Name: phone.sealed()}.Statement())

			tree := together(t, first, second, phone)
			tree.Anchor(first.state.Head())
			tree.Anchor(second.state.Head())
			if tree.State().Head() != first.state.Head() {
				t.Fatal("the chain goes on with what no relay may append")
			}
			c := follow(t, tree)
			c.remove(bohdan, anna)
			c.say(vira, envelope.Naming{Device: vira.id(), Name: c.sealed()}.Statement())
			all := together(t, c, first, second, phone)
			all.Anchor(first.state.Head())
			all.Anchor(second.state.Head())
			if s := all.State(); s.Head() != c.state.Head() || standing(s, anna) != space.Removed || len(s.Erasures()) > 0 {
				t.Errorf("what was said again does not go on: Anna %v, %d erasures", standing(s, anna), len(s.Erasures()))
			}
			for _, lost := range all.Lost() {
				if lost.Statement.Author == vira.id() || lost.Statement.Type == envelope.Remove && lost.Statement.Author == bohdan.id() {
					t.Errorf("people are still told %+v", lost)
				}
			}
		})
	}
}

// TestWhatGoesOnBehindWhatARelayHasItAppends: whatever it has, and was said meanwhile.
func TestWhatGoesOnBehindWhatARelayHasItAppends(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sides := sides(t)
		tree := together(t, sides...)
		relay := together(t, &chain{all: sides[0].all[:1]})
		for _, side := range sides {
			n := rapid.IntRange(0, len(side.all)).Draw(t, "appended")
			for _, s := range side.all[:n] {
				if err := relay.Add(s); err != nil {
					t.Fatal(err)
				}
				tree.Anchor(s.Hash())
			}
		}
		if _, anchored := tree.Anchored(); !anchored {
			return
		}
		for _, s := range tree.Chain(relay.State().Number()) {
			if err := relay.State().Check(s); err != nil {
				t.Fatalf("the relay refuses what goes on: %v", err)
			}
			if err := relay.Add(s); err != nil {
				t.Fatal(err)
			}
		}
	})
}
