package client_test

import (
	"net/http"
	"testing"

	"bankje/store"
	"bankje/sync/client"
	"bankje/sync/envelope"
)

// silence has nobody answer at the relay's address; with false somebody does again.
func (r *home) silence(is bool) {
	if !is {
		r.through(nil)
		return
	}
	r.through(func(http.Handler) http.Handler {
		return http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	})
}

// twoHomes is a team of two coordinators, the first of whom is one for longer, and a
// second relay for it.
func twoHomes(t *testing.T) (first, second *home, team store.TeamID, anna, bohdan phone) {
	t.Helper()
	first, team, anna, bohdan = two(t, true)
	second = newHome(t)
	anna.says(team, "soep")
	bohdan.says(team, "brood")
	round(first, team, anna, bohdan)
	return first, second, team, anna, bohdan
}

// name is what a phone calls a team.
func (p phone) name(team store.TeamID) string {
	p.t.Helper()
	all, err := p.Team(p.t.Context(), team)
	must(p.t, err)
	return all.Name
}

// comeBy has phones make contact so many times, one after the other, by themselves.
func comeBy(t *testing.T, times int, phones ...phone) {
	t.Helper()
	for range times {
		for _, p := range phones {
			_ = client.New(p, func() {}).Now(t.Context())
		}
	}
}

// areAt says whether phones are together at a relay, and nobody waits for anything.
func areAt(t *testing.T, r *home, team store.TeamID, phones ...phone) {
	t.Helper()
	areTogetherAt(t, r, team, []string{"soep", "brood"}, phones...)
}

// areTogetherAt is areAt where something else was written.
func areTogetherAt(t *testing.T, r *home, team store.TeamID, words []string, phones ...phone) {
	t.Helper()
	same(t, team, words, phones...)
	for i, p := range phones {
		if p.head(team) != phones[0].head(team) {
			t.Errorf("phone %d goes on with another chain", i)
		}
		if address, err := p.RelayAddress(t.Context(), envelope.SpaceID(team)); address != r.url || err != nil {
			t.Errorf("phone %d is at %q, %v", i, address, err)
		}
		if report := p.meet(r, team); report.Rounds != 1 || report.Differs || report.Parted {
			t.Errorf("phone %d does not come to rest: %+v", i, report)
		}
	}
}

func TestATeamMovesWhileSomebodySpeaks(t *testing.T) {
	first, second, team, anna, bohdan := twoHomes(t)
	must(t, anna.SetRelay(t.Context(), team, second.url))
	must(t, bohdan.RenameTeam(t.Context(), team, "Bohdan’s naam"))
	bohdan.meet(first, team)
	comeBy(t, 3, anna, bohdan)
	areAt(t, second, team, anna, bohdan)
	if name := bohdan.name(team); name != "Bohdan’s naam" {
		t.Errorf("the team is called %q", name)
	}
}

// Who goes on by files has the old relay tell it to those who come there.
func TestATeamThatGoesOnByFilesIsToldSoByTheOldRelay(t *testing.T) {
	first, _, team, anna, bohdan := twoHomes(t)
	must(t, anna.SetRelay(t.Context(), team, ""))
	comeBy(t, 2, anna, bohdan)
	if address, err := bohdan.RelayAddress(t.Context(), envelope.SpaceID(team)); address != "" || err != nil {
		t.Errorf("bohdan goes to %q still, %v; the relay is %q", address, err, first.url)
	}
	anna.says(team, "later")
	bohdan.takes(anna.file(team, nil))
	for _, p := range []phone{anna, bohdan} {
		p.reads("soep", "brood", "later") // which waits for a relay, should there be one again
	}
}

// Where the old relay is gone, a file tells it.
func TestATeamThatGoesOnByFilesIsToldSoInOne(t *testing.T) {
	first, _, team, anna, bohdan := twoHomes(t)
	first.silence(true)
	must(t, anna.SetRelay(t.Context(), team, ""))
	comeBy(t, 2, anna, bohdan)
	bohdan.takes(anna.file(team, nil))
	if address, err := bohdan.RelayAddress(t.Context(), envelope.SpaceID(team)); address != "" || err != nil {
		t.Errorf("bohdan goes to %q still, %v", address, err)
	}
}

// The old relay does not answer who moves the team, and is back for those who
// heard nothing: they go on there.
func TestATeamMovesWhileTheOldRelayIsAway(t *testing.T) {
	for _, eldest := range []bool{true, false} {
		first, second, team, anna, bohdan := twoHomes(t)
		mover, other := anna, bohdan
		if !eldest {
			mover, other = bohdan, anna
		}
		first.silence(true)
		must(t, mover.SetRelay(t.Context(), team, second.url))
		comeBy(t, 1, mover)
		must(t, mover.RenameMember(t.Context(), team, mover.Self(), "naam"))
		comeBy(t, 1, mover)
		first.silence(false)
		must(t, other.RenameTeam(t.Context(), team, "een naam"))
		comeBy(t, 1, other)
		comeBy(t, 4, mover, other)
		areAt(t, second, team, mover, other)
		if name := mover.name(team); name != "een naam" {
			t.Errorf("the team is called %q", name)
		}
		relays, err := mover.Relays(t.Context(), envelope.SpaceID(team))
		if len(relays.Untold) > 0 || err != nil {
			t.Errorf("it is still to tell %v, %v", relays.Untold, err)
		}
	}
}

