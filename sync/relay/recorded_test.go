package relay_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"flag"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/relay"
)

// record writes the exchanges anew: only for what is new. What was once said is
// to be answered the same for as long as its version is spoken.
var record = flag.Bool("record", false, "write testdata/exchanges.json of package protocol anew")

const recordedFile = "../protocol/testdata/exchanges.json"

// A spoken is a request and its answer, as they were on the wire.
type spoken struct {
	What          string // for the reader
	Method, URI   string
	Authorization string `json:",omitempty"`
	Body          string // in hexadecimal digits
	Status        int
	Challenge     string `json:",omitempty"` // WWW-Authenticate or Authentication-Info
	Answer        string // in hexadecimal digits
}

// recordedRelay is a relay that tells the same time and the same tokens whenever
// it is started.
func recordedRelay(t *testing.T) *running {
	n := uint64(0)
	return start(t, relay.Options{
		RegistrationCode: "birch-42",
		Now:              func() time.Time { return time.Unix(1_790_000_000, 0) },
		Random: func(b []byte) {
			n++
			sum := sha256.Sum256(binary.BigEndian.AppendUint64(nil, n))
			copy(b, sum[:])
		},
	})
}

func TestRecordedRequestsAreAnsweredAsTheyWere(t *testing.T) {
	if *record {
		writeRecorded(t)
	}
	content, err := os.ReadFile(recordedFile)
	if err != nil {
		t.Fatal(err)
	}
	var list []spoken
	if err := json.Unmarshal(content, &list); err != nil {
		t.Fatal(err)
	}
	r := recordedRelay(t)
	for _, want := range list {
		body, err := hex.DecodeString(want.Body)
		if err != nil {
			t.Fatal(err)
		}
		request := httptest.NewRequest(want.Method, want.URI, bytes.NewReader(body))
		if want.Authorization != "" {
			request.Header.Set("Authorization", want.Authorization)
		}
		got := want
		answerTo(r.relay, request, &got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%s is answered otherwise (-want +got):\n%s", want.What, diff)
		}
	}
}

// answerTo has a relay answer, and notes what it said.
func answerTo(h http.Handler, request *http.Request, s *spoken) {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, request)
	s.Status, s.Answer = w.Code, hex.EncodeToString(w.Body.Bytes())
	s.Challenge = w.Header().Get("WWW-Authenticate") + w.Header().Get("Authentication-Info")
}

// A recorder of exchanges, in which phones speak.
type recording struct {
	t     *testing.T
	relay *running
	list  []spoken
	token protocol.Token
}

func (r *recording) say(what, method, uri, authorization string, body []byte) []byte {
	s := spoken{What: what, Method: method, URI: uri, Authorization: authorization, Body: hex.EncodeToString(body)}
	request := httptest.NewRequest(method, uri, bytes.NewReader(body))
	if authorization != "" {
		request.Header.Set("Authorization", authorization)
	}
	answerTo(r.relay.relay, request, &s)
	r.list = append(r.list, s)
	if token, err := protocol.ParseChallenge(s.Challenge); err == nil {
		r.token = token
	}
	answer, _ := hex.DecodeString(s.Answer)
	return answer
}

func (r *recording) post(what string, by *phone, uri string, content []byte, err error) []byte {
	if err != nil {
		r.t.Fatal(err)
	}
	answer := r.say(what, "POST", uri, "", signed(by, protocol.Place{Method: "POST", URI: uri}, r.token, content))
	if len(answer) >= len(r.token) {
		copy(r.token[:], answer)
	}
	return answer
}

func (r *recording) other(what string, by *phone, method, uri string) {
	proof := protocol.Proof{Device: by.id(), Token: r.token}
	proof.Signature = by.sign(protocol.SigningBytes(protocol.Place{Method: method, URI: uri}, r.token, nil))
	if answer := r.say(what, method, uri, proof.Authorization(), nil); len(answer) >= len(r.token) {
		copy(r.token[:], answer)
	}
}

