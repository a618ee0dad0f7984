package relay_test

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/relay"
)

// FuzzAnything sends rubbish from outside.
func FuzzAnything(f *testing.F) {
	r := start(f, relay.Options{Rate: 1e9, Burst: 1e9})
	f.Add("GET", "/v1", "", []byte(nil))
	f.Add("POST", "/v1/spaces", "", bytes.Repeat([]byte{1}, 200))
	f.Add("GET", protocol.PathInvitation([16]byte{1}, 3), protocol.Proof{}.Authorization(), []byte(nil))
	f.Add("GET", protocol.PathWait(envelope.SpaceID{1}, 0, 0, 0), protocol.Proof{}.Authorization(), []byte(nil))
	f.Fuzz(func(t *testing.T, method, path, authorization string, body []byte) {
		request, err := http.NewRequest(method, "http://relay"+path, bytes.NewReader(body))
		if err != nil {
			return // not a request that a server would hand on
		}
		request.RequestURI = path
		request.Header.Set("Authorization", authorization)
		answered(t, r.relay, request)
	})
}

// FuzzFromAMember sends rubbish that a member signed.
func FuzzFromAMember(f *testing.F) {
	r := start(f, relay.Options{Rate: 1e9, Burst: 1e9, CarryBytes: 1 << 60})
	anna := newPhone("anna")
	team := found(f, anna)
	bohdan := team.let(anna, "bohdan")
	r.carries(team, anna)
	run, mark := anna.write(team, 6), markOf(team.chain)
	r.push(team, anna, run[:4])
	for _, q := range []protocol.Request{
		{},
		{Chain: mark, Cursor: protocol.Mark{Number: 3, Hash: protocol.ShortOf(run[2].Hash())}, Page: 100},
		{Vector: []protocol.Head{{Device: anna.id(), Sequence: 2, Hash: run[1].Hash()}}},
		{Runs: []protocol.Run{run, bohdan.write(team, 2)}},
		{Statements: team.chain, Carried: true},
		{Wants: []protocol.Want{{Device: anna.id(), First: 1, Last: 1 << 62}}},
	} {
		content, err := protocol.AppendRequest(nil, team.id(), q)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
	}
	place := protocol.Place{Method: "POST", URI: protocol.PathSync(team.id())}
	f.Fuzz(func(t *testing.T, content []byte) {
		request, _ := http.NewRequest("POST", "http://relay"+place.URI, bytes.NewReader(signed(anna, place, tokenFrom(t, r.relay), content)))
		request.RequestURI = place.URI
		w := answered(t, r.relay, request)
		if w.Code == http.StatusOK {
			if _, err := protocol.ParseAnswer(team.id(), w.Body.Bytes()); err != nil {
				t.Fatalf("an answer that cannot be read: %v", err)
			}
		}
	})
}

// answered has the relay answer, and checks that it does so as the protocol
// says.
func answered(t *testing.T, h http.Handler, request *http.Request) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, request)
	if w.Code == http.StatusOK || w.Code == http.StatusNoContent {
		return w
	}
	refusal, err := protocol.ParseRefusal(w.Code, w.Body.Bytes())
	if err != nil || refusal.Code == protocol.CodeInternal || protocol.Refuse(refusal.Code).Status != w.Code {
		t.Fatalf("%s %s is answered with %d %q: %v", request.Method, request.URL.Path, w.Code, w.Body, err)
	}
	return w
}

func tokenFrom(t *testing.T, h http.Handler) protocol.Token {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", protocol.PathHello, nil))
	hello, err := protocol.ParseHello(w.Body.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return hello.Token
}
