package relay_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/relay"
	"bankje/sync/space"
)

func TestStatementsTravelBeforeWhatTheyAllow(t *testing.T) {
	r := start(t, relay.Options{})
	anna := newPhone("anna")
	team := found(t, anna)
	r.carries(team, anna)
	bohdan := team.let(anna, "bohdan")
	// Bohdan joins, and brings what he wrote, in one round.
	a := r.sync(team, bohdan, protocol.Request{
		Chain: markOf(team.chain[:1]), Statements: team.chain[1:], Runs: []protocol.Run{bohdan.write(team, 3)},
	})
	if a.Refused || a.Outcomes[0] != (protocol.Outcome{Result: protocol.Kept, Through: 3}) || a.Chain != markOf(team.chain) {
		t.Fatalf("refused %v, outcome %+v, chain %v", a.Refused, a.Outcomes[0], a.Chain)
	}
	a = r.sync(team, anna, protocol.Request{Chain: markOf(team.chain[:1])})
	if diff := cmp.Diff(team.chain[1:], a.Statements); diff != "" {
		t.Errorf("anna gets other statements (-want +got):\n%s", diff)
	}
}

func TestOfTwoStatementsAtOnceTheSecondIsRefused(t *testing.T) {
	r := start(t, relay.Options{})
	anna := newPhone("anna")
	team := found(t, anna)
	bohdan := team.let(anna, "bohdan")
	r.carries(team, anna)
	before := team.state
	first := team.say(anna, envelope.Naming{Name: team.sealed()}.Statement())
	second := bohdan.says(before.Next(bohdan.id(), envelope.Naming{Device: bohdan.id(), Name: team.sealed()}.Statement()))
	at := markOf(team.chain[:3])
	if a := r.sync(team, anna, protocol.Request{Chain: at, Statements: []envelope.Statement{first}}); a.Refused {
		t.Fatal("the first is refused")
	}
	a := r.sync(team, bohdan, protocol.Request{Chain: at, Statements: []envelope.Statement{second}})
	if !a.Refused || len(a.Statements) != 1 || a.Statements[0].Hash() != first.Hash() {
		t.Fatalf("refused %v, statements %d; want it refused, and the first told", a.Refused, len(a.Statements))
	}
	// Only what a relay had appended before makes chains part.
	a = r.sync(team, bohdan, protocol.Request{Chain: a.Chain, Statements: []envelope.Statement{second}, Carried: true})
	if a.Refused || a.Chain.Number != 5 {
		t.Errorf("what is carried: refused %v, chain %v; want it kept as the fifth", a.Refused, a.Chain)
	}
}

func TestWhoJoinsTooLateIsToldToAskAgain(t *testing.T) {
	r := start(t, relay.Options{})
	anna := newPhone("anna")
	team := found(t, anna)
	code := team.invite(anna, "code", farDay)
	r.carries(team, anna)
	known := len(team.chain)
	kees := newPhone("kees")
	joins := kees.says(team.state.Next(kees.id(), team.joining(kees, code)))
	team.say(anna, envelope.Naming{Name: team.sealed()}.Statement())
	r.sync(team, anna, protocol.Request{Chain: markOf(team.chain[:known]), Statements: team.chain[known:]})
	_, err := r.by(kees).Sync(t.Context(), team.id(), protocol.Request{Statements: []envelope.Statement{joins}})
	if got := codeOf(err); got != protocol.CodeStatements {
		t.Fatalf("joining behind another place: %v; want %q", got, protocol.CodeStatements)
	}
	list, err := r.by(code).Invited(t.Context(), envelope.NewInvitationID(code.keys.Signing))
	if diff := cmp.Diff(team.chain, list); err != nil || diff != "" {
		t.Fatalf("by invitation: %v\n%s", err, diff)
	}
	team.say(kees, team.joining(kees, code))
	if a := r.sync(team, kees, protocol.Request{Chain: markOf(team.chain[:known+1]), Statements: team.chain[known+1:]}); a.Refused {
		t.Error("joining behind the newest is refused")
	}
	if _, err := r.by(code).Invited(t.Context(), envelope.NewInvitationID(code.keys.Signing)); codeOf(err) != protocol.CodeStranger {
		t.Errorf("an invitation that was used: %v; want %q", err, protocol.CodeStranger)
	}
}