func (r *recording) sync(what string, by *phone, m *team, q protocol.Request) protocol.Answer {
	content, err := protocol.AppendRequest(nil, m.id(), q)
	a, err := protocol.ParseAnswer(m.id(), r.post(what, by, protocol.PathSync(m.id()), content, err))
	if err != nil {
		r.t.Fatalf("%s: %v", what, err)
	}
	return a
}

func writeRecorded(t *testing.T) {
	r := &recording{t: t, relay: recordedRelay(t)}
	anna := newPhone("anna")
	team := found(t, anna)
	foundWith := func(code string) ([]byte, error) {
		return protocol.AppendFounding(nil, protocol.Founding{Code: code, Statements: team.chain})
	}
	hello, err := protocol.ParseHello(r.say("hello", "GET", "/v1", "", nil))
	if err != nil {
		t.Fatal(err)
	}
	content, err := foundWith("")
	r.post("a token that the relay did not give", anna, "/v1/spaces", content, err)
	r.post("no registration code", anna, "/v1/spaces", content, err)
	r.token = hello.Token
	content, err = foundWith("birch-42")
	r.post("found", anna, "/v1/spaces", content, err)
	known := len(team.chain)
	code := team.invite(anna, "code", farDay)
	run := anna.write(team, 5)
	a := r.sync("an invitation, and three envelopes", anna, team, protocol.Request{
		Chain: markOf(team.chain[:known]), Statements: team.chain[known:], Runs: []protocol.Run{run[:3]},
	})
	r.sync("nothing to do", anna, team, protocol.Request{Chain: a.Chain, Cursor: a.Cursor})
	r.other("by invitation", code, "GET", protocol.PathInvitation(envelope.NewInvitationID(code.keys.Signing), 0))
	bohdan := newPhone("bohdan")
	known = len(team.chain)
	team.say(bohdan, team.joining(bohdan, code))
	hello, _ = protocol.ParseHello(r.say("hello", "GET", "/v1", "", nil))
	r.token = hello.Token
	a = r.sync("join, bring two, get three", bohdan, team, protocol.Request{
		Chain: markOf(team.chain[:known]), Statements: team.chain[known:], Runs: []protocol.Run{bohdan.write(team, 2)},
	})
	r.sync("a gap", anna, team, protocol.Request{Chain: a.Chain, Cursor: a.Cursor, Runs: []protocol.Run{run[4:]}})
	clone := newPhone("anna")
	r.sync("a fork, and a page of one", anna, team, protocol.Request{Chain: a.Chain, Page: 1, Runs: []protocol.Run{clone.write(team, 1)[:1]}})
	r.sync("a cursor and a chain of another relay", bohdan, team, protocol.Request{Chain: protocol.Mark{Number: 9}, Cursor: protocol.Mark{Number: 2}})
	r.sync("a vector, and a range by name", bohdan, team, protocol.Request{
		Chain: a.Chain, Vector: []protocol.Head{{Device: anna.id(), Sequence: 1, Hash: run[0].Hash()}},
		Wants: []protocol.Want{{Device: bohdan.id(), First: 1, Last: 1}},
	})
	r.other("a wake-up: something is new", bohdan, "GET", protocol.PathWait(team.id(), 1, 1, 0))
	r.other("a wake-up: nothing is new", bohdan, "GET", protocol.PathWait(team.id(), 5, 3, 0))
	r.other("deleting is for coordinators", bohdan, "DELETE", protocol.PathSpace(team.id()))
	hello, _ = protocol.ParseHello(r.say("hello", "GET", "/v1", "", nil))
	r.token = hello.Token
	r.other("delete", anna, "DELETE", protocol.PathSpace(team.id()))
	content, err = protocol.AppendRequest(nil, team.id(), protocol.Request{})
	r.post("what was deleted", anna, protocol.PathSync(team.id()), content, err)
	r.say("a version that the relay does not speak", "POST", "/v2/spaces", "", []byte("whatever"))
	content, err = json.MarshalIndent(r.list, "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(recordedFile, append(content, '\n'), 0o644); err != nil {
		t.Fatal(err)
	}
}
