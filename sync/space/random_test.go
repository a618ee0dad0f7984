package space_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"bankje/sync/envelope"
	"bankje/sync/space"
)

// act lets somebody say something at random; what may not be said is not.
func act(t *rapid.T, c *chain) {
	members, devices := c.state.Members(), c.state.Devices()
	by := phoneOf(members[rapid.IntRange(0, len(members)-1).Draw(t, "who")].ID)
	other := phoneOf(devices[rapid.IntRange(0, len(devices)-1).Draw(t, "whom")].ID)
	var s envelope.Statement
	switch rapid.IntRange(0, 9).Draw(t, "what") {
	case 0, 1:
		role := rapid.SampledFrom([]envelope.Role{envelope.Coordinator, envelope.Member}).Draw(t, "role")
		if c.state.IsCoordinator(by.id()) {
			comes(t, c, by, role)
		}
		return
	case 2, 3:
		s = c.removing(other)
	case 4:
		s = c.rotation()
	case 5:
		s = envelope.RoleChange{Device: other.id(), Role: rapid.SampledFrom([]envelope.Role{1, 2}).Draw(t, "role")}.Statement()
	case 6:
		s = c.erasure(other, 1, uint64(rapid.IntRange(1, 5).Draw(t, "last")))
	case 7:
		next := pool[rapid.IntRange(0, len(pool)-1).Draw(t, "next")]
		s = c.succession(by, next)
	case 8:
		s = envelope.Leaving{}.Statement()
	case 9:
		e := c.wrote(other, uint64(rapid.IntRange(1, 5).Draw(t, "sequence")))
		s = envelope.Acceptance{Device: other.id(), Last: headOf(e)}.Statement()
	}
	if placed := c.place(by, s); c.state.Check(placed) == nil {
		c.add(placed)
	}
}

// comes lets in somebody of the pool who was not here, if there is one.
func comes(t *rapid.T, c *chain, by phone, role envelope.Role) {
	p := pool[rapid.IntRange(0, len(pool)-1).Draw(t, "newcomer")]
	code := newPhone(fmt.Sprintf("code %d", rapid.IntRange(0, 9).Draw(t, "code")))
	if invite := c.place(by, c.invitation(by, code, role).Statement()); c.state.Check(invite) == nil {
		c.add(invite)
	}
	if join := c.place(p, c.joining(p, code)); c.state.Check(join) == nil {
		c.add(join)
	}
}

var pool = func() (pool []phone) {
	for i := range 8 {
		pool = append(pool, newPhone(fmt.Sprintf("phone %d", i)))
	}
	return pool
}()

func phoneOf(id envelope.DeviceID) phone {
	for _, p := range pool {
		if p.id() == id {
			return p
		}
	}
	panic("a phone outside the pool")
}

// sides returns chains that began alike and parted at random.
func sides(t *rapid.T) []*chain {
	sides := []*chain{found(t, pool[0])}
	for range rapid.IntRange(1, 25).Draw(t, "acts") {
		at := rapid.IntRange(0, len(sides)-1).Draw(t, "side")
		if len(sides) < 4 && rapid.IntRange(0, 5).Draw(t, "part") == 0 {
			sides = append(sides, sides[at].parted())
		}
		act(t, sides[at])
	}
	return sides
}

func TestAnyOrderOfArrivalGivesTheSameState(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sides := sides(t)
		first := together(t, sides...)
		second, err := space.NewTree(sides[0].all[0])
		if err != nil {
			t.Fatal(err)
		}
		all := first.All()
		for _, i := range rapid.Permutation(numbers(len(all))).Draw(t, "order") {
			if err := second.Add(all[i]); err != nil {
				t.Fatal(err)
			}
			if rapid.Bool().Draw(t, "look between") {
				second.State()
			}
		}
		if diff := cmp.Diff(say(first), say(second)); diff != "" {
			t.Fatalf("the order of arrival counts:\n%s", diff)
		}
	})
}

func numbers(n int) (list []int) {
	for i := range n {
		list = append(list, i)
	}
	return list
}

// say tells all that a tree says.
func say(tree *space.Tree) []any {
	s := tree.State()
	return []any{
		fmt.Sprintf("%+v", []any{s.Head(), s.Epoch(), s.Epochs(), s.Unwrapped(), s.Erasures(), s.OpenInvitations()}),
		fmt.Sprintf("%+v", s.Devices()), fmt.Sprintf("%+v", tree.Lost()),
		hashes(tree.Chain(0)), hashes(tree.All()),
	}
}

func hashes(statements []envelope.Statement) (list []string) {
	for _, s := range statements {
		list = append(list, s.Hash().String())
	}
	return list
}

func TestWhereChainsPartNobodyComesBackAndSomebodyCoordinates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sides := sides(t)
		tree := together(t, sides...)
		s := tree.State()
		if !somebodyCoordinates(s) {
			t.Fatal("nobody coordinates")
		}
		fell := map[envelope.Hash]bool{}
		for _, lost := range tree.Lost() {
			if lost.Err != nil {
				fell[lost.Statement.Hash()] = true
			}
		}
		for _, statement := range tree.All() {
			if fell[statement.Hash()] {
				continue
			}
			for _, id := range goneWith(statement) {
				if d, _ := s.Device(s.Line(id)); d.Standing == space.Active {
					t.Fatalf("%v %d holds no more: %v is back", statement.Type, statement.Number, id)
				}
			}
		}
	})
}

func somebodyCoordinates(s space.State) bool {
	for _, d := range s.Members() {
		if d.Role == envelope.Coordinator {
			return true
		}
	}
	return false
}

// goneWith returns who is out by a statement.
func goneWith(s envelope.Statement) []envelope.DeviceID {
	switch s.Type {
	case envelope.Leave:
		return []envelope.DeviceID{s.Author}
	case envelope.Remove:
		var ids []envelope.DeviceID
		m, _ := envelope.ParseRemoval(s)
		for _, d := range m.Devices {
			ids = append(ids, d.Device)
		}
		return ids
	}
	return nil
}

// TestWhatIsSignedAgainIsToldNoMore: a coordinator who does what people are
// told gets to the end of it.
func TestWhatIsSignedAgainIsToldNoMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tree := together(t, sides(t)...)
		for range 60 {
			next := follow(t, tree)
			if !signAgain(t, next, tree.Lost()) {
				return
			}
			if err := tree.Add(next.all[len(next.all)-1]); err != nil {
				t.Fatal(err)
			}
		}
		t.Fatalf("there is no end to it: %+v", tree.Lost())
	})
}

// signAgain signs one lost statement again, and says whether there was one
// that a coordinator can.
func signAgain(t *rapid.T, c *chain, lost []space.Lost) bool {
	var pending []phone
	for _, d := range c.state.Devices() {
		if d.Pending {
			pending = append(pending, phoneOf(d.ID))
		}
	}
	for _, l := range lost {
		if l.Fate == space.Fell {
			continue
		}
		by := phoneOf(l.By[0])
		switch l.Statement.Type {
		case envelope.Remove, envelope.Leave, envelope.Rotate:
			if len(pending) > 0 {
				c.remove(by, pending...)
			} else {
				c.say(by, c.rotation())
			}
			return true
		case envelope.Erase:
			c.say(by, envelope.Statement{Type: l.Statement.Type, Payload: l.Statement.Payload})
			return true
		}
	}
	return false
}
