package client_test

import (
	"os"
	"path/filepath"
	"testing"

	"bankje/store"
	"bankje/store/seal"
	"bankje/sync/envelope"
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

// The relay had one branch before a file brought the other to whom it is, and keeps it:
// of what counts now it takes nothing, and that is told.
func TestWhatTheRelayHoldsAnotherBranchOfIsNotSent(t *testing.T) {
	r, anna := newHome(t), newPhone(t)
	team := anna.found(r)
	first, second := twins(t, r, anna, team)
	for _, note := range []string{"een", "twee", "drie"} {
		first.says(team, note)
	}
	first.meet(r, team)
	for _, note := range []string{"vier", "vijf"} {
		second.says(team, note)
	}
	first.takes(second.file(team, nil))
	first.meet(r, team)
	second.says(team, "beyond")
	first.takes(second.file(team, nil))
	for range 2 {
		if report := first.meet(r, team); report.Sent > 0 || !report.Differs {
			t.Errorf("a contact with what the relay does not take: %+v", report)
		}
	}
	first.reads("een", "twee", "drie", "vier", "vijf")
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
