package client_test

import (
	"crypto/rand"
	"encoding/hex"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"bankje/store"
	"bankje/store/seal"
	"bankje/sync/client"
	"bankje/sync/envelope"
	"bankje/sync/protocol"
)

// twins are two phones of one folder, both of a member of the team.
func twins(t *testing.T, r *home, anna phone, team store.TeamID) (first, second phone) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "first")
	open := func(dir string) (*store.Vault, error) {
		return store.Open(dir, store.Options{Work: &seal.MinParams, Fleeting: true})
	}
	v, err := open(dir)
	must(t, err)
	j, err := v.Found(t.Context(), []byte("246810"), store.PIN)
	must(t, err)
	anna.let(r, team, phone{j, t}, false)
	must(t, v.Close())
	copied := filepath.Join(t.TempDir(), "second")
	must(t, os.CopyFS(copied, os.DirFS(dir)))
	var all []phone
	for _, dir := range []string{dir, copied} {
		v, err := open(dir)
		must(t, err)
		t.Cleanup(func() { v.Close() })
		j, err := v.Unlock(t.Context(), []byte("246810"))
		must(t, err)
		all = append(all, phone{j, t})
	}
	return all[0], all[1]
}

// TestACopiedPhoneComesTogetherWithTheRelay: whichever of the two wrote more,
// and whoever came first.
func TestACopiedPhoneComesTogetherWithTheRelay(t *testing.T) {
	for name, n := range map[string][2]int{"less": {2, 5}, "more": {5, 2}, "as much": {3, 3}, "one": {1, 1}} {
		t.Run(name, func(t *testing.T) {
			r, anna := newHome(t), newPhone(t)
			team := anna.found(r)
			first, second := twins(t, r, anna, team)
			notes := append(numbered("eerste", n[0]), numbered("tweede", n[1])...)
			for _, note := range notes[:n[0]] {
				first.says(team, note)
			}
			for _, note := range notes[n[0]:] {
				second.says(team, note)
			}
			first.meet(r, team)
			for range 3 {
				second.meet(r, team)
			}
			anna.meet(r, team)
			anna.reads(notes...)
			second.reads(notes...)
			id := envelope.SpaceID(team)
			if self, err := second.SelfIn(id); err != nil || self == second.Self() {
				t.Errorf("it goes on as the same device, %v", err)
			}
			last := "daarna nog iets"
			second.says(team, last)
			if report := second.meet(r, team); report.Differs || report.Forked || len(report.Refused) > 0 {
				t.Errorf("it is not over: %+v", report)
			}
			anna.meet(r, team)
			anna.reads(last)
			if waiting, err := second.Waiting(t.Context(), id); err != nil || waiting != 0 {
				t.Errorf("%d changes wait, %v", waiting, err)
			}
		})
	}
}

// Of the branch that counts one envelope still lacks, and another one is held in its
// place.
func TestABranchThatIsHereInPartIsNotSentWithTheOther(t *testing.T) {
	r, anna := newHome(t), newPhone(t)
	team := anna.found(r)
	first, second := twins(t, r, anna, team)
	notes := []string{"een", "twee", "drie", "kopie"}
	for _, note := range notes[:3] {
		first.says(team, note)
	}
	second.says(team, notes[3])
	second.takes(first.file(team, map[envelope.DeviceID]uint64{envelope.DeviceID(first.Self()): 1}))
	h, err := second.Holding(t.Context(), envelope.SpaceID(team))
	if must(t, err); len(h.Sought) == 0 {
		t.Fatal("this test is of no use: nothing is sought")
	}
	anna.takes(second.file(team, nil))
	second.meet(r, team)
	first.meet(r, team)
	second.meet(r, team)
	anna.meet(r, team)
	anna.reads(notes...)
	second.reads(notes...)
}