func TestOnlyTheRelayGoesByTheLastDayOfAnInvitation(t *testing.T) {
	day := func(n int64) time.Time { return time.Unix(n*24*60*60+1, 0) }
	for today, want := range map[int64]bool{20_000: false, 20_001: true} {
		r := start(t, relay.Options{Now: func() time.Time { return day(today) }})
		anna, kees := newPhone("anna"), newPhone("kees")
		team := found(t, anna)
		code := team.invite(anna, "code", 20_000)
		r.carries(team, anna)
		joins := team.say(kees, team.joining(kees, code))
		a, err := r.by(anna).Sync(t.Context(), team.id(), protocol.Request{Chain: markOf(team.chain[:2]), Statements: []envelope.Statement{joins}})
		if err != nil || a.Refused != want {
			t.Errorf("on day %d: refused %v, %v; want %v", today, a.Refused, err, want)
		}
	}
}

func TestWhoWasRemovedMayOnlyBringTheirOwn(t *testing.T) {
	r := start(t, relay.Options{QuarantineBytes: 4000})
	anna := newPhone("anna")
	team := found(t, anna)
	bohdan := team.let(anna, "bohdan")
	r.carries(team, anna)
	run := bohdan.write(team, 6)
	r.push(team, anna, anna.write(team, 5))
	r.push(team, bohdan, run[:2])
	known := len(team.chain)
	team.remove(anna, bohdan, lastOf(run[:3]))
	// The third counts, and comes with whoever holds it.
	a := r.sync(team, anna, protocol.Request{Chain: markOf(team.chain[:known]), Statements: team.chain[known:]})
	if a.Refused {
		t.Fatal("the removal is refused")
	}
	a = r.sync(team, bohdan, protocol.Request{Chain: markOf(team.chain[:known]), Runs: []protocol.Run{run[2:]}, Vector: []protocol.Head{}})
	if a.Outcomes[0] != (protocol.Outcome{Result: protocol.Quarantined, Through: 6}) {
		t.Errorf("outcome %+v; want quarantine", a.Outcomes[0])
	}
	if len(a.Runs)+len(a.Waiting) > 0 || len(a.Statements) != 1 {
		t.Errorf("bohdan gets %d runs and %d statements; want his removal alone", len(a.Runs), len(a.Statements))
	}
	last := lastOf(run)
	if want := []protocol.Head{{Device: bohdan.id(), Sequence: last.Sequence, Hash: last.Hash}}; !slices.Equal(a.Heads, want) {
		t.Errorf("bohdan is told of the heads %v; want his own, %v", a.Heads, want)
	}
	if got := r.push(team, bohdan, anna.write(team, 1)); got.Result != protocol.Unasked {
		t.Errorf("what anna wrote, brought by bohdan: %+v; want it unasked", got)
	}
	if got := r.push(team, bohdan, bohdan.write(team, 20)); got.Result != protocol.Crowded || got.Through >= 26 {
		t.Errorf("more than the quarantine holds: %+v; want it crowded", got)
	}
	if err := r.by(bohdan).Delete(t.Context(), team.id()); codeOf(err) != protocol.CodeRemoved {
		t.Errorf("deleting: %v; want %q", err, protocol.CodeRemoved)
	}
}

