package store_test

import (
	"slices"
	"testing"
	"time"

	"bankje/store"
	"bankje/sync/envelope"
	"bankje/sync/space"
)

// TestWhoHearsThatATeamMovedTellsTheRelayOfBefore until that has heard it, also
// after the app was ended, and whatever its clock says.
func TestWhoHearsThatATeamMovedTellsTheRelayOfBefore(t *testing.T) {
	const first, second = "https://buiten.example.org", "https://binnen.example.org"
	o, ahead := options(), time.Duration(0)
	o.Now = func() time.Time { return time.Now().Add(ahead) }
	anna, bohdan := phoneIn(t, t.TempDir(), o), phoneIn(t, t.TempDir(), o)
	team := anna.found(bohdan)
	id := envelope.SpaceID(team)
	must(t, anna.SetRelay(t.Context(), team, first))
	anna.carry(team, bohdan)
	appended := anna.head(team)
	for _, p := range []phone{anna, bohdan} {
		_, err := p.Take(t.Context(), space.Delivery{Space: id, Appended: []envelope.Hash{appended}})
		must(t, err)
	}
	must(t, anna.SetRelay(t.Context(), team, second))
	anna.carry(team, bohdan)
	moved := anna.head(team)
	for _, p := range []phone{anna, bohdan} {
		relays, err := p.Relays(t.Context(), id)
		if must(t, err); relays.Home != second || relays.Before != first || len(relays.Untold) > 0 {
			t.Errorf("before any relay has heard of it: %+v", relays)
		}
		_, err = p.Take(t.Context(), space.Delivery{Space: id, Appended: []envelope.Hash{moved}})
		must(t, err)
		p = p.unlocked()
		ahead = 10 * 365 * 24 * time.Hour
		must(t, p.Told(t.Context(), id, first, appended)) // where it was before
		relays, err = p.Relays(t.Context(), id)
		if must(t, err); relays.Before != "" || !slices.Equal(relays.Untold, []string{first}) || !slices.Equal(relays.Others, []string{first}) {
			t.Errorf("once the new one has: %+v", relays)
		}
		ahead = 0
		must(t, p.Told(t.Context(), id, first, moved))
		relays, err = p.Relays(t.Context(), id)
		if must(t, err); len(relays.Untold) > 0 {
			t.Errorf("once the old one has: %+v", relays)
		}
	}
}

// TestARelayOfBeforeIsToldOfAnInvitationThatWaitsForTheHome once that has appended
// it: who came in by it may know the relay of before only.
func TestARelayOfBeforeIsToldOfAnInvitationThatWaitsForTheHome(t *testing.T) {
	const first, second = "https://buiten.example.org", "https://binnen.example.org"
	anna := newPhone(t)
	team := anna.found()
	id := envelope.SpaceID(team)
	must(t, anna.SetRelay(t.Context(), team, first))
	must(t, anna.SetRelay(t.Context(), team, second))
	moved := anna.head(team)
	_, err := anna.Invite(t.Context(), team, false, "2026-12-31", "")
	must(t, err)
	for _, test := range []struct {
		appended envelope.Hash
		untold   int
	}{{moved, 1}, {anna.head(team), 0}} {
		_, err := anna.Take(t.Context(), space.Delivery{Space: id, Appended: []envelope.Hash{test.appended}})
		must(t, err)
		must(t, anna.Told(t.Context(), id, first, moved))
		relays, err := anna.Relays(t.Context(), id)
		if must(t, err); len(relays.Untold) != test.untold {
			t.Errorf("to be told %q, want %d", relays.Untold, test.untold)
		}
	}
}

// TestWhatLostWhereAnotherRelayIsTheHomeHasThatAsked: it may have appended what
// goes on, and a file does not tell.
func TestWhatLostWhereAnotherRelayIsTheHomeHasThatAsked(t *testing.T) {
	const first, second = "https://buiten.example.org", "https://binnen.example.org"
	anna, bohdan, team := coordinators(t)
	id := envelope.SpaceID(team)
	must(t, anna.SetRelay(t.Context(), team, first))
	meet(team, anna, bohdan)
	must(t, bohdan.SetRelay(t.Context(), team, second))
	moved := bohdan.head(team)
	_, err := bohdan.Take(t.Context(), space.Delivery{Space: id, Appended: []envelope.Hash{moved}})
	must(t, err)
	must(t, bohdan.Told(t.Context(), id, first, moved))
	must(t, anna.RenameTeam(t.Context(), team, "Лавочка Noord"))
	untold := func() []string {
		relays, err := bohdan.Relays(t.Context(), id)
		must(t, err)
		return relays.Untold
	}
	if got := untold(); len(got) > 0 {
		t.Fatalf("before it came, to be told: %q", got)
	}
	anna.carry(team, bohdan)
	if got := untold(); !slices.Equal(got, []string{first}) {
		t.Errorf("once it came, to be told: %q", got)
	}
}

// TestWhoComesInAsksTheRelaysOfBefore: whoever let them in may have moved the team
// without having told any, and be no more.
func TestWhoComesInAsksTheRelaysOfBefore(t *testing.T) {
	const first, second = "https://buiten.example.org", "https://binnen.example.org"
	anna, bohdan := newPhone(t), newPhone(t)
	team, mine := anna.found(), anna.OwnSpace()
	for _, id := range []store.TeamID{team, mine} {
		must(t, anna.SetRelay(t.Context(), id, first))
		must(t, anna.SetRelay(t.Context(), id, second))
	}
	code, err := anna.Invite(t.Context(), team, false, "2026-12-31", "")
	must(t, err)
	statements, err := anna.Statements(envelope.SpaceID(team))
	must(t, err)
	_, err = bohdan.JoinTeam(t.Context(), statements, code, "Bohdan")
	must(t, err)
	for _, came := range []struct {
		phone
		into store.TeamID
	}{{bohdan, team}, {anna.second(), mine}} {
		id := envelope.SpaceID(came.into)
		// Once the home has appended what lets them in, that one comes first no more.
		_, err := came.Take(t.Context(), space.Delivery{Space: id, Appended: []envelope.Hash{came.head(came.into)}})
		must(t, err)
		relays, err := came.Relays(t.Context(), id)
		if must(t, err); relays.Home != second || !slices.Equal(relays.Untold, []string{first}) {
			t.Errorf("who came in knows of %+v", relays)
		}
	}
}

// TestWhereNobodyElseAnswersARelayIsAskedThatSomebodyNamedWhoHadNoSayAnyMore: they had
// not heard of it, and moved the rest of the team there. It is told nothing.
func TestWhereNobodyElseAnswersARelayIsAskedThatSomebodyNamedWhoHadNoSayAnyMore(t *testing.T) {
	const first, second, third = "https://buiten.example.org", "https://binnen.example.org", "https://boven.example.org"
	anna, bohdan, team := coordinators(t)
	vira := newPhone(t)
	anna.let(team, vira, false)
	must(t, anna.SetRelay(t.Context(), team, second))
	must(t, anna.SetRelay(t.Context(), team, first))
	meet(team, anna, bohdan, vira)
	must(t, anna.SetCoordinator(t.Context(), team, bohdan.Self(), false))
	anna.carry(team, vira)
	must(t, bohdan.SetRelay(t.Context(), team, third))
	bohdan.carry(team, vira)
	relays, err := vira.Relays(t.Context(), envelope.SpaceID(team))
	must(t, err)
	if relays.Home != first || !slices.Equal(relays.Others, []string{second, third}) || slices.Contains(relays.Untold, third) {
		t.Errorf("relays are %+v", relays)
	}
}
