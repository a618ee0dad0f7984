package relay_test

import (
	"io"
	"net/http"
	"testing"
	"time"

	"bankje/sync/protocol"
	"bankje/sync/relay"
	"bankje/sync/relay/postgres"
	"bankje/sync/relay/storagetest"
)

// never is longer than any test: nothing is found by looking.
const never = time.Hour

// waits has a phone wait for something beyond what it has, and gives the end of
// that: io.EOF when there was nothing.
func (r *running) waits(m *team, p *phone, cursor uint64) <-chan error {
	woken := make(chan error, 1)
	listener := r.by(p)
	go func() {
		fresh, err := listener.Wait(r.t.Context(), m.id(), cursor, uint64(len(m.chain)), time.Minute)
		if err == nil && !fresh {
			err = io.EOF
		}
		woken <- err
	}()
	return woken
}

// listens opens the stream of a team's wake-ups.
func (r *running) listens(m *team, p *phone) io.Reader {
	r.t.Helper()
	return r.listensFrom(m, p, 0)
}

// listensFrom opens it for one who has followed so many numbers.
func (r *running) listensFrom(m *team, p *phone, cursor uint64) io.Reader {
	r.t.Helper()
	place := protocol.Place{Method: "GET", URI: protocol.PathEvents(m.id(), cursor, uint64(len(m.chain)))}
	proof := protocol.Proof{Device: p.id(), Token: r.token()}
	proof.Signature = p.sign(protocol.SigningBytes(place, proof.Token, nil))
	request, err := http.NewRequestWithContext(r.t.Context(), "GET", r.url+place.URI, nil)
	if err != nil {
		r.t.Fatal(err)
	}
	request.Header.Set("Authorization", proof.Authorization())
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		r.t.Fatal(err)
	}
	r.t.Cleanup(func() { response.Body.Close() })
	if got := response.Header.Get("Content-Type"); got != "text/event-stream" {
		r.t.Fatalf("content type %q", got)
	}
	says(r.t, response.Body, here)
	return response.Body
}

// What a stream says.
const (
	here = ": here\n\n"
	wake = "data: wake\n\n"
)

func isWoken(t *testing.T, stream io.Reader) {
	t.Helper()
	says(t, stream, wake)
}

func says(t testing.TB, stream io.Reader, want string) {
	t.Helper()
	said := make([]byte, len(want))
	if _, err := io.ReadFull(stream, said); err != nil || string(said) != want {
		t.Fatalf("the stream says %q, %v; want %q", said, err, want)
	}
}

func TestWhoWaitsAtOneRelayIsWokenByWhatComesToAnother(t *testing.T) {
	relays := several(t, 2, relay.Options{LookAgain: never})
	anna := newPhone("anna")
	team := found(t, anna)
	bohdan := team.let(anna, "bohdan")
	relays[0].carries(team, anna)
	stream := relays[1].listens(team, bohdan)
	for n := range 3 {
		woken := relays[1].waits(team, bohdan, uint64(n))
		relays[0].push(team, anna, anna.write(team, 1))
		if err := <-woken; err != nil {
			t.Fatalf("wake-up %d: %v", n+1, err)
		}
		isWoken(t, stream)
	}
}

// Somebody who has only the database in common is found by looking at it.
func TestWhatNoRelayTellsOfIsFoundByLooking(t *testing.T) {
	address := storagetest.EmptySchema(t)
	var relays []*running
	for range 2 {
		storage, err := postgres.Open(t.Context(), address)
		if err != nil {
			t.Fatal(err)
		}
		deaf := struct{ relay.Storage }{storage}
		relays = append(relays, serve(t, deaf, "", relay.Options{LookAgain: 10 * time.Millisecond}))
	}
	anna := newPhone("anna")
	team := found(t, anna)
	relays[0].carries(team, anna)
	stream := relays[1].listens(team, anna)
	woken := relays[1].waits(team, anna, 0)
	relays[0].push(team, anna, anna.write(team, 1))
	if err := <-woken; err != nil {
		t.Error(err)
	}
	isWoken(t, stream)
}