func TestWhatWaitsCountsOnceACoordinatorAccepts(t *testing.T) {
	r := start(t, relay.Options{})
	anna := newPhone("anna")
	team := found(t, anna)
	bohdan, kees := team.let(anna, "bohdan"), team.let(anna, "kees")
	r.carries(team, anna)
	run := bohdan.write(team, 6)
	r.push(team, bohdan, run[:2])
	known := len(team.chain)
	team.remove(anna, bohdan, lastOf(run[:2]))
	r.sync(team, anna, protocol.Request{Chain: markOf(team.chain[:known]), Statements: team.chain[known:]})
	r.push(team, bohdan, run)

	wants := []protocol.Want{{Device: bohdan.id(), First: 3, Last: 6}}
	if a := r.sync(team, kees, protocol.Request{Chain: markOf(team.chain), Wants: wants}); len(a.Waiting) > 0 || len(sequences(a.Runs)[bohdan.id()]) != 2 {
		t.Errorf("kees, a member, sees the quarantine: %v, %v", a.Waiting, sequences(a.Runs))
	}
	a := r.sync(team, anna, protocol.Request{Chain: markOf(team.chain), Wants: wants})
	if diff := cmp.Diff([]protocol.Waiting{{Device: bohdan.id(), Sequence: 6}}, a.Waiting); diff != "" {
		t.Errorf("waiting (-want +got):\n%s", diff)
	}
	known = len(team.chain)
	team.say(anna, envelope.Acceptance{Device: bohdan.id(), Last: lastOf(run[:5])}.Statement())
	a = r.sync(team, anna, protocol.Request{Chain: markOf(team.chain[:known]), Cursor: a.Cursor, Statements: team.chain[known:]})
	if diff := cmp.Diff(map[envelope.DeviceID][]uint64{bohdan.id(): {3, 4, 5}}, sequences(a.Runs)); diff != "" || a.Cursor.Number != 5 {
		t.Errorf("cursor %v, what now counts (-want +got):\n%s", a.Cursor, diff)
	}
	if want := protocol.HashHeads([]protocol.Head{{Device: bohdan.id(), Sequence: 5, Hash: run[4].Hash()}}); a.Digest != want {
		t.Errorf("digest %x; want %x", a.Digest, want)
	}
}

// More may have come before the removal than it lets count.
func TestTheDigestGoesNoFurtherThanARemoval(t *testing.T) {
	r := start(t, relay.Options{})
	anna := newPhone("anna")
	team := found(t, anna)
	bohdan := team.let(anna, "bohdan")
	r.carries(team, anna)
	run := bohdan.write(team, 6)
	r.push(team, bohdan, run)
	known := len(team.chain)
	team.remove(anna, bohdan, lastOf(run[:4]))
	a := r.sync(team, anna, protocol.Request{Chain: markOf(team.chain[:known]), Statements: team.chain[known:]})
	if want := protocol.HashHeads([]protocol.Head{{Device: bohdan.id(), Sequence: 4, Hash: run[3].Hash()}}); a.Digest != want {
		t.Errorf("digest %x; want %x", a.Digest, want)
	}
}

// Another chain goes on than the one on which somebody came in. Who never heard of them
// holds the same as the relay, and is told all the same when they ask.
func TestTheDigestPassesOverWhomNoStatementLetsIn(t *testing.T) {
	r := start(t, relay.Options{})
	anna := newPhone("anna")
	team := found(t, anna)
	before := team.state
	kees := team.let(anna, "kees")
	r.carries(team, anna)
	run := anna.write(team, 1)
	r.push(team, anna, run)
	r.push(team, kees, kees.write(team, 2))
	other := anna.saysRather(before, team.chain[1])
	a := r.sync(team, anna, protocol.Request{Chain: markOf(team.chain), Statements: []envelope.Statement{other}, Carried: true})
	own := protocol.Head{Device: anna.id(), Sequence: 1, Hash: run[0].Hash()}
	if want := protocol.HashHeads([]protocol.Head{own}); a.Refused || a.Digest != want {
		t.Errorf("refused %v, digest %x; want %x", a.Refused, a.Digest, want)
	}
	a = r.sync(team, anna, protocol.Request{Chain: a.Chain, Vector: []protocol.Head{own}})
	if got := sequences(a.Runs)[kees.id()]; len(a.Heads) != 2 || len(got) != 2 {
		t.Errorf("behind her heads: %d heads, %v; want all that is kept", len(a.Heads), got)
	}
}

// saysRather returns a statement with which the chain goes on rather than with another
// one of the same author: its hash is smaller.
func (p *phone) saysRather(state space.State, than envelope.Statement) envelope.Statement {
	smaller := than.Hash()
	for i := 0; ; i++ {
		name := envelope.Sealed{Epoch: 1, Bytes: fmt.Appendf(nil, "sealed %d", i)}
		s := p.says(state.Next(p.id(), envelope.Naming{Name: name}.Statement()))
		if hash := s.Hash(); bytes.Compare(hash[:], smaller[:]) < 0 {
			return s
		}
	}
}

