package client_test

import (
	"errors"
	"testing"

	"bankje/store"
	"bankje/sync/client"
	"bankje/sync/envelope"
	"bankje/sync/protocol"
)

// round has each phone make contact, twice.
func round(r *home, team store.TeamID, phones ...phone) {
	for range 2 {
		for _, p := range phones {
			p.meet(r, team)
		}
	}
}

func TestARelayThatWasRestoredGetsBackWhatItLost(t *testing.T) {
	r, team, anna, bohdan := two(t, true)
	anna.says(team, "soep")
	round(r, team, anna, bohdan)
	backup := r.backup()

	anna.says(team, "brood")
	bohdan.says(team, "борщ")
	vira := newPhone(t)
	anna.let(r, team, vira, false)
	vira.says(team, "thee")
	round(r, team, anna, bohdan, vira)

	r.restore(backup)
	// Vira is nobody there, and comes in again; so does what she wrote.
	round(r, team, vira, bohdan, anna)
	same(t, team, []string{"soep", "brood", "борщ", "thee"}, anna, bohdan, vira)
	agree(t, team, anna, bohdan, vira)
}

// The relay confirmed what Bohdan wrote before he left, and burnt before anybody came
// for it. The one that took its place hears from Anna that he left.
func TestWhoLeftBringsAgainWhatTheRelayLost(t *testing.T) {
	r, team, anna, bohdan := two(t, true)
	bohdan.says(team, "kaas")
	must(t, bohdan.LeaveTeam(t.Context(), team))
	bohdan.meet(r, team)
	anna.takes(bohdan.file(team, map[envelope.DeviceID]uint64{envelope.DeviceID(bohdan.Self()): 1}))
	r.restore("")
	anna.meet(r, team)
	if report := bohdan.meet(r, team); report.Sent != 1 {
		t.Errorf("who left brings %+v; want 1 envelope sent", report)
	}
	anna.meet(r, team)
	same(t, team, []string{"kaas"}, anna)
	if report := bohdan.meet(r, team); report.Rounds != 1 || report.Sent > 0 {
		t.Errorf("who left does not come to rest: %+v", report)
	}
}

func TestARelayThatWasRestoredAndWentOnLosesNeitherPast(t *testing.T) {
	r, team, anna, bohdan, vira := three(t)
	backup := r.backup()

	// Anna says and writes something that the relay forgets.
	must(t, anna.RenameTeam(t.Context(), team, "Zuid en West"))
	anna.says(team, "soep")
	anna.meet(r, team)
	r.restore(backup)
	// Bohdan, who had not heard of it, says and writes something else.
	_, err := bohdan.Invite(t.Context(), team, false, "2036-12-31", "voor Daria")
	must(t, err)
	bohdan.says(team, "brood")
	if report := bohdan.meet(r, team); report.Parted {
		t.Errorf("for Bohdan nothing parted, but %+v", report)
	}
	if _, known := bohdan.has(team, envelope.Rename, anna.Self()); known {
		t.Fatal("this test is of no use: Bohdan had heard of it")
	}
	round(r, team, anna, bohdan, vira)
	round(r, team, anna, bohdan, vira)
	same(t, team, []string{"soep", "brood"}, anna, bohdan, vira)
	agree(t, team, anna, bohdan, vira)
	for i, p := range []phone{anna, bohdan, vira} {
		if report := p.meet(r, team); report.Rounds != 1 || report.Differs || report.Parted {
			t.Errorf("phone %d does not come to rest: %+v", i, report)
		}
	}
}

// has gives the newest statement of a type by a device, and whether there is one.
func (p phone) has(team store.TeamID, kind envelope.StatementType, by envelope.DeviceID) (found envelope.Statement, known bool) {
	all, err := p.Statements(envelope.SpaceID(team))
	must(p.t, err)
	for _, s := range all {
		if s.Type == kind && s.Author == by && s.Number > 2 {
			found, known = s, true
		}
	}
	return found, known
}

func TestATeamMovesToAnEmptyRelay(t *testing.T) {
	first, second := newHome(t), newHome(t)
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.found(first)
	anna.let(first, team, bohdan, false)
	anna.says(team, "soep")
	bohdan.says(team, "brood")
	round(first, team, anna, bohdan)

	must(t, anna.SetRelay(t.Context(), team, second.url))
	anna.meet(first, team) // so that Bohdan hears of it
	bohdan.meet(first, team)
	bohdan.says(team, "борщ")
	round(second, team, bohdan, anna)
	same(t, team, []string{"soep", "brood", "борщ"}, anna, bohdan)
	agree(t, team, anna, bohdan)
	if report := anna.meet(second, team); report.Rounds != 1 {
		t.Errorf("it does not come to rest: %+v", report)
	}
}

func TestARelayThatLostEverythingIsGivenItBack(t *testing.T) {
	r, team, anna, bohdan := two(t, false)
	anna.says(team, "soep")
	bohdan.says(team, "brood")
	round(r, team, anna, bohdan)
	r.restore("")
	round(r, team, bohdan, anna)
	same(t, team, []string{"soep", "brood"}, anna, bohdan)
	agree(t, team, anna, bohdan)
}

func TestATeamThatWasDeletedAtTheRelayIsNotFoundedThereAgain(t *testing.T) {
	r := newHome(t)
	anna := newPhone(t)
	team := anna.found(r)
	must(t, r.reach(anna).Delete(t.Context(), envelope.SpaceID(team)))
	_, err := anna.tries(r, team)
	if refusal := (*protocol.Refusal)(nil); !errors.As(err, &refusal) || refusal.Code != protocol.CodeSpaceDeleted {
		t.Errorf("contact: %v, want that it was deleted", err)
	}
}

func TestTwoCoordinatorsWhoPartedOfflineMeetTheRelay(t *testing.T) {
	r, team, anna, bohdan, vira := three(t)
	// Each renames the team and writes, without a network.
	must(t, anna.RenameTeam(t.Context(), team, "Anna’s naam"))
	must(t, bohdan.RenameTeam(t.Context(), team, "Bohdans naam"))
	anna.says(team, "soep")
	bohdan.says(team, "brood")
	round(r, team, bohdan, anna, vira)
	round(r, team, bohdan, anna, vira)
	same(t, team, []string{"soep", "brood"}, anna, bohdan, vira)
	for i, p := range []phone{anna, bohdan, vira} {
		report := p.meet(r, team)
		if report.Differs {
			t.Errorf("phone %d: %+v", i, report)
		}
		of, err := p.Team(t.Context(), team)
		must(t, err)
		if of.Name != "Bohdans naam" && of.Name != "Anna’s naam" {
			t.Errorf("phone %d calls the team %q", i, of.Name)
		}
	}
	if b, v := bohdan.head(team), vira.head(team); b != v {
		t.Error("Bohdan and Vira go on with different chains")
	}
	if a, v := anna.head(team), vira.head(team); a != v {
		t.Error("Anna and Vira go on with different chains")
	}
}

func TestTheMemoIsLostAndLittleIsSentAgain(t *testing.T) {
	r, team, anna, bohdan := two(t, false)
	for _, note := range numbered("soep", 20) {
		anna.says(team, note)
	}
	round(r, team, anna, bohdan)
	forgetful := forgets{bohdan}
	report, err := client.Contact(t.Context(), forgetful, bohdan.Self(), r.reach(bohdan), envelope.SpaceID(team), nil)
	must(t, err)
	if report.Received != 0 || report.Rounds > 2 || report.Differs || report.Parted {
		t.Errorf("without a memo: %+v", report)
	}
}
