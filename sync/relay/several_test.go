package relay_test

import (
	"fmt"
	"sync"
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/relay"
	"bankje/sync/relay/postgres"
	"bankje/sync/relay/storagetest"
)

// several starts relays over one database, as processes of their own.
func several(t testing.TB, n int, o relay.Options) []*running {
	t.Helper()
	address := storagetest.EmptySchema(t)
	var relays []*running
	for range n {
		storage, err := postgres.Open(t.Context(), address)
		if err != nil {
			t.Fatal(err)
		}
		relays = append(relays, serve(t, storage, "", o))
	}
	return relays
}

// A reader that follows its cursor from relay to relay, while others write
// through all of them, passes over nothing and gets nothing twice.
func TestNoReaderPassesOverWhatIsWrittenThroughAnotherRelay(t *testing.T) {
	const writers, rounds, each = 4, 12, 3
	relays := several(t, 2, relay.Options{Rate: 1e6, Burst: 1e6})
	anna := newPhone("anna")
	team := found(t, anna)
	var phones []*phone
	for i := range writers {
		phones = append(phones, team.let(anna, fmt.Sprint("phone ", i)))
	}
	relays[0].carries(team, anna)
	var wait sync.WaitGroup
	for i, p := range phones {
		var runs []protocol.Run
		for range rounds {
			runs = append(runs, p.write(team, each))
		}
		wait.Go(func() {
			for n, run := range runs {
				r := relays[(i+n)%len(relays)]
				if got := r.push(team, p, run); got.Result != protocol.Kept {
					t.Errorf("%s: %+v", p.name, got)
					return
				}
			}
		})
	}
	written := make(chan struct{})
	go func() { wait.Wait(); close(written) }()
	next := map[envelope.DeviceID]uint64{}
	q := protocol.Request{Chain: markOf(team.chain), Page: 4000}
	for n, last := 0, false; ; n++ {
		a := relays[n%len(relays)].sync(team, anna, q)
		for device, list := range sequences(a.Runs) {
			for _, sequence := range list {
				if next[device]++; sequence != next[device] {
					t.Fatalf("envelope %d comes where %d was to", sequence, next[device])
				}
			}
		}
		q.Cursor = a.Cursor
		if last && !a.More {
			break
		}
		select {
		case <-written:
			last = true
		default:
		}
	}
	for _, p := range phones {
		if got := next[p.id()]; got != rounds*each {
			t.Errorf("of %s %d came; want %d", p.name, got, rounds*each)
		}
	}
	if q.Cursor.Number != writers*rounds*each {
		t.Errorf("the cursor ends at %d; want %d", q.Cursor.Number, writers*rounds*each)
	}
}

// What one relay was told holds at the other at once.
func TestAStatementHoldsAtAllRelays(t *testing.T) {
	relays := several(t, 2, relay.Options{})
	anna := newPhone("anna")
	team := found(t, anna)
	bohdan := team.let(anna, "bohdan")
	relays[0].carries(team, anna)
	run := bohdan.write(team, 4)
	relays[1].push(team, bohdan, run[:2])
	known := len(team.chain)
	team.remove(anna, bohdan, lastOf(run[:2]))
	relays[0].sync(team, anna, protocol.Request{Chain: markOf(team.chain[:known]), Statements: team.chain[known:]})
	if got := relays[1].push(team, bohdan, run[2:]); got.Result != protocol.Quarantined {
		t.Errorf("what was written after the removal: %+v; want quarantine", got)
	}
	// Two relays append to one chain; one of two at the same time.
	first := team.say(anna, envelope.Naming{Name: team.sealed()}.Statement())
	for i, want := range []bool{false, true} {
		s := first
		if want {
			s = anna.says(envelope.Statement{
				Type: s.Type, Space: s.Space, Number: s.Number, Previous: s.Previous, Author: s.Author,
				Payload: envelope.Naming{Device: anna.id(), Name: team.sealed()}.Statement().Payload,
			})
		}
		a := relays[i].sync(team, anna, protocol.Request{Chain: markOf(team.chain), Statements: []envelope.Statement{s}})
		if a.Refused != want {
			t.Errorf("statement %d of two at the same time: refused %v; want %v", i+1, a.Refused, want)
		}
	}
}

// A token is known to the process that gave it: with another, one more round
// trip.
func TestATokenOfAnotherRelayCostsARoundTrip(t *testing.T) {
	relays := several(t, 2, relay.Options{})
	anna := newPhone("anna")
	team := found(t, anna)
	relays[0].carries(team, anna)
	place := protocol.Place{Method: "POST", URI: protocol.PathSync(team.id())}
	content, err := protocol.AppendRequest(nil, team.id(), protocol.Request{})
	if err != nil {
		t.Fatal(err)
	}
	response, body := relays[1].do("POST", place.URI, nil, signed(anna, place, relays[0].token(), content))
	if got := refusalOf(t, response, body); got != protocol.CodeToken {
		t.Fatalf("refused with %q; want %q", got, protocol.CodeToken)
	}
	token, err := protocol.ParseChallenge(response.Header.Get("WWW-Authenticate"))
	if err != nil {
		t.Fatal(err)
	}
	if response, body := relays[1].do("POST", place.URI, nil, signed(anna, place, token, content)); response.StatusCode != 200 {
		t.Errorf("over the fresh token: %d %q", response.StatusCode, body)
	}
}
