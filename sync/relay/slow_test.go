package relay_test

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"

	"bankje/sync/protocol"
	"bankje/sync/relay"
)

// dial opens a bare connection to the relay.
func (r *running) dial() net.Conn {
	r.t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(r.url, "http://"))
	if err != nil {
		r.t.Fatal(err)
	}
	r.t.Cleanup(func() { conn.Close() })
	return conn
}

// post writes a request, of which so many bytes of the body come at all.
func post(t *testing.T, conn net.Conn, uri string, body []byte, come int) {
	t.Helper()
	if _, err := fmt.Fprintf(conn, "POST %s HTTP/1.1\r\nHost: relay\r\nContent-Length: %d\r\n\r\n%s", uri, len(body), body[:come]); err != nil {
		t.Fatal(err)
	}
}

func TestWhoReadsOrSendsSlowlyKeepsNobodyWaiting(t *testing.T) {
	r := start(t, relay.Options{Burst: 1000})
	anna := newPhone("anna")
	team := found(t, anna)
	bohdan := team.let(anna, "bohdan")
	r.carries(team, anna)
	for range 4 {
		r.push(team, anna, anna.write(team, 500))
	}
	place := protocol.Place{Method: "POST", URI: protocol.PathSync(team.id())}
	content, err := protocol.AppendRequest(nil, team.id(), protocol.Request{Page: protocol.PageMost})
	if err != nil {
		t.Fatal(err)
	}
	for range 20 { // ask for a page, and read nothing of it
		body := signed(bohdan, place, r.token(), content)
		post(t, r.dial(), place.URI, body, len(body))
	}
	for range 20 { // announce a body, and send the half of it
		body := make([]byte, 1<<20)
		post(t, r.dial(), place.URI, body, len(body)/2)
	}
	for range 20 { // or not even a whole header
		if _, err := io.WriteString(r.dial(), "POST /v1/spaces HTTP/1.1\r\nHost:"); err != nil {
			t.Fatal(err)
		}
	}
	if got := r.push(team, anna, anna.write(team, 10)); got.Result != protocol.Kept {
		t.Errorf("meanwhile: %+v", got)
	}
}

// What was announced and did not come leaves its room to others.
func TestABodyThatBreaksOffLeavesItsRoom(t *testing.T) {
	r := start(t, relay.Options{InFlight: 3 << 19})
	anna := newPhone("anna")
	team := found(t, anna)
	r.carries(team, anna)
	for range 10 {
		conn := r.dial()
		post(t, conn, "/v1/spaces", make([]byte, 1<<20), 1000)
		if err := conn.(*net.TCPConn).CloseWrite(); err != nil {
			t.Fatal(err)
		}
		answer, err := io.ReadAll(conn)
		if err != nil || !strings.Contains(string(answer), "malformed\n") {
			t.Fatalf("answered with %q, %v; want it malformed", answer, err)
		}
	}
	r.push(team, anna, anna.write(team, 10))
}

// Many who ask for nothing much do no harm to one who brings something.
func TestManySmallRequestsDoNoHarm(t *testing.T) {
	r := start(t, relay.Options{})
	anna := newPhone("anna")
	team := found(t, anna)
	r.carries(team, anna)
	place := protocol.PathSync(team.id())
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			for n := range 250 {
				body := strings.NewReader(strings.Repeat("x", (i*n)%300))
				response, err := http.Post(r.url+place, "", body)
				if err != nil {
					t.Error(err)
					return
				}
				io.Copy(io.Discard, response.Body)
				response.Body.Close()
				if response.StatusCode != http.StatusBadRequest && response.StatusCode != http.StatusUnauthorized {
					t.Errorf("rubbish is answered with %d", response.StatusCode)
				}
			}
		})
	}
	for range 20 {
		if got := r.push(team, anna, anna.write(team, 3)); got.Result != protocol.Kept {
			t.Errorf("meanwhile: %+v", got)
		}
	}
	wait.Wait()
}
