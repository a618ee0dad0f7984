package relay_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/relay"
)

func TestWhatOneBringsTheOtherGets(t *testing.T) {
	r := start(t, relay.Options{})
	anna := newPhone("anna")
	team := found(t, anna)
	bohdan := team.let(anna, "bohdan")
	r.carries(team, anna)
	run := anna.write(team, 30)
	if got := r.push(team, anna, run); got != (protocol.Outcome{Result: protocol.Kept, Through: 30}) {
		t.Fatalf("pushing: %+v", got)
	}
	a := r.sync(team, bohdan, protocol.Request{Chain: markOf(team.chain)})
	if diff := cmp.Diff([]protocol.Run{run}, a.Runs); diff != "" {
		t.Errorf("bohdan gets something else (-want +got):\n%s", diff)
	}
	want := protocol.HashHeads([]protocol.Head{{Device: anna.id(), Sequence: 30, Hash: run[29].Hash()}})
	if a.Digest != want || a.Cursor.Number != 30 || a.More {
		t.Errorf("digest %x, cursor %v, more %v; want %x, 30, false", a.Digest, a.Cursor, a.More, want)
	}
}

func TestNobodyGetsBackWhatTheyBrought(t *testing.T) {
	r := start(t, relay.Options{})
	anna := newPhone("anna")
	team := found(t, anna)
	bohdan := team.let(anna, "bohdan")
	r.carries(team, anna)
	run := anna.write(team, 3)
	if a := r.sync(team, anna, protocol.Request{Runs: []protocol.Run{run}}); len(a.Runs) > 0 || a.Cursor.Number != 3 {
		t.Errorf("anna gets %v, cursor %v; want nothing, 3", sequences(a.Runs), a.Cursor)
	}
	// Nor what somebody else wrote, when it was brought in that round.
	a := r.sync(team, bohdan, protocol.Request{Runs: []protocol.Run{run, bohdan.write(team, 2)}})
	if len(a.Runs) > 0 || a.Cursor.Number != 5 {
		t.Errorf("bohdan gets %v, cursor %v; want nothing, 5", sequences(a.Runs), a.Cursor)
	}
}

func TestARepeatIsNoErrorAndTakesNoNumber(t *testing.T) {
	r := start(t, relay.Options{})
	anna := newPhone("anna")
	team := found(t, anna)
	r.carries(team, anna)
	r.carries(team, anna) // the answer was lost, and it is asked again
	run := anna.write(team, 6)
	r.push(team, anna, run[:4])
	for range 2 {
		a := r.sync(team, anna, protocol.Request{Runs: []protocol.Run{run}})
		if want := (protocol.Outcome{Result: protocol.Kept, Through: 6}); a.Outcomes[0] != want || a.Cursor.Number != 6 {
			t.Errorf("outcome %+v, cursor %v; want %+v, 6", a.Outcomes[0], a.Cursor, want)
		}
	}
}

func TestARunBeyondAGapSaysWhatTheRelayHas(t *testing.T) {
	r := start(t, relay.Options{})
	anna := newPhone("anna")
	team := found(t, anna)
	r.carries(team, anna)
	run := anna.write(team, 6)
	r.push(team, anna, run[:2])
	if got := r.push(team, anna, run[4:]); got != (protocol.Outcome{Result: protocol.Gap, Through: 2}) {
		t.Errorf("outcome %+v; want a gap behind 2", got)
	}
}

func TestAForkIsNamedAndChangesNothing(t *testing.T) {
	r := start(t, relay.Options{})
	anna := newPhone("anna")
	team := found(t, anna)
	r.carries(team, anna)
	run := anna.write(team, 4)
	r.push(team, anna, run)
	clone := newPhone("anna") // restored from a back-up of before the third
	clone.next.Sequence, clone.next.Previous = 2, run[1].Hash()
	other := clone.write(team, 1)
	other[0] = clone.seal(team, other[0].Header, []byte("something else"))
	longer := append(slices.Clone(other), func() envelope.Envelope {
		h := other[0].Header
		h.Sequence, h.Previous = 4, other[0].Hash()
		return clone.seal(team, h, []byte("and more"))
	}())
	for name, q := range map[string]protocol.Request{
		"one":                 {Runs: []protocol.Run{other}},
		"up to the head":      {Runs: []protocol.Run{longer}},
		"only by its vector":  {Vector: []protocol.Head{{Device: anna.id(), Sequence: 3, Hash: other[0].Hash()}}},
		"at the head, vector": {Vector: []protocol.Head{{Device: anna.id(), Sequence: 4, Hash: longer[1].Hash()}}},
	} {
		a := r.sync(team, anna, q)
		if len(a.Outcomes) > 0 && a.Outcomes[0] != (protocol.Outcome{Result: protocol.Forked, Through: 4}) {
			t.Errorf("%s: outcome %+v; want a fork", name, a.Outcomes[0])
		}
		if len(a.Forks) != 1 {
			t.Errorf("%s: forks %v; want one", name, a.Forks)
			continue
		}
		at := a.Forks[0]
		if at.Device != anna.id() || run[at.Sequence-1].Hash() != at.Hash {
			t.Errorf("%s: the relay names %d with a hash that it does not have", name, at.Sequence)
		}
	}
}