// The old relay is gone for good. Somebody who coordinates longer than who moves
// the team hears of that by a file, and has something to say, or had it appended.
func TestATeamMovesThoughSomethingIsUnsaidAndTheOldRelayGone(t *testing.T) {
	for _, appended := range []bool{false, true} {
		first, second, team, anna, bohdan := twoHomes(t)
		must(t, anna.RenameTeam(t.Context(), team, "Anna’s naam"))
		if appended {
			anna.meet(first, team)
		}
		first.silence(true)
		must(t, bohdan.SetRelay(t.Context(), team, second.url))
		comeBy(t, 1, bohdan)
		anna.takes(bohdan.file(team, nil))
		comeBy(t, 3, anna, bohdan)
		areAt(t, second, team, anna, bohdan)
		if name := bohdan.name(team); name != "Anna’s naam" {
			t.Errorf("the team is called %q", name)
		}
	}
}

// Who left a relay tells where they are now, and brings it nothing more.
func TestARelayOfBeforeGetsNothingThatIsWritten(t *testing.T) {
	first, second, team, anna, _ := twoHomes(t)
	first.silence(true)
	must(t, anna.SetRelay(t.Context(), team, second.url))
	anna.says(team, "later")
	comeBy(t, 1, anna)
	first.silence(false)
	comeBy(t, 2, anna)
	vira := newPhone(t)
	anna.let(second, team, vira, false)
	counts, err := first.storage.Counts(t.Context())
	if counts.Envelopes != 2 || err != nil {
		t.Errorf("the relay of before has %d envelopes, %v; want 2", counts.Envelopes, err)
	}
}

// The old relay had appended that somebody comes in, and is gone for good; who moves
// the team knows the invitation only. The newcomer hears of the move by a file.
func TestATeamMovesThoughOnlyARelayThatIsGoneKnewOfWhoCameIn(t *testing.T) {
	first, second, team, anna, bohdan := twoHomes(t)
	code, err := anna.Invite(t.Context(), team, false, "2036-12-31", "voor wie komt")
	must(t, err)
	anna.meet(first, team)
	bohdan.meet(first, team)
	statements, err := first.reach(code).Invited(t.Context(), code.ID())
	must(t, err)
	vira := newPhone(t)
	_, err = vira.JoinTeam(t.Context(), statements, code, "Vira")
	must(t, err)
	vira.meet(first, team)
	vira.says(team, "борщ")
	first.silence(true)
	must(t, bohdan.SetRelay(t.Context(), team, second.url))
	comeBy(t, 1, bohdan)
	vira.takes(bohdan.file(team, nil))
	anna.takes(bohdan.file(team, nil))
	comeBy(t, 2, vira, bohdan, anna)
	areTogetherAt(t, second, team, []string{"soep", "brood", "борщ"}, anna, bohdan, vira)
}

// Nobody comes to the relay of before for what was written: who has not heard of the
// move hears so there, keeps what it has, and brings it to the new one.
func TestARelayThatWasLeftKeepsNothingNew(t *testing.T) {
	first, second, team, anna, bohdan := twoHomes(t)
	must(t, anna.SetRelay(t.Context(), team, second.url))
	comeBy(t, 2, anna)
	bohdan.says(team, "kaas")
	report := bohdan.meet(first, team)
	if waiting, err := bohdan.Waiting(t.Context(), envelope.SpaceID(team)); report.Sent != 0 || waiting != 1 || err != nil {
		t.Errorf("the relay of before was sent %d changes, and %d wait, %v; want none and one", report.Sent, waiting, err)
	}
	comeBy(t, 1, bohdan, anna)
	areTogetherAt(t, second, team, []string{"soep", "brood", "kaas"}, anna, bohdan)
}

// Who left brought what still counts to the relay of before, which is gone for good
// before anybody came for it.
func TestWhoIsOutBringsToTheNewRelayWhatTheOldOneHad(t *testing.T) {
	first, second, team, anna, bohdan := twoHomes(t)
	bohdan.says(team, "kaas")
	must(t, bohdan.LeaveTeam(t.Context(), team))
	anna.takes(bohdan.file(team, map[envelope.DeviceID]uint64{envelope.DeviceID(bohdan.Self()): 2}))
	if report := bohdan.meet(first, team); report.Sent != 1 {
		t.Fatalf("who left brings %+v to the relay of before; want 1 envelope sent", report)
	}
	first.silence(true)
	must(t, anna.SetRelay(t.Context(), team, second.url))
	comeBy(t, 2, anna)
	bohdan.takes(anna.file(team, nil))
	comeBy(t, 2, bohdan, anna)
	same(t, team, []string{"soep", "brood", "kaas"}, anna)
	if report := bohdan.meet(second, team); report.Rounds != 1 || report.Sent > 0 {
		t.Errorf("who is out does not come to rest: %+v", report)
	}
}
