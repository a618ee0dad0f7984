package relay_test

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"bankje/sync/client"
	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/relay"
)

// do makes a request, and returns the answer with its body read.
func (r *running) do(method, path string, header http.Header, body []byte) (*http.Response, []byte) {
	r.t.Helper()
	request, err := http.NewRequest(method, r.url+path, bytes.NewReader(body))
	if err != nil {
		r.t.Fatal(err)
	}
	for key, values := range header {
		request.Header[key] = values
	}
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		r.t.Fatal(err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	return response, answer
}

// token asks for one.
func (r *running) token() protocol.Token {
	r.t.Helper()
	_, body := r.do("GET", protocol.PathHello, nil, nil)
	hello, err := protocol.ParseHello(body)
	if err != nil {
		r.t.Fatal(err)
	}
	return hello.Token
}

// signed is the body of a request that a phone signs.
func signed(p *phone, place protocol.Place, token protocol.Token, content []byte) []byte {
	proof := protocol.Proof{Device: p.id(), Token: token}
	proof.Signature = p.sign(protocol.SigningBytes(place, token, content))
	return proof.Body(content)
}

func refusalOf(t *testing.T, response *http.Response, body []byte) protocol.Code {
	t.Helper()
	refusal, err := protocol.ParseRefusal(response.StatusCode, body)
	if err != nil {
		t.Fatalf("%d %q: %v", response.StatusCode, body, err)
	}
	return refusal.Code
}

func TestARequestCountsOnceAndForOneThing(t *testing.T) {
	r := start(t, relay.Options{})
	anna, eve := newPhone("anna"), newPhone("eve")
	team, other := found(t, anna), found(t, eve)
	r.carries(team, anna)
	r.carries(other, eve)
	place := protocol.Place{Method: "POST", URI: protocol.PathSync(team.id())}
	content, err := protocol.AppendRequest(nil, team.id(), protocol.Request{})
	if err != nil {
		t.Fatal(err)
	}
	good := signed(anna, place, r.token(), content)
	if response, body := r.do("POST", place.URI, nil, good); response.StatusCode != http.StatusOK {
		t.Fatalf("%d %q", response.StatusCode, body)
	}
	for name, test := range map[string]struct {
		uri  string
		body []byte
		want protocol.Code
	}{
		"again":             {place.URI, good, protocol.CodeToken},
		"made-up token":     {place.URI, signed(anna, place, protocol.Token{1}, content), protocol.CodeToken},
		"for another space": {protocol.PathSync(other.id()), signed(anna, place, r.token(), content), protocol.CodeStranger},
		"by a stranger":     {place.URI, signed(eve, place, r.token(), content), protocol.CodeStranger},
		"another path":      {place.URI, signed(anna, protocol.Place{Method: "POST", URI: place.URI + "?"}, r.token(), content), protocol.CodeSignature},
		"in another's name": {place.URI, append(anna.idBytes(), signed(eve, place, r.token(), content)[16:]...), protocol.CodeSignature},
		"no proof":          {place.URI, content[:3], protocol.CodeMalformed},
		"no space":          {protocol.PathSync(envelope.SpaceID{1}), signed(anna, place, r.token(), content), protocol.CodeSpaceUnknown},
		"no space's name":   {"/v1/spaces/me/sync", signed(anna, place, r.token(), content), protocol.CodeMalformed},
		"rubbish in it":     {place.URI, signed(anna, place, r.token(), []byte("rubbish")), protocol.CodeMalformed},
		"too large":         {place.URI, make([]byte, protocol.MaxMessage+1), protocol.CodeLarge},
		"empty":             {place.URI, nil, protocol.CodeMalformed},
	} {
		response, body := r.do("POST", test.uri, nil, test.body)
		if got := refusalOf(t, response, body); got != test.want {
			t.Errorf("%s: %q; want %q", name, got, test.want)
		}
		if response.StatusCode == http.StatusUnauthorized {
			if _, err := protocol.ParseChallenge(response.Header.Get("WWW-Authenticate")); err != nil {
				t.Errorf("%s: no fresh token: %v", name, err)
			}
		}
	}
}

func (p *phone) idBytes() []byte { id := p.id(); return id[:] }

func TestWhatIsNoRequestGetsAPlainAnswer(t *testing.T) {
	r := start(t, relay.Options{})
	for request, want := range map[string]protocol.Code{
		"GET /":                    protocol.CodePath,
		"GET /index.html":          protocol.CodePath,
		"GET /v1/":                 protocol.CodePath,
		"GET //":                   protocol.CodePath,
		"GET //v1":                 protocol.CodePath,
		"GET /v1//":                protocol.CodePath,
		"GET /v1/spaces/x":         protocol.CodeMethod,
		"GET /v1/spaces":           protocol.CodeMethod,
		"POST /v1":                 protocol.CodeMethod,
		"PUT /v1/spaces/x/sync":    protocol.CodeMethod,
		"GET /v2":                  protocol.CodeVersion,
		"POST /v0/spaces/x/sync":   protocol.CodeVersion,
		"GET /v1//spaces":          protocol.CodePath,
		"GET /v1/../metrics":       protocol.CodePath,
		"GET /v1/invitations/x":    protocol.CodeMalformed,
		"GET /v1/spaces/x/events":  protocol.CodeMalformed,
		"DELETE /v1/spaces/x":      protocol.CodeMalformed,
		"POST /v1/spaces":          protocol.CodeMalformed,
		"OPTIONS /v1/spaces":       protocol.CodeMethod,
		"GET /v99999999999999/x":   protocol.CodePath,
		"GET /.well-known/x":       protocol.CodePath,
		"GET /v1/spaces/x/../sync": protocol.CodePath,
	} {
		method, path, _ := strings.Cut(request, " ")
		response, body := r.do(method, path, nil, nil)
		if got := refusalOf(t, response, body); got != want {
			t.Errorf("%s: %q; want %q", request, got, want)
		}
	}
	response, body := r.do("GET", "/v2", nil, nil)
	if response.StatusCode != http.StatusNotFound || string(body) != "version 1 1\n" {
		t.Errorf("another version: %d %q; want 404 and version 1 1", response.StatusCode, body)
	}
	if response, body := r.do("GET", "/healthz", nil, nil); response.StatusCode != http.StatusOK || string(body) != "ok\n" {
		t.Errorf("healthz: %d %q", response.StatusCode, body)
	}
}

func TestFoundingNeedsTheRegistrationCodeWhereThereIsOne(t *testing.T) {
	r := start(t, relay.Options{RegistrationCode: "birch-42"})
	anna := newPhone("anna")
	team := found(t, anna)
	for _, code := range []string{"", "birch-41", "birch-42 "} {
		err := r.by(anna).Found(t.Context(), protocol.Founding{Code: code, Statements: team.chain})
		if codeOf(err) != protocol.CodeRegistration {
			t.Errorf("with %q: %v; want %q", code, err, protocol.CodeRegistration)
		}
	}
	if err := r.by(anna).Found(t.Context(), protocol.Founding{Code: "birch-42", Statements: team.chain}); err != nil {
		t.Error(err)
	}
}

func TestFoundingIsForMembersAndAsManyAsThereIsRoomFor(t *testing.T) {
	r := start(t, relay.Options{Spaces: 1})
	anna, bohdan := newPhone("anna"), newPhone("bohdan")
	one, two := found(t, anna), found(t, bohdan)
	if err := r.by(bohdan).Found(t.Context(), protocol.Founding{Statements: one.chain}); codeOf(err) != protocol.CodeStranger {
		t.Errorf("by a stranger: %v; want %q", err, protocol.CodeStranger)
	}
	kees := one.let(anna, "kees")
	if err := r.by(kees).Found(t.Context(), protocol.Founding{Statements: one.chain}); err != nil {
		t.Errorf("by a member, with the whole chain: %v", err)
	}
	if err := r.by(bohdan).Found(t.Context(), protocol.Founding{Statements: two.chain}); codeOf(err) != protocol.CodeFull {
		t.Errorf("one too many: %v; want %q", err, protocol.CodeFull)
	}
}

func TestALimitIsToldWithTheTimeToWait(t *testing.T) {
	now := time.Unix(1_790_000_000, 0)
	r := start(t, relay.Options{Rate: 0.5, Burst: 3, Now: func() time.Time { return now }})
	anna := newPhone("anna")
	team := found(t, anna)
	r.carries(team, anna)
	for range 2 {
		r.sync(team, anna, protocol.Request{})
	}
	place := protocol.Place{Method: "POST", URI: protocol.PathSync(team.id())}
	content, _ := protocol.AppendRequest(nil, team.id(), protocol.Request{})
	response, body := r.do("POST", place.URI, nil, signed(anna, place, r.token(), content))
	if string(body) != "rate 2\n" || response.Header.Get("Retry-After") != "2" {
		t.Fatalf("%q, Retry-After %q; want 2 seconds", body, response.Header.Get("Retry-After"))
	}
	now = now.Add(2 * time.Second)
	r.sync(team, anna, protocol.Request{})
}

func TestWhoCarriesMuchWaits(t *testing.T) {
	now := time.Unix(1_790_000_000, 0)
	r := start(t, relay.Options{CarryBytes: 20_000, Now: func() time.Time { return now }})
	anna := newPhone("anna")
	team := found(t, anna)
	bohdan := team.let(anna, "bohdan")
	r.carries(team, anna)
	run := bohdan.write(team, 60)
	r.push(team, anna, run[:30])
	_, err := r.by(anna).Sync(t.Context(), team.id(), protocol.Request{Runs: []protocol.Run{run[30:]}})
	if codeOf(err) != protocol.CodeRate {
		t.Errorf("more than an hour's: %v; want %q", err, protocol.CodeRate)
	}
	// It is anna who carried; bohdan has brought nothing yet.
	if got := r.push(team, bohdan, run[30:]); got.Result != protocol.Kept {
		t.Errorf("the same, by who brought nothing yet: %+v", got)
	}
}

func TestAFullSpaceTakesNoMore(t *testing.T) {
	r := start(t, relay.Options{SpaceBytes: 4000})
	anna := newPhone("anna")
	team := found(t, anna)
	r.carries(team, anna)
	got := r.push(team, anna, anna.write(team, 20))
	if got.Result != protocol.Crowded || got.Through == 0 || got.Through >= 20 {
		t.Errorf("outcome %+v; want it crowded behind some", got)
	}
}

func TestWhatIsReadAtOnceIsBounded(t *testing.T) {
	r := start(t, relay.Options{InFlight: 100})
	if response, body := r.do("POST", "/v1/spaces", nil, make([]byte, 101)); string(body) != "busy 2\n" || response.Header.Get("Retry-After") != "2" {
		t.Errorf("%q; want it busy", body)
	}
}

func TestPlainHTTPIsForPrivateAddresses(t *testing.T) {
	storage := start(t, relay.Options{}).storage
	for address, want := range map[string]int{"192.168.1.4:80": 200, "127.0.0.1:80": 200, "[fe80::1]:80": 200, "[::ffff:10.0.0.1]:80": 200, "203.0.113.4:80": 403, "[2001:db8::1]:80": 403} {
		for _, proxied := range []bool{false, true} {
			local, err := net.ResolveTCPAddr("tcp", address)
			if err != nil {
				t.Fatal(err)
			}
			w := &recorder{header: http.Header{}}
			request, _ := http.NewRequest("GET", "/v1", nil)
			request = request.WithContext(context.WithValue(t.Context(), http.LocalAddrContextKey, local))
			relay.New(storage, relay.Options{BehindProxy: proxied}).ServeHTTP(w, request)
			if proxied {
				want = 200
			}
			if w.status != want {
				t.Errorf("%s, behind a proxy %v: %d; want %d", address, proxied, w.status, want)
			}
		}
	}
}

// A recorder keeps the status of an answer.
type recorder struct {
	header http.Header
	status int
}

func (w *recorder) Header() http.Header { return w.header }
func (w *recorder) WriteHeader(n int)   { w.status = n }
func (w *recorder) Write(b []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	return len(b), nil
}

func TestSomebodyWhoWaitsIsWoken(t *testing.T) {
	r := start(t, relay.Options{})
	anna := newPhone("anna")
	team := found(t, anna)
	bohdan := team.let(anna, "bohdan")
	r.carries(team, anna)
	listener := r.by(bohdan)
	at := uint64(len(team.chain))
	if fresh, err := listener.Wait(t.Context(), team.id(), 0, at, 0); fresh || err != nil {
		t.Fatalf("nothing is new: %v, %v", fresh, err)
	}
	woken := make(chan error, 1)
	go func() {
		fresh, err := listener.Wait(t.Context(), team.id(), 0, at, time.Minute)
		if err == nil && !fresh {
			err = io.EOF
		}
		woken <- err
	}()
	r.push(team, anna, anna.write(team, 1))
	if err := <-woken; err != nil {
		t.Error(err)
	}
	if fresh, err := listener.Wait(t.Context(), team.id(), 1, at-1, time.Minute); !fresh || err != nil {
		t.Errorf("a statement is new: %v, %v", fresh, err)
	}
}

func TestAStreamWakesAndEndsWhenTheRelayStops(t *testing.T) {
	r := start(t, relay.Options{})
	anna := newPhone("anna")
	team := found(t, anna)
	r.carries(team, anna)
	stream := r.listens(team, anna)
	r.push(team, anna, anna.write(team, 1))
	isWoken(t, stream)
	r.relay.Stop()
	if rest, err := io.ReadAll(stream); len(rest) > 0 || err != nil {
		t.Errorf("then %q, %v; want the end", rest, err)
	}
}

// Who knows less is woken, and who knows more too: the relay was restored.
func TestAStreamWakesWhoIsElsewhere(t *testing.T) {
	r := start(t, relay.Options{LookAgain: never})
	anna := newPhone("anna")
	team := found(t, anna)
	r.carries(team, anna)
	r.push(team, anna, anna.write(team, 3))
	for _, cursor := range []uint64{1, 5} {
		stream := r.listensFrom(team, anna, cursor)
		isWoken(t, stream)
		r.push(team, anna, anna.write(team, 1)) // 4, and then 5: no more than was known
		isWoken(t, stream)
	}
}

func TestMetricsAreForThisMachineAndNameNobody(t *testing.T) {
	r := start(t, relay.Options{})
	anna := newPhone("anna")
	team := found(t, anna)
	r.carries(team, anna)
	r.push(team, anna, anna.write(team, 3))
	_, body := r.do("GET", "/metrics", nil, nil)
	for _, line := range []string{`bankje_kept{what="envelopes"} 3`, `bankje_envelopes_total{way="brought"} 3`, `bankje_answers_total{code="ok",request="sync"} 1`} {
		if !bytes.Contains(body, []byte(line)) {
			t.Errorf("metrics lack %s", line)
		}
	}
	for _, secret := range []string{team.id().String(), anna.id().String(), protocol.PathSpace(team.id()), "127.0.0.1"} {
		if bytes.Contains(body, []byte(secret)) {
			t.Errorf("metrics tell %s", secret)
		}
	}
	response, body := r.do("GET", "/metrics", http.Header{"X-Forwarded-For": {"203.0.113.4"}}, nil)
	if got := refusalOf(t, response, body); got != protocol.CodePath {
		t.Errorf("through a proxy: %q; want %q", got, protocol.CodePath)
	}
}

// The figure in the architecture, headers included, over loopback.
func TestIdleTakesAtMost400Bytes(t *testing.T) {
	r := start(t, relay.Options{})
	anna := newPhone("anna")
	team := found(t, anna)
	r.carries(team, anna)
	at := r.sync(team, anna, protocol.Request{Chain: markOf(team.chain), Runs: []protocol.Run{anna.write(team, 2)}})
	meter := meter(t, r.server.Listener.Addr().String())
	through, err := client.NewRelay("http://"+meter.address, anna)
	if err != nil {
		t.Fatal(err)
	}
	idle := protocol.Request{Chain: at.Chain, Cursor: at.Cursor}
	if _, err := through.Sync(t.Context(), team.id(), idle); err != nil {
		t.Fatal(err)
	}
	before := meter.bytes.Load()
	if _, err := through.Sync(t.Context(), team.id(), idle); err != nil {
		t.Fatal(err)
	}
	took := meter.bytes.Load() - before
	t.Logf("idle: %d bytes both ways", took)
	if took > 400 {
		t.Errorf("nothing to do takes %d bytes both ways; want at most 400", took)
	}
}
