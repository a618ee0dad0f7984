package relay_test

import (
	"bytes"
	"fmt"
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/relay"
)

// forked is a team of three whose Bohdan was copied: of his feed the relay has one
// branch, as Vira has it, and Anna another, from the fifth envelope on.
type forked struct {
	*running
	team                *team
	anna, bohdan, vira  *phone
	whole, kept, counts protocol.Run // what came before the fork, and the branches from there on
	cursor              protocol.Mark
}

func fork(t *testing.T, kept, counts int) *forked {
	t.Helper()
	f := &forked{running: start(t, relay.Options{}), anna: newPhone("anna"), bohdan: newPhone("bohdan")}
	f.team = found(t, f.anna)
	f.bohdan, f.vira = f.team.let(f.anna, "bohdan"), f.team.let(f.anna, "vira")
	f.carries(f.team, f.anna)
	f.whole = f.bohdan.write(f.team, 4)
	copied := newPhone("bohdan")
	copied.next = f.bohdan.next
	f.kept = f.bohdan.write(f.team, kept)
	for range counts {
		copied.next.Sequence++
		e := copied.seal(f.team, copied.next, fmt.Appendf(nil, "other %d of bohdan ", copied.next.Sequence))
		f.counts, copied.next.Previous = append(f.counts, e), e.Hash()
	}
	f.push(f.team, f.bohdan, f.whole)
	f.push(f.team, f.bohdan, f.kept)
	f.push(f.team, f.vira, f.vira.write(f.team, 2))
	f.cursor = f.sync(f.team, f.vira, protocol.Request{Chain: markOf(f.team.chain)}).Cursor
	return f
}

// decide has Anna say that the other branch counts, up to its end.
func (f *forked) decide(end envelope.Head) {
	f.t.Helper()
	known := len(f.team.chain)
	f.team.remove(f.anna, f.bohdan, end)
	f.sync(f.team, f.anna, protocol.Request{Chain: markOf(f.team.chain[:known]), Statements: f.team.chain[known:]})
}

// holds fails the test unless the relay holds these of Bohdan's feed and its check
// finds nothing.
func (f *forked) holds(want protocol.Run) {
	f.t.Helper()
	err := f.storage.View(f.t.Context(), f.team.id(), func(tx relay.Tx) error {
		got, err := tx.Stretch(f.bohdan.id(), 1, 1<<20, true)
		if len(got) != len(want) {
			f.t.Errorf("%d envelopes of the feed are kept; want %d", len(got), len(want))
			return err
		}
		for i := range got {
			if got[i].Hash() != want[i].Hash() {
				f.t.Errorf("envelope %d is of the other branch", i+1)
			}
		}
		return err
	})
	if err != nil {
		f.t.Fatal(err)
	}
	_, err = relay.Check(f.t.Context(), f.storage, func(_ envelope.SpaceID, err error) { f.t.Errorf("the check finds: %v", err) })
	if err != nil {
		f.t.Fatal(err)
	}
}

func joined(runs ...protocol.Run) (all protocol.Run) {
	for _, run := range runs {
		all = append(all, run...)
	}
	return all
}

// TestTheBranchThatStatementsNameTakesThePlaceOfTheOther: whichever is longer, from
// wherever before the fork it is brought, by whoever holds it; and once.
func TestTheBranchThatStatementsNameTakesThePlaceOfTheOther(t *testing.T) {
	for name, n := range map[string][2]int{"less": {5, 2}, "more": {2, 5}, "as much": {3, 3}, "one": {1, 1}} {
		for _, from := range []int{0, 3, 4} {
			f := fork(t, n[0], n[1])
			f.decide(lastOf(f.counts))
			want := protocol.Outcome{Result: protocol.Kept, Through: uint64(4 + n[1])}
			brought := joined(f.whole[from:], f.counts)
			for range 2 {
				if got := f.push(f.team, f.anna, brought); got != want {
					t.Errorf("%s from %d: %+v; want %+v", name, from+1, got, want)
				}
			}
			f.holds(joined(f.whole, f.counts))
			if got := f.push(f.team, f.vira, f.kept); got.Result != protocol.Forked {
				t.Errorf("%s: what was replaced is brought back: %+v; want a fork", name, got)
			}
			f.holds(joined(f.whole, f.counts))
			if bytes.Contains(f.files(), []byte("body 5 of bohdan")) {
				t.Errorf("%s: what was replaced is in the relay's files", name)
			}
		}
	}
}