// The relay had one branch before a file brought the other to whom it is: once that is
// said to count it takes the place of the first, from wherever they part.
func TestTheBranchThatCountsTakesThePlaceOfTheOtherAtTheRelay(t *testing.T) {
	for name, n := range map[string][3]int{"less": {0, 3, 2}, "more": {2, 2, 4}, "as much": {1, 3, 3}, "far back": {9, 30, 30}} {
		t.Run(name, func(t *testing.T) {
			r, anna := newHome(t), newPhone(t)
			team := anna.found(r)
			first, second := twins(t, r, anna, team)
			before, notes, others := numbered("samen", n[0]), numbered("eerste", n[1]), numbered("tweede", n[2])
			for _, note := range before {
				first.says(team, note)
			}
			second.takes(first.file(team, nil))
			for _, note := range notes {
				first.says(team, note)
			}
			first.meet(r, team)
			anna.meet(r, team)
			for _, note := range others {
				second.says(team, note)
			}
			first.takes(second.file(team, nil))
			first.meet(r, team)
			if report := first.meet(r, team); report.Differs || report.Rounds != 1 || len(report.Refused) > 0 {
				t.Errorf("a contact afterwards: %+v", report)
			}
			anna.meet(r, team)
			all := slices.Concat(before, notes, others)
			first.reads(all...)
			anna.reads(all...)
			if report := anna.meet(r, team); report.Differs || report.Rounds != 1 {
				t.Errorf("a contact of somebody else afterwards: %+v", report)
			}
			vira := newPhone(t)
			anna.let(r, team, vira, false)
			vira.meet(r, team)
			vira.reads(all...)
		})
	}
}

// What went by a file is only with somebody else, and the relay has the other branch,
// which goes as far or further: whose feed it is hears so from the relay.
func TestWhoseFeedForkedHearsOfItFromTheRelay(t *testing.T) {
	for name, n := range map[string][2]int{"less": {3, 2}, "more": {2, 4}, "as much": {1, 1}} {
		t.Run(name, func(t *testing.T) {
			r, anna := newHome(t), newPhone(t)
			team := anna.found(r)
			first, second := twins(t, r, anna, team)
			notes, others := numbered("eerste", n[0]), numbered("tweede", n[1])
			for _, note := range others {
				second.says(team, note)
			}
			anna.takes(second.file(team, nil))
			for _, note := range notes {
				first.says(team, note)
			}
			first.meet(r, team)
			if report := anna.meet(r, team); !report.Differs {
				t.Errorf("whoever holds the other branch: %+v", report)
			}
			if report := first.meet(r, team); !report.Forked {
				t.Errorf("whose feed it is: %+v", report)
			}
			for range 2 {
				anna.meet(r, team)
				first.meet(r, team)
			}
			all := append(notes, others...)
			first.reads(all...)
			anna.reads(all...)
			for _, p := range []phone{anna, first} {
				if report := p.meet(r, team); report.Differs || report.Rounds != 1 {
					t.Errorf("a contact afterwards: %+v", report)
				}
			}
		})
	}
}

// A branch is sent whole or is of no use: one that is too long for a message is offered
// once, and not at each contact.
func TestABranchThatIsTooLongForAMessageIsNotSentAgainAndAgain(t *testing.T) {
	r, anna := newHome(t), newPhone(t)
	team := anna.found(r)
	first, second := twins(t, r, anna, team)
	first.says(team, "de andere")
	first.meet(r, team)
	for range 28 {
		noise := make([]byte, 40_000)
		_, _ = rand.Read(noise)
		second.says(team, hex.EncodeToString(noise))
	}
	anna.takes(second.file(team, nil))
	must(t, anna.RemoveMember(t.Context(), team, envelope.DeviceID(first.Self())))
	brought := int64(0)
	r.through(func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
			brought += request.ContentLength
			next.ServeHTTP(w, request)
		})
	})
	for range 2 {
		anna.meet(r, team)
	}
	if brought < 900<<10 {
		t.Errorf("%d bytes were offered", brought)
	}
	for range 2 {
		brought = 0
		if report := anna.meet(r, team); !report.Differs || brought > 100<<10 {
			t.Errorf("a contact afterwards takes %d bytes up: %+v", brought, report)
		}
	}
}

// Who got the other branch by a file is told by the relay that it has another envelope
// there, and asks for the end of the one that counts.
func TestWhoHoldsTheOtherBranchComesToTheOneThatCountsByTheRelay(t *testing.T) {
	r, anna := newHome(t), newPhone(t)
	team := anna.found(r)
	first, second := twins(t, r, anna, team)
	notes := []string{"een", "twee", "drie", "vier"}
	first.says(team, notes[0])
	anna.takes(first.file(team, nil))
	for _, note := range notes[1:] {
		second.says(team, note)
	}
	second.meet(r, team)
	anna.meet(r, team) // which branch counts nobody has said yet
	for range 2 {
		first.meet(r, team)
	}
	for range 2 {
		anna.meet(r, team)
	}
	anna.reads(notes...)
	if report := anna.meet(r, team); report.Differs || report.Rounds != 1 {
		t.Errorf("it is not over: %+v", report)
	}
}

