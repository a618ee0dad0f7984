package space_test

import (
	"fmt"
	"slices"
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/space"
)

// proven gives a tree of a chain, and its proof.
func proven(t *testing.T, c *chain) (*space.Tree, envelope.Hash) {
	t.Helper()
	tree := together(t, c)
	proof, whole := tree.Proof()
	if !whole {
		t.Fatal("there is no proof of a chain that is whole")
	}
	return tree, proof
}

func TestReopenedStatementsSayTheSame(t *testing.T) {
	anna := newPhone("Anna")
	c := found(t, anna)
	bohdan := c.let(anna, "Bohdan", envelope.Coordinator)
	c.say(bohdan, envelope.Naming{Device: bohdan.id(), Name: c.sealed()}.Statement())
	tree, proof := proven(t, c)
	for name, given := range map[string]envelope.Hash{"with the proof": proof, "without": {}} {
		again, err := space.Reopen(tree.All(), given)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if again.State().Head() != tree.State().Head() || !again.State().IsCoordinator(bohdan.id()) {
			t.Errorf("%s: the statements say something else", name)
		}
	}
}

func TestAProofIsOfExactlyItsStatements(t *testing.T) {
	anna := newPhone("Anna")
	c := found(t, anna)
	bohdan := c.let(anna, "Bohdan", envelope.Member)
	_, proof := proven(t, c)
	forged := c.state.Next(anna.id(), envelope.RoleChange{Device: bohdan.id(), Role: envelope.Coordinator}.Statement())
	_, err := space.Reopen(append(slices.Clone(c.all), bohdan.says(forged)), proof)
	checkIs(t, err, envelope.ErrSignature)
	spoiled := slices.Clone(c.all)
	spoiled[len(spoiled)-1].Signature[0] ^= 1
	_, err = space.Reopen(spoiled, proof)
	checkIs(t, err, envelope.ErrSignature)
}

// This is why a proof lies sealed.
func TestWhoWritesTheProofIsBelieved(t *testing.T) {
	anna := newPhone("Anna")
	c := found(t, anna)
	bohdan := c.let(anna, "Bohdan", envelope.Member)
	forged := c.state.Next(anna.id(), envelope.RoleChange{Device: bohdan.id(), Role: envelope.Coordinator}.Statement())
	all := append(slices.Clone(c.all), bohdan.says(forged))
	tree, err := space.Reopen(all, space.ProofOf(hashesOf(all)))
	if err != nil || !tree.State().IsCoordinator(bohdan.id()) {
		t.Errorf("%v; want signatures not to be looked at", err)
	}
	// Whether they may say so is looked at all the same.
	all[len(all)-1] = bohdan.says(c.state.Next(bohdan.id(), envelope.RoleChange{Device: anna.id()}.Statement()))
	_, err = space.Reopen(all, space.ProofOf(hashesOf(all)))
	if err == nil {
		t.Error("a member made somebody else a member")
	}
}

func TestWhatIsNotVerifiedWholeHasNoProof(t *testing.T) {
	anna := newPhone("Anna")
	c := found(t, anna)
	tree := together(t, c)
	c.say(anna, c.rotation())
	c.say(anna, c.rotation())
	if err := tree.Add(c.all[2]); err != nil {
		t.Fatal(err)
	}
	if _, whole := tree.Proof(); whole {
		t.Error("there is a proof while a statement waits")
	}
	newer := found(t, anna)
	newer.say(anna, envelope.Statement{Type: 200, Payload: []byte("something new")})
	if _, whole := together(t, newer).Proof(); whole {
		t.Error("there is a proof of a type that only a newer version can verify")
	}
}

func hashesOf(all []envelope.Statement) (hashes []envelope.Hash) {
	for _, s := range all {
		hashes = append(hashes, s.Hash())
	}
	return hashes
}

// BenchmarkReopen is a team of a hundred at the opening of the app.
func BenchmarkReopen(b *testing.B) {
	anna := newPhone("Anna")
	c := found(b, anna)
	for i := range 100 {
		c.let(anna, fmt.Sprintf("member %d", i), envelope.Member)
	}
	for _, name := range []string{"proven", "verified again"} {
		var proof envelope.Hash
		if name == "proven" {
			proof = space.ProofOf(hashesOf(c.all))
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := space.Reopen(c.all, proof); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
