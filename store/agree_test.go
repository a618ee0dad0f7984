package store_test

import (
	"fmt"
	"testing"

	"bankje/store"
	"bankje/sync/envelope"
	"bankje/sync/space"

	"github.com/google/go-cmp/cmp"
)

// telling are options of a phone that tells what it makes of a space with each save.
func telling() store.Options {
	o := quick()
	o.ViewEvery = 1
	return o
}

func (p phone) agrees(team store.TeamID) space.Agreement {
	p.t.Helper()
	a, err := p.Agree(p.t.Context(), envelope.SpaceID(team))
	must(p.t, err)
	return a
}

// tellers are two of a team who tell of it with each save.
func tellers(t *testing.T) (anna, bohdan phone, team store.TeamID) {
	t.Helper()
	anna, bohdan = phoneIn(t, t.TempDir(), telling()), phoneIn(t, t.TempDir(), telling())
	return anna, bohdan, anna.found(bohdan)
}

func TestPhonesThatShowTheSameAgree(t *testing.T) {
	anna, bohdan, team := tellers(t)
	for n := range 4 {
		anna.shares(team, fmt.Sprintf("soep %d", n))
		bohdan.shares(team, fmt.Sprintf("brood %d", n))
		meet(team, anna, bohdan)
		for _, p := range []phone{anna, bohdan} {
			if diff := cmp.Diff(space.Agreement{}, p.agrees(team)); diff != "" {
				t.Fatalf("they differ (-want +got):\n%s", diff)
			}
		}
	}
}

// TestPhonesThatHaveTheSameAndShowSomethingElseAreTold: also when the app was
// opened anew since.
func TestPhonesThatHaveTheSameAndShowSomethingElseAreTold(t *testing.T) {
	anna, bohdan, team := tellers(t)
	anna.shares(team, "soep")
	meet(team, anna, bohdan)
	must(t, store.MergeWrongly(anna.Journal, envelope.SpaceID(team)))
	anna.agrees(team)
	bohdan.agrees(team)
	anna.shares(team, "brood") // its view goes along
	meet(team, anna, bohdan)
	anna.shares(team, "thee")
	meet(team, anna, bohdan)
	bohdan = bohdan.unlocked()
	want := space.Agreement{Differ: []envelope.DeviceID{envelope.DeviceID(anna.Self())}}
	if diff := cmp.Diff(want, bohdan.agrees(team)); diff != "" {
		t.Errorf("Bohdan is told (-want +got):\n%s", diff)
	}
}

// TestWhatOthersHadAndIsNotHereIsCounted: it is withheld, or still on its way.
func TestWhatOthersHadAndIsNotHereIsCounted(t *testing.T) {
	anna, bohdan, team := tellers(t)
	vira := phoneIn(t, t.TempDir(), telling())
	anna.let(team, vira, false)
	meet(team, anna, bohdan, vira)
	bohdan.shares(team, "brood")
	bohdan.carry(team, anna)
	anna.agrees(team)
	anna.shares(team, "soep")
	all := anna.all(team)
	var withheld []envelope.Envelope
	for _, e := range all.Envelopes {
		if e.Header.Device != envelope.DeviceID(bohdan.Self()) {
			withheld = append(withheld, e)
		}
	}
	whole := all.Envelopes
	all.Envelopes = withheld
	_, err := vira.Take(t.Context(), all)
	must(t, err)
	if got := vira.agrees(team).Lacking; got == 0 {
		t.Error("nothing is told to lack")
	}
	all.Envelopes = whole
	_, err = vira.Take(t.Context(), all)
	must(t, err)
	if diff := cmp.Diff(space.Agreement{}, vira.agrees(team)); diff != "" {
		t.Errorf("with all of it (-want +got):\n%s", diff)
	}
}

func TestAJournalAloneTellsNobodyAnything(t *testing.T) {
	anna := phoneIn(t, t.TempDir(), telling())
	anna.talk("soep", "")
	if diff := cmp.Diff(space.Agreement{}, anna.agrees(store.TeamID(anna.Spaces()[0]))); diff != "" {
		t.Error(diff)
	}
}

// TestWhileABranchIsExchangedNobodyIsToldOfIt: the statements name the end of the branch
// that counts, of which the phone has that end only.
func TestWhileABranchIsExchangedNobodyIsToldOfIt(t *testing.T) {
	anna, bohdan, team := tellers(t)
	copied := bohdan.copied()
	must(t, bohdan.vault.Close())
	v := open(t, bohdan.dir, telling())
	bohdan = phone{unlock(t, v), t, v, bohdan.dir}
	copied.shares(team, "kopie een", "kopie twee", "kopie drie")
	bohdan.shares(team, "telefoon een", "telefoon twee", "telefoon drie")
	copied.carry(team, anna)
	whole := anna.all(team)
	newest := whole
	newest.Envelopes = whole.Envelopes[len(whole.Envelopes)-1:]
	_, err := bohdan.Take(t.Context(), newest)
	must(t, err)
	bohdan.agrees(team)
	bohdan.carry(team, anna)
	anna.agrees(team)
	_, err = bohdan.Take(t.Context(), whole)
	must(t, err)
	bohdan.shares(team, "daarna") // a view goes along
	bohdan.carry(team, anna)
	if a := anna.agrees(team); len(a.Differ) > 0 {
		t.Errorf("%d have made something else of the same", len(a.Differ))
	}
}
