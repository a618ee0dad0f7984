package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
)

// Phones that keep their connections and do nothing keep nobody out; those that
// are being answered are not cut off.
func TestTheOneThatIsIdleLongestMakesRoom(t *testing.T) {
	busy := make(chan struct{})
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/wait" {
			<-busy
		}
		io.WriteString(w, "ok")
	}))
	limited := limit(server.Listener, 3)
	idle := make(chan struct{}, 8)
	server.Listener = limited
	server.Config.ConnState = func(conn net.Conn, state http.ConnState) {
		limited.state(conn, state)
		if state == http.StateIdle {
			idle <- struct{}{}
		}
	}
	server.Start()
	defer server.Close()
	ask := func(conn net.Conn, path string) {
		if _, err := fmt.Fprintf(conn, "GET %s HTTP/1.1\r\nHost: relay\r\n\r\n", path); err != nil {
			t.Fatal(err)
		}
	}
	answered := func(conn net.Conn) error {
		response, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err != nil {
			return err
		}
		_, err = io.ReadAll(response.Body)
		return err
	}
	dial := func() net.Conn {
		conn, err := net.Dial("tcp", server.Listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { conn.Close() })
		return conn
	}
	waits, first := dial(), dial()
	ask(waits, "/wait")
	for i := range 6 { // each after the other, and none hangs up
		conn := first
		if i > 0 {
			conn = dial()
		}
		ask(conn, "/")
		if err := answered(conn); err != nil {
			t.Fatalf("connection %d: %v", i+1, err)
		}
		<-idle // the server says so after its answer is here
	}
	if _, err := first.Read(make([]byte, 1)); err != io.EOF {
		t.Errorf("the one that was idle longest reads %v; want the end", err)
	}
	close(busy)
	if err := answered(waits); err != nil {
		t.Errorf("the one that waited for its answer: %v", err)
	}
}