func TestARunIsKeptAsFarAsItIsGood(t *testing.T) {
	for name, test := range map[string]struct {
		spoil func(e *envelope.Envelope)
		want  protocol.Result
	}{
		"signature": {func(e *envelope.Envelope) { e.Signature[0]++ }, protocol.Withheld},
		"stub":      {func(e *envelope.Envelope) { e.Body = nil }, protocol.Bodiless},
		"epoch":     {func(e *envelope.Envelope) { e.Header.Epoch = 2 }, protocol.Unopened},
		"statement": {func(e *envelope.Envelope) { e.Header.Members[0]++ }, protocol.Unopened},
	} {
		for _, at := range []int{0, 5, 39} {
			r := start(t, relay.Options{})
			anna := newPhone("anna")
			team := found(t, anna)
			r.carries(team, anna)
			run := anna.write(team, 40)
			test.spoil(&run[at])
			if name == "epoch" || name == "statement" {
				run[at].Signature = anna.sign(run[at].Header.SigningBytes())
			}
			if name == "stub" {
				run[at] = run[at].Stub()
			}
			// What follows is linked to what was spoiled.
			for i := at + 1; i < len(run); i++ {
				run[i].Header.Previous = run[i-1].Hash()
				run[i].Signature = anna.sign(run[i].Header.SigningBytes())
			}
			if got, want := r.push(team, anna, run), (protocol.Outcome{Result: test.want, Through: uint64(at)}); got != want {
				t.Errorf("%s spoiled at %d: %+v; want %+v", name, at, got, want)
			}
		}
	}
}

func TestAStrangersFeedIsNotKept(t *testing.T) {
	r := start(t, relay.Options{})
	anna, eve := newPhone("anna"), newPhone("eve")
	team := found(t, anna)
	r.carries(team, anna)
	if got := r.push(team, anna, eve.write(team, 1)); got.Result != protocol.Unmet {
		t.Errorf("a stranger's envelope: %+v; want it unmet", got)
	}
}

