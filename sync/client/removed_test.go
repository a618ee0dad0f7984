package client_test

import (
	"context"
	"testing"
	"time"

	"bankje/store"
	"bankje/sync/client"
	"bankje/sync/envelope"
	"bankje/sync/protocol"
)

func TestUnsentWorkOfARemovedPhoneWaitsForACoordinator(t *testing.T) {
	r := newHome(t)
	anna, bohdan, vira := newPhone(t), newPhone(t), newPhone(t)
	team := anna.found(r)
	anna.let(r, team, bohdan, false)
	anna.let(r, team, vira, false)
	bohdan.says(team, "soep")
	round(r, team, anna, bohdan, vira)

	for _, note := range numbered("later", 5) {
		bohdan.says(team, note)
	}
	must(t, anna.RemoveMember(t.Context(), team, bohdan.Self()))
	anna.meet(r, team)
	report := bohdan.meet(r, team)
	if report.Sent != 5 || report.Received != 0 {
		t.Errorf("who was removed brings %+v; want 5 envelopes sent", report)
	}
	anna.says(team, "brood")
	round(r, team, anna, bohdan, vira)
	same(t, team, []string{"soep", "brood"}, vira)

	of, err := anna.Team(t.Context(), team)
	must(t, err)
	unsent := 0
	for _, m := range of.Members {
		unsent += m.Unsent
	}
	if unsent != 5 {
		t.Errorf("%d changes wait for Anna, want 5", unsent)
	}
	must(t, anna.AcceptUnsent(t.Context(), team, bohdan.Self()))
	round(r, team, anna, vira)
	all := append(numbered("later", 5), "soep", "brood")
	same(t, team, all, anna, vira)
	if n, err := bohdan.TimelineCount(t.Context(), store.Filter{Query: "brood"}); n != 0 || err != nil {
		t.Errorf("who was removed finds %d of what came after, %v", n, err)
	}
	bohdan.meet(r, team)
	of, err = bohdan.Team(t.Context(), team)
	must(t, err)
	for _, m := range of.Members {
		if m.Unsent != 0 {
			t.Errorf("who was removed does not hear that %d changes count now", m.Unsent)
		}
	}
	for i, p := range []phone{anna, bohdan, vira} {
		if report := p.meet(r, team); report.Rounds != 1 || report.Differs {
			t.Errorf("phone %d does not come to rest: %+v", i, report)
		}
	}
}

// The relay tells coordinators alone what waits in the quarantine, and nothing else is
// there.
func TestAMemberBringsUnsentWorkOfSomebodyElseOnce(t *testing.T) {
	r := newHome(t)
	anna, bohdan, vira := newPhone(t), newPhone(t), newPhone(t)
	team := anna.found(r)
	anna.let(r, team, bohdan, false)
	anna.let(r, team, vira, false)
	must(t, anna.RemoveMember(t.Context(), team, vira.Self()))
	round(r, team, anna, bohdan)
	vira.says(team, "later")
	bohdan.takes(vira.file(team, nil))
	if report := bohdan.meet(r, team); report.Sent != 1 {
		t.Errorf("whoever was given it brings %+v; want 1 envelope sent", report)
	}
	if report := bohdan.meet(r, team); report.Rounds != 1 || report.Sent != 0 {
		t.Errorf("who brought it does not come to rest: %+v", report)
	}
}

// The relay that took the place of one that burnt hears of the removal only after who was
// removed has brought more than others hold: it puts that into quarantine, of which the
// heads do not tell.
func TestWhatARelayPutIntoQuarantineIsNotBroughtWithoutEnd(t *testing.T) {
	r := newHome(t)
	anna, bohdan, vira := newPhone(t), newPhone(t), newPhone(t)
	team := anna.found(r)
	anna.let(r, team, bohdan, true)
	anna.let(r, team, vira, false)
	must(t, anna.RemoveMember(t.Context(), team, vira.Self()))
	anna.says(team, "soep")
	round(r, team, anna, bohdan)
	r.restore("")
	vira.says(team, "later")
	bohdan.takes(vira.file(team, nil))
	for _, note := range numbered("later still", 4) {
		vira.says(team, note)
	}
	vira.meet(r, team)
	for range 2 {
		const twoOrThree = 1500 // bytes
		_, err := client.Contact(t.Context(), bohdan, bohdan.Self(), r.reach(bohdan).Sparing(twoOrThree), envelope.SpaceID(team), nil)
		must(t, err)
	}
	if report := bohdan.meet(r, team); report.Rounds != 1 || report.Sent > 0 {
		t.Errorf("it is not over: %+v", report)
	}
}

func TestAPhoneWhoseClockIsYearsOffTakesPart(t *testing.T) {
	r := newHome(t)
	anna := newPhone(t)
	team := anna.found(r)
	phones := []phone{anna}
	for _, off := range []int{-10, 10} {
		p := newPhoneAt(t, func() time.Time { return time.Now().AddDate(off, 0, 0) })
		anna.let(r, team, p, false)
		phones = append(phones, p)
	}
	talk := anna.says(team, "soep")
	round(r, team, phones...)
	phones[1].says(team, "brood")
	phones[2].says(team, "борщ")
	round(r, team, phones...)
	// Who has seen what somebody wrote wins over it, whatever the clocks say.
	for i, p := range []phone{phones[2], phones[1], anna} {
		p.edits(talk, numbered("thee", 3)[i])
		round(r, team, phones...)
	}
	same(t, team, []string{numbered("thee", 3)[2], "brood", "борщ"}, phones...)
}

func TestAFeedThatTheRelayDoesNotTakeIsNotSentAgainAndAgain(t *testing.T) {
	r, team, anna, bohdan := two(t, false)
	must(t, anna.RemoveMember(t.Context(), team, bohdan.Self()))
	anna.meet(r, team)
	for _, note := range numbered("later", 30) {
		bohdan.says(team, note)
	}
	full := crowded{Relay: r.reach(bohdan)}
	var sent []int
	for range 3 {
		full.runs = 0
		_, err := client.Contact(t.Context(), bohdan, bohdan.Self(), &full, envelope.SpaceID(team), nil)
		must(t, err)
		sent = append(sent, full.runs)
	}
	if sent[0] != 30 || sent[1] != 1 || sent[2] != 1 {
		t.Errorf("sent %v envelopes; want all once, and then one to see", sent)
	}
	report := bohdan.meet(r, team)
	if report.Sent != 30 {
		t.Errorf("once there is room %d are sent, want 30", report.Sent)
	}
}

// crowded is a relay that has no room.
type crowded struct {
	*client.Relay
	runs int
}

func (c *crowded) Begin(ctx context.Context, id envelope.SpaceID, q protocol.Request) func() (protocol.Answer, error) {
	for _, run := range q.Runs {
		c.runs += len(run)
	}
	return crowding(ctx, c.Relay, id, q)
}

// crowding begins a round with a relay that takes no envelopes.
func crowding(ctx context.Context, r *client.Relay, id envelope.SpaceID, q protocol.Request) func() (protocol.Answer, error) {
	runs := q.Runs
	q.Runs = nil
	wait := r.Begin(ctx, id, q)
	return func() (protocol.Answer, error) {
		a, err := wait()
		for _, run := range runs {
			a.Outcomes = append(a.Outcomes, protocol.Outcome{Result: protocol.Crowded, Through: run[0].Header.Sequence - 1})
		}
		return a, err
	}
}