// Of the feed something of the other branch is here, from somewhere on: nothing of what
// the relay has leads there, and none of it is taken, however often it is sent.
func TestWhatIsNotTakenIsPassedByItsNumbers(t *testing.T) {
	r, anna := newHome(t), newPhone(t)
	team := anna.found(r)
	first, second := twins(t, r, anna, team)
	for _, note := range numbered("eerste", 12) {
		first.says(team, note)
	}
	first.meet(r, team)
	for _, note := range numbered("tweede", 3) {
		second.says(team, note)
	}
	anna.takes(second.file(team, map[envelope.DeviceID]uint64{envelope.DeviceID(second.Self()): 2}))
	report, err := client.Contact(t.Context(), anna, anna.Self(), r.reach(anna).Sparing(1500), envelope.SpaceID(team), nil)
	if err != nil || !report.Differs {
		t.Errorf("%+v, %v; want it to end, and to tell that they differ", report, err)
	}
}

// TestABranchThatDoesNotFitIntoOneAnswerComesToItsEnd: without a file.
func TestABranchThatDoesNotFitIntoOneAnswerComesToItsEnd(t *testing.T) {
	r, anna := newHome(t), newPhone(t)
	team := anna.found(r)
	first, second := twins(t, r, anna, team)
	id, notes := envelope.SpaceID(team), append(numbered("eerste", 8), numbered("tweede", 8)...)
	for _, note := range notes[:8] {
		first.says(team, note)
	}
	for _, note := range notes[8:] {
		second.says(team, note)
	}
	first.meet(r, team)
	for range 3 {
		const twoOrThree = 1500 // bytes
		_, err := client.Contact(t.Context(), second, second.Self(), r.reach(second).Sparing(twoOrThree), id, nil)
		must(t, err)
	}
	if h, err := second.Holding(t.Context(), id); err != nil || len(h.Sought) > 0 {
		t.Errorf("still sought are %v, %v", h.Sought, err)
	}
	anna.meet(r, team)
	anna.reads(notes...)
	second.reads(notes...)
}

// TestAGapAboveAnotherBranchIsFilledFromItsEnd: what comes first of it follows nothing
// that is here.
func TestAGapAboveAnotherBranchIsFilledFromItsEnd(t *testing.T) {
	r, anna, bohdan := newHome(t), newPhone(t), newPhone(t)
	team := anna.found(r)
	anna.let(r, team, bohdan, true)
	first, second := twins(t, r, anna, team)
	device, notes := envelope.DeviceID(first.Self()), numbered("eerste", 12)
	for _, note := range notes {
		first.says(team, note)
	}
	for _, note := range numbered("tweede", 2) {
		second.says(team, note)
	}
	anna.takes(second.file(team, nil))
	for _, p := range []phone{first, bohdan, anna} {
		p.meet(r, team) // which branch counts nobody has said yet
	}
	must(t, bohdan.RemoveMember(t.Context(), team, device))
	bohdan.meet(r, team)
	h, err := bohdan.Holding(t.Context(), envelope.SpaceID(team))
	must(t, err)
	d, _ := h.State.Device(device)
	anna.takes(bohdan.file(team, map[envelope.DeviceID]uint64{device: d.Last.Sequence - 1}))
	for range 3 {
		const twoOrThree = 1500 // bytes
		_, err := client.Contact(t.Context(), anna, anna.Self(), r.reach(anna).Sparing(twoOrThree), envelope.SpaceID(team), nil)
		must(t, err)
	}
	anna.reads(notes...)
	if report := anna.meet(r, team); report.Differs {
		t.Errorf("it is not over: %+v", report)
	}
}

// TestWhatARelayShowsOfAForkIsNotTakenForKept: else a phone goes on where the relay does
// not, and hears of the gap without end.
func TestWhatARelayShowsOfAForkIsNotTakenForKept(t *testing.T) {
	r, anna := newHome(t), newPhone(t)
	team := anna.found(r)
	id, self := envelope.SpaceID(team), anna.Self()
	for _, note := range []string{"een", "twee", "drie"} {
		anna.says(team, note)
	}
	run, err := anna.Stretch(t.Context(), id, self, 1, 1<<20)
	must(t, err)
	h, err := anna.Holding(t.Context(), id)
	must(t, err)
	sent := protocol.Request{Runs: []protocol.Run{run[2:]}}
	shows := protocol.Answer{Outcomes: []protocol.Outcome{{Result: protocol.Gap, Through: 1}}, Runs: []protocol.Run{run[1:2]}}
	if d := client.NewExchange(self, h).Answered(sent, shows); d.Confirmed[self] != 1 {
		t.Errorf("confirmed through %d, want 1", d.Confirmed[self])
	}
}