func TestPagesBringEverythingOnce(t *testing.T) {
	r := start(t, relay.Options{})
	anna := newPhone("anna")
	team := found(t, anna)
	bohdan, kees := team.let(anna, "bohdan"), team.let(anna, "kees")
	r.carries(team, anna)
	for range 10 {
		r.push(team, anna, anna.write(team, 7))
		r.push(team, kees, kees.write(team, 3))
	}
	for name, vector := range map[string]bool{"by cursor": false, "by vector": true} {
		got := map[envelope.DeviceID][]uint64{}
		q := protocol.Request{Chain: markOf(team.chain), Page: 3000}
		held := map[envelope.DeviceID]protocol.Head{}
		for more := true; more; {
			if vector {
				q.Vector = []protocol.Head{}
				for _, head := range held {
					q.Vector = append(q.Vector, head)
				}
			}
			a := r.sync(team, bohdan, q)
			for device, list := range sequences(a.Runs) {
				got[device] = append(got[device], list...)
			}
			for _, run := range a.Runs {
				last := lastOf(run)
				held[run[0].Header.Device] = protocol.Head{Device: run[0].Header.Device, Sequence: last.Sequence, Hash: last.Hash}
			}
			q.Cursor, more = a.Cursor, a.More
			if size := len(a.Runs); more && size == 0 {
				t.Fatalf("%s: a page is empty and there is more", name)
			}
		}
		if diff := cmp.Diff(map[envelope.DeviceID][]uint64{anna.id(): upTo(70), kees.id(): upTo(30)}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if q.Cursor.Number != 100 {
			t.Errorf("%s: the cursor ends at %d; want 100", name, q.Cursor.Number)
		}
	}
}

func upTo(n uint64) (list []uint64) {
	for i := range n {
		list = append(list, i+1)
	}
	return list
}

func TestWhatIsWantedIsSentWhateverTheCursorSays(t *testing.T) {
	r := start(t, relay.Options{})
	anna := newPhone("anna")
	team := found(t, anna)
	bohdan := team.let(anna, "bohdan")
	r.carries(team, anna)
	r.push(team, anna, anna.write(team, 20))
	at := r.sync(team, bohdan, protocol.Request{Chain: markOf(team.chain)}).Cursor
	a := r.sync(team, bohdan, protocol.Request{Chain: markOf(team.chain), Cursor: at, Wants: []protocol.Want{
		{Device: anna.id(), First: 4, Last: 6}, {Device: anna.id(), First: 19, Last: 99},
	}})
	if diff := cmp.Diff(map[envelope.DeviceID][]uint64{anna.id(): {4, 5, 6, 19, 20}}, sequences(a.Runs)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A relay that was restored, another one, and one whose database failed over
// are the same case.
func TestARelayThatWasRestoredGetsBackWhatItLost(t *testing.T) {
	anna := newPhone("anna")
	team := found(t, anna)
	bohdan := team.let(anna, "bohdan")
	lost, restored := start(t, relay.Options{}), start(t, relay.Options{})
	old := len(team.chain)
	lost.carries(team, anna)
	restored.carries(team, anna)
	run, others := anna.write(team, 40), bohdan.write(team, 4)
	lost.push(team, anna, run)
	restored.push(team, anna, run[:16])
	restored.push(team, bohdan, others)
	team.let(anna, "kees")
	at := lost.sync(team, anna, protocol.Request{Chain: markOf(team.chain[:old]), Statements: team.chain[old:]}).Cursor

	// The cursor is not the restored one's, and neither is the chain.
	a := restored.sync(team, anna, protocol.Request{Chain: markOf(team.chain), Cursor: at})
	if !a.Astray || !a.Parted || len(a.Runs) > 0 || a.Cursor != at {
		t.Fatalf("astray %v, parted %v, %d runs; want both and none", a.Astray, a.Parted, len(a.Runs))
	}
	heads := map[envelope.DeviceID]uint64{}
	for _, head := range a.Heads {
		heads[head.Device] = head.Sequence
	}
	if diff := cmp.Diff(map[envelope.DeviceID]uint64{anna.id(): 16, bohdan.id(): 4}, heads); diff != "" {
		t.Fatalf("heads (-want +got):\n%s", diff)
	}
	// The next round brings statements, what lacks, and the vector.
	a = restored.sync(team, anna, protocol.Request{
		Chain: a.Chain, Cursor: at, Statements: team.chain[a.Chain.Number:], Runs: []protocol.Run{run[16:]},
		Vector: []protocol.Head{{Device: anna.id(), Sequence: 40, Hash: run[39].Hash()}},
	})
	if a.Refused || a.Parted || a.Outcomes[0] != (protocol.Outcome{Result: protocol.Kept, Through: 40}) {
		t.Fatalf("refused %v, parted %v, outcome %+v", a.Refused, a.Parted, a.Outcomes[0])
	}
	if diff := cmp.Diff(map[envelope.DeviceID][]uint64{bohdan.id(): upTo(4)}, sequences(a.Runs)); diff != "" || a.Cursor.Number != 44 {
		t.Errorf("cursor %v, runs (-want +got):\n%s", a.Cursor, diff)
	}
}

// Ten thousand changes at once, by one phone, are no abuse.
func TestWhatATeamWritesInYearsFitsTheUsualLimits(t *testing.T) {
	r := start(t, relay.Options{})
	anna := newPhone("anna")
	team := found(t, anna)
	bohdan := team.let(anna, "bohdan")
	r.carries(team, anna)
	written := anna.write(team, 10_000)
	for page := range slices.Chunk(written, 1000) {
		if got := r.push(team, anna, page); got != (protocol.Outcome{Result: protocol.Kept, Through: lastOf(page).Sequence}) {
			t.Fatalf("%+v; want all kept", got)
		}
	}
	q, came := protocol.Request{Chain: markOf(team.chain)}, 0
	for more := true; more; {
		a := r.sync(team, bohdan, q)
		for _, run := range a.Runs {
			came += len(run)
		}
		q.Cursor, more = a.Cursor, a.More
	}
	if came != len(written) {
		t.Errorf("%d of %d came", came, len(written))
	}
}