func TestErasedBytesAreGoneAndDoNotComeBack(t *testing.T) {
	r := start(t, relay.Options{})
	anna := newPhone("anna")
	team := found(t, anna)
	bohdan := team.let(anna, "bohdan")
	r.carries(team, anna)
	run, late := anna.write(team, 9), bohdan.write(team, 4)
	r.push(team, anna, run)
	known := len(team.chain)
	e := envelope.Erasure{Epoch: 1, Subject: []byte("sealed")}
	for _, n := range []uint64{3, 4, 7} {
		e.Add(anna.id(), n)
	}
	e.Add(bohdan.id(), 2)
	team.say(anna, e.Statement())
	r.sync(team, anna, protocol.Request{Chain: markOf(team.chain[:known]), Statements: team.chain[known:]})
	// A phone that was away brings everything.
	r.push(team, bohdan, run, late)
	content := r.files()
	for _, body := range []string{"body 3 of anna", "body 4 of anna", "body 7 of anna", "body 2 of bohdan"} {
		if bytes.Contains(content, []byte(body)) {
			t.Errorf("%q is in the relay's files", body)
		}
	}
	if !bytes.Contains(content, []byte("body 5 of anna")) {
		t.Error("what was not erased is gone, or the test looks in the wrong place")
	}
	// The chain stays whole, and others get it with the stubs.
	a := r.sync(team, bohdan, protocol.Request{Chain: markOf(team.chain), Wants: []protocol.Want{{Device: anna.id(), First: 1, Last: 9}}})
	if n, err := envelope.VerifyRun(anna.keys.Signing, a.Runs[0]); n != 9 || err != nil {
		t.Errorf("%d of 9 verify: %v", n, err)
	}
	// Stubs that a statement asks for are taken from others too.
	other := start(t, relay.Options{})
	other.carries(team, anna)
	if got := other.push(team, bohdan, a.Runs[0]); got != (protocol.Outcome{Result: protocol.Kept, Through: 9}) {
		t.Errorf("stubs brought to another relay: %+v; want them kept", got)
	}
}

func TestADeletedSpaceIsGone(t *testing.T) {
	r := start(t, relay.Options{})
	anna := newPhone("anna")
	team := found(t, anna)
	bohdan := team.let(anna, "bohdan")
	r.carries(team, anna)
	r.push(team, anna, anna.write(team, 9))
	if err := r.by(bohdan).Delete(t.Context(), team.id()); codeOf(err) != protocol.CodeCoordinator {
		t.Fatalf("a member deletes: %v; want %q", err, protocol.CodeCoordinator)
	}
	if err := r.by(anna).Delete(t.Context(), team.id()); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(r.files(), []byte("body 5 of anna")) {
		t.Error("what was deleted is in the relay's files")
	}
	for _, err := range []error{
		func() error {
			_, err := r.by(anna).Sync(t.Context(), team.id(), protocol.Request{})
			return err
		}(),
		r.by(bohdan).Found(t.Context(), protocol.Founding{Statements: team.chain}),
	} {
		if codeOf(err) != protocol.CodeSpaceDeleted {
			t.Errorf("afterwards: %v; want %q", err, protocol.CodeSpaceDeleted)
		}
	}
}

// files is everything that lies in the relay's folder.
func (r *running) files() []byte {
	r.t.Helper()
	var all []byte
	paths, err := filepath.Glob(filepath.Join(r.folder, "*"))
	if err != nil {
		r.t.Fatal(err)
	}
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			r.t.Fatal(err)
		}
		all = append(all, content...)
	}
	return all
}

