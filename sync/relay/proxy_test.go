package relay_test

import (
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"testing"
	"time"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/relay"
)

// fromHeader says from where a request seems to come to the proxy.
const fromHeader = "Test-From"

// proxied gives a relay as it is reached through a proxy, which adds to
// X-Forwarded-For.
func proxied(t *testing.T, r *running) *running {
	t.Helper()
	behind, err := url.Parse(r.url)
	if err != nil {
		t.Fatal(err)
	}
	proxy := httputil.NewSingleHostReverseProxy(behind)
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
		if from := request.Header.Get(fromHeader); from != "" {
			request.RemoteAddr = net.JoinHostPort(from, "4711")
		}
		proxy.ServeHTTP(w, request)
	}))
	t.Cleanup(func() {
		r.relay.Stop()
		front.Close()
	})
	through := *r
	through.url = front.URL
	return &through
}

// Whatever a phone does passes: what it signs over a path, a long wait, and a
// stream that a proxy could hold back.
func TestEverythingPassesAProxy(t *testing.T) {
	direct := start(t, relay.Options{BehindProxy: true, LookAgain: never})
	r := proxied(t, direct)
	anna := newPhone("anna")
	team := found(t, anna)
	bohdan := team.let(anna, "bohdan")
	code := team.invite(anna, "code", farDay)
	r.carries(team, anna)
	if list, err := r.by(code).Invited(t.Context(), envelope.NewInvitationID(code.keys.Signing)); err != nil || len(list) != len(team.chain) {
		t.Errorf("by invitation: %d statements, %v", len(list), err)
	}
	stream := r.listens(team, bohdan)
	for n := range 3 {
		woken := r.waits(team, bohdan, uint64(n))
		if got := r.push(team, anna, anna.write(team, 1)); got.Result != protocol.Kept {
			t.Fatalf("%+v", got)
		}
		if err := <-woken; err != nil {
			t.Fatal(err)
		}
		isWoken(t, stream)
	}
	if err := r.by(anna).Delete(t.Context(), team.id()); err != nil {
		t.Error(err)
	}
	// What is for this machine alone is for nobody behind the proxy.
	if response, _ := r.do("GET", "/metrics", nil, nil); response.StatusCode != http.StatusNotFound {
		t.Errorf("metrics through the proxy: %d", response.StatusCode)
	}
	if response, _ := direct.do("GET", "/metrics", nil, nil); response.StatusCode != http.StatusOK {
		t.Errorf("metrics on this machine: %d", response.StatusCode)
	}
}

// Only the word of a proxy that is known to be there counts, and not what a
// caller wrote before it.
func TestFromWhereACallerComesIsTheProxysWord(t *testing.T) {
	now := time.Unix(1_790_000_000, 0)
	once := relay.Options{Rate: 1e-6, Burst: 0.1, Now: func() time.Time { return now }} // one request of each address
	ask := func(r *running, from, forwarded string) int {
		h := http.Header{}
		if from != "" {
			h.Set(fromHeader, from)
		}
		if forwarded != "" {
			h.Set("X-Forwarded-For", forwarded)
		}
		response, _ := r.do("GET", "/v1", h, nil)
		return response.StatusCode
	}
	behind := once
	behind.BehindProxy = true
	r := proxied(t, start(t, behind))
	for i, c := range []struct {
		from, forwarded string
		want            int
	}{
		{"203.0.113.1", "", 200},
		{"203.0.113.1", "", 429},
		{"203.0.113.2", "", 200},
		{"203.0.113.1", "198.51.100.9", 429}, // made up
		{"2001:db8::1:1", "", 200},
		{"2001:db8::1:2", "", 429}, // the same household
	} {
		if got := ask(r, c.from, c.forwarded); got != c.want {
			t.Errorf("request %d, from %s, said to be forwarded from %q: %d; want %d", i+1, c.from, c.forwarded, got, c.want)
		}
	}
	r = start(t, once)
	for i, want := range []int{200, 429} {
		if got := ask(r, "", []string{"203.0.113.1", "203.0.113.2"}[i]); got != want {
			t.Errorf("without a proxy, request %d: %d; want %d", i+1, got, want)
		}
	}
}