// TestPhonesGetTheBranchThatTookThePlaceOfTheOther: by their cursor, or by their heads
// where that stands on what is gone.
func TestPhonesGetTheBranchThatTookThePlaceOfTheOther(t *testing.T) {
	f := fork(t, 3, 4)
	mark := markOf(f.team.chain)
	astray := f.sync(f.team, f.vira, protocol.Request{Chain: mark, Page: 2400}).Cursor // within the one branch
	f.decide(lastOf(f.counts))
	f.push(f.team, f.anna, f.counts)
	mark = markOf(f.team.chain)
	fresh := f.sync(f.team, f.vira, protocol.Request{Chain: mark, Cursor: f.cursor})
	if got := sequences(fresh.Runs)[f.bohdan.id()]; fresh.Astray || len(got) != 4 || got[0] != 5 {
		t.Errorf("behind the cursor of one who had all: astray %v, %v; want all four", fresh.Astray, got)
	}
	a := f.sync(f.team, f.vira, protocol.Request{Chain: mark, Cursor: astray})
	if !a.Astray || len(a.Runs) > 0 {
		t.Errorf("a cursor within what is gone: astray %v, %d runs", a.Astray, len(a.Runs))
	}
	before := lastOf(f.whole)
	a = f.sync(f.team, f.vira, protocol.Request{Chain: mark, Cursor: astray, Vector: []protocol.Head{
		{Device: f.bohdan.id(), Sequence: before.Sequence, Hash: before.Hash},
	}})
	if got := sequences(a.Runs)[f.bohdan.id()]; len(got) != 4 || a.Cursor != fresh.Cursor {
		t.Errorf("behind its heads: %v, cursor %v; want all four, and %v", got, a.Cursor, fresh.Cursor)
	}
	if a = f.sync(f.team, f.vira, protocol.Request{Chain: mark, Cursor: a.Cursor}); a.Astray || len(a.Runs) > 0 {
		t.Errorf("afterwards: astray %v, %d runs", a.Astray, len(a.Runs))
	}
}

// TestNothingElseTakesThePlaceOfABranch: as long as nobody said which one counts, or
// where what is brought does not lead there from the fork on.
func TestNothingElseTakesThePlaceOfABranch(t *testing.T) {
	for name, test := range map[string]struct {
		undecided bool
		brings    func(f *forked) protocol.Run
		want      protocol.Result
	}{
		"undecided":            {true, func(f *forked) protocol.Run { return f.counts }, protocol.Forked},
		"not up to the end":    {false, func(f *forked) protocol.Run { return f.counts[:3] }, protocol.Forked},
		"from behind the fork": {false, func(f *forked) protocol.Run { return f.counts[1:] }, protocol.Forked},
		"a third branch": {false, func(f *forked) protocol.Run {
			third := newPhone("bohdan")
			third.next.Sequence, third.next.Previous = 4, f.whole[3].Hash()
			return third.write(f.team, 6)
		}, protocol.Forked},
		"signed by somebody else": {false, func(f *forked) protocol.Run {
			run := joined(f.counts)
			run[3].Signature[5]++ // another end, then
			return run
		}, protocol.Forked},
		"without a body": {false, func(f *forked) protocol.Run {
			run := joined(f.counts)
			run[1] = run[1].Stub()
			return run
		}, protocol.Bodiless},
	} {
		f := fork(t, 3, 4)
		if !test.undecided {
			f.decide(lastOf(f.counts))
		}
		a := f.sync(f.team, f.anna, protocol.Request{Chain: markOf(f.team.chain), Runs: []protocol.Run{test.brings(f)}})
		if got := a.Outcomes[0]; got != (protocol.Outcome{Result: test.want, Through: 7}) {
			t.Errorf("%s: %+v; want %d", name, got, test.want)
		}
		f.holds(joined(f.whole, f.kept))
	}
}

// TestAForkThatLiesBeforeWhatIsBroughtIsNamedThere, so that whoever brings it goes
// further back.
func TestAForkThatLiesBeforeWhatIsBroughtIsNamedThere(t *testing.T) {
	f := fork(t, 3, 4)
	f.decide(lastOf(f.counts))
	a := f.sync(f.team, f.anna, protocol.Request{Chain: markOf(f.team.chain), Runs: []protocol.Run{f.counts[2:]}})
	want := protocol.Fork{Device: f.bohdan.id(), Sequence: 6, Hash: f.kept[1].Hash()}
	if len(a.Forks) != 1 || a.Forks[0] != want {
		t.Errorf("forks %v; want %v", a.Forks, want)
	}
}

// TestABranchKeepsWhatLiesBeyondItsEndInQuarantineAndErasedAsStubs.
func TestABranchKeepsWhatLiesBeyondItsEndInQuarantineAndErasedAsStubs(t *testing.T) {
	f := fork(t, 3, 5)
	e := envelope.Erasure{Epoch: 1, Subject: []byte("sealed")}
	e.Add(f.bohdan.id(), 6)
	known := len(f.team.chain)
	f.team.say(f.anna, e.Statement())
	f.sync(f.team, f.anna, protocol.Request{Chain: markOf(f.team.chain[:known]), Statements: f.team.chain[known:]})
	f.decide(lastOf(f.counts[:3]))
	if got, want := f.push(f.team, f.anna, f.counts), (protocol.Outcome{Result: protocol.Quarantined, Through: 9}); got != want {
		t.Errorf("%+v; want %+v", got, want)
	}
	f.holds(joined(f.whole, f.counts))
	err := f.storage.View(t.Context(), f.team.id(), func(tx relay.Tx) error {
		sure, err := tx.Stretch(f.bohdan.id(), 1, 1<<20, false)
		if len(sure) != 7 || !sure[5].IsStub() || sure[4].IsStub() {
			t.Errorf("%d are out of quarantine; want 7, and the sixth erased", len(sure))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