// TestWhomALostChainLetInBringsThatAlsoWhereAnotherGoesOn: the relay was restored,
// or founded anew by somebody who had not heard of it.
func TestWhomALostChainLetInBringsThatAlsoWhereAnotherGoesOn(t *testing.T) {
	r := start(t, relay.Options{})
	anna := newPhone("anna")
	team := found(t, anna)
	bohdan := team.let(anna, "bohdan")
	r.carries(team, anna)
	restored := len(team.chain)
	other := bohdan.says(team.state.Next(bohdan.id(), envelope.Naming{Device: bohdan.id(), Name: team.sealed()}.Statement()))
	kees := team.let(anna, "kees")
	r.sync(team, bohdan, protocol.Request{Chain: markOf(team.chain[:restored]), Statements: []envelope.Statement{other}})

	q := protocol.Request{Statements: team.chain[1:]}
	if _, err := r.by(kees).Sync(t.Context(), team.id(), q); codeOf(err) != protocol.CodeStatements {
		t.Errorf("as new: %v; want %q", err, protocol.CodeStatements)
	}
	q.Carried = true
	a := r.sync(team, kees, q)
	if a.Refused || a.Chain.Number != uint64(restored)+3 {
		t.Errorf("refused %v, chain %v; want all kept", a.Refused, a.Chain)
	}
	r.sync(team, kees, protocol.Request{Chain: a.Chain}) // as one who is in
}

// TestWhoBringsWhatPutsThemselvesOutHearsSo: they came in on a chain that loses
// against what they bring, and have to come in on the other one.
func TestWhoBringsWhatPutsThemselvesOutHearsSo(t *testing.T) {
	r := start(t, relay.Options{})
	anna := newPhone("anna")
	team := found(t, anna)
	bohdan := team.let(anna, "bohdan")
	team.say(anna, envelope.RoleChange{Device: bohdan.id(), Role: envelope.Coordinator}.Statement())
	other := anna.says(team.state.Next(anna.id(), envelope.Naming{Name: team.sealed()}.Statement()))
	kees := team.let(bohdan, "kees")
	r.carries(team, kees)
	a := r.sync(team, kees, protocol.Request{
		Chain: markOf(team.chain), Statements: []envelope.Statement{other}, Carried: true, Runs: []protocol.Run{kees.write(team, 2)},
	})
	if a.Refused || a.Chain.Number != uint64(len(team.chain))+1 {
		t.Errorf("refused %v, chain %v; want it kept", a.Refused, a.Chain)
	}
	if got := a.Outcomes[0].Result; got != protocol.Unmet {
		t.Errorf("what kees wrote: %v; want %v", got, protocol.Unmet)
	}
	if _, err := r.by(kees).Sync(t.Context(), team.id(), protocol.Request{}); codeOf(err) != protocol.CodeStranger {
		t.Errorf("later: %v; want %q", err, protocol.CodeStranger)
	}
}

// TestWhomOnlyAChainThatLosesLetInHearsSo: the relay that had appended it is another.
func TestWhomOnlyAChainThatLosesLetInHearsSo(t *testing.T) {
	r := start(t, relay.Options{})
	anna := newPhone("anna")
	team := found(t, anna)
	bohdan := team.let(anna, "bohdan")
	team.say(anna, envelope.RoleChange{Device: bohdan.id(), Role: envelope.Coordinator}.Statement())
	r.carries(team, anna)
	known := len(team.chain)
	other := anna.says(team.state.Next(anna.id(), envelope.Naming{Name: team.sealed()}.Statement()))
	r.sync(team, anna, protocol.Request{Chain: markOf(team.chain), Statements: []envelope.Statement{other}})
	r.push(team, anna, anna.write(team, 2))
	kees := team.let(bohdan, "kees")
	a := r.sync(team, kees, protocol.Request{Chain: markOf(team.chain[:known]), Statements: team.chain[known:], Carried: true})
	if a.Refused || len(a.Runs)+len(a.Heads) > 0 || !slices.ContainsFunc(a.Statements, func(s envelope.Statement) bool { return s.Hash() == other.Hash() }) {
		t.Errorf("kees gets %d runs, %d statements, refused %v; want what anna said alone", len(a.Runs), len(a.Statements), a.Refused)
	}
	if _, err := r.by(kees).Sync(t.Context(), team.id(), protocol.Request{}); codeOf(err) != protocol.CodeStranger {
		t.Errorf("later: %v; want %q", err, protocol.CodeStranger)
	}
}
