package relay

import (
	"errors"
	"io"
	"net/http"
	"net/netip"
	"path"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/relay/internal/signatures"
)

// A Relay answers requests over HTTP. Its methods may be called from any
// goroutine.
type Relay struct {
	storage   Storage
	options   Options
	tokens    tokens
	folded    cache
	signers   signatures.Keys
	forks     forks
	addresses *rates[netip.Prefix]
	devices   *rates[envelope.DeviceID]
	carried   *rates[envelope.DeviceID] // in bytes
	inFlight  atomic.Int64              // bytes of requests
	waking    waking
	homes     []envelope.RelayID // by which spaces may name it; none: it does not know
	others    Shared             // by which other relays are told; nil: there are none
	waiters   atomic.Int64
	metrics   *metrics
	mux       *http.ServeMux

	ending chan struct{} // closed by Stop
	stop   sync.Once
}

// New makes a relay over a storage, which the caller closes after it.
func New(storage Storage, o Options) *Relay {
	o = o.withDefaults()
	r := &Relay{
		storage:   storage,
		options:   o,
		tokens:    tokens{random: o.Random},
		addresses: newRates[netip.Prefix](10*o.Rate, 10*o.Burst),
		devices:   newRates[envelope.DeviceID](o.Rate, o.Burst),
		carried:   newRates[envelope.DeviceID](float64(o.CarryBytes)/3600, float64(o.CarryBytes)),
		homes:     homesOf(o.Addresses),
		metrics:   newMetrics(storage),
		mux:       http.NewServeMux(),
		ending:    make(chan struct{}),
	}
	if shared, ok := storage.(Shared); ok {
		r.others = shared
		shared.OnWake(r.waking.wake, r.waking.wakeAll)
	}
	r.handle("hello", "GET", protocol.PathHello, r.hello)
	r.handle("found", "POST", protocol.PathSpaces, r.found)
	r.handle("sync", "POST", protocol.PathSpaces+"/{space}/sync", r.sync)
	r.handle("events", "GET", protocol.PathSpaces+"/{space}/events", r.events)
	r.handle("delete", "DELETE", protocol.PathSpaces+"/{space}", r.delete)
	r.handle("invitation", "GET", protocol.PathInvitations+"/{invitation}", r.invited)
	r.handle("healthz", "GET", "/healthz", r.healthz)
	r.handle("metrics", "GET", "/metrics", r.metricsHere)
	r.handle("elsewhere", "", "/", r.elsewhere)
	return r
}

// Stop ends whatever only waits, so that a server can be shut down. Requests
// are still answered.
func (r *Relay) Stop() { r.stop.Do(func() { close(r.ending) }) }

// ServeHTTP answers one request.
func (r *Relay) ServeHTTP(w http.ResponseWriter, request *http.Request) {
	if !isClean(request.URL.Path) {
		// The mux would send such a caller elsewhere, in HTML.
		r.refuse(w, protocol.Refuse(protocol.CodePath))
		return
	}
	r.mux.ServeHTTP(w, request)
}

// isClean says that a path is one that nothing can be left out of; a slash may end
// it.
func isClean(p string) bool {
	rest := strings.TrimSuffix(p, "/")
	return p == "/" || rest != "/" && strings.HasPrefix(p, "/") && path.Clean(p) == rest
}

// A handler answers a request, or gives why not: a *protocol.Refusal for
// whatever the caller is to know.
type handler func(http.ResponseWriter, *http.Request) error

// handle has a handler answer on a path, and turns what goes wrong into a
// refusal. Name is what metrics call it.
func (r *Relay) handle(name, method, path string, h handler) {
	r.mux.HandleFunc(path, func(w http.ResponseWriter, request *http.Request) {
		begun := time.Now()
		err := r.guarded(method, h, w, request)
		refusal := r.refusalOf(err)
		if refusal != nil {
			r.refuse(w, refusal)
		}
		r.metrics.answered(name, refusal, time.Since(begun))
	})
}

// guarded looks at what holds for every request, and turns a panic into an
// error: one that nobody thought of must not end all others.
func (r *Relay) guarded(method string, h handler, w http.ResponseWriter, request *http.Request) (err error) {
	defer func() {
		if trouble := recover(); trouble != nil {
			if trouble == http.ErrAbortHandler {
				panic(trouble) // the server closes the connection
			}
			r.options.Log.Error("answer", "panic", trouble)
			err = errors.New("panic")
		}
	}()
	if r.overPublicAddress(request) {
		return protocol.Refuse(protocol.CodePlain)
	}
	if wait, ok := r.addresses.allow(r.addressOf(request), 1, r.options.Now()); !ok && !fromHere(request) {
		return protocol.Refuse(protocol.CodeRate, wait)
	}
	if asked := request.Method; method != "" && asked != method && !(asked == "HEAD" && method == "GET") {
		w.Header().Set("Allow", method)
		return protocol.Refuse(protocol.CodeMethod)
	}
	return h(w, request)
}

func (r *Relay) refusalOf(err error) *protocol.Refusal {
	var refusal *protocol.Refusal
	var large *http.MaxBytesError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &refusal):
		return refusal
	case errors.As(err, &large):
		return protocol.Refuse(protocol.CodeLarge, protocol.MaxMessage)
	case errors.Is(err, ErrNoSpace):
		return protocol.Refuse(protocol.CodeSpaceUnknown)
	case errors.Is(err, ErrDeleted):
		return protocol.Refuse(protocol.CodeSpaceDeleted)
	case errors.Is(err, envelope.ErrVersion):
		return protocol.Refuse(protocol.CodeNewer)
	case errors.Is(err, envelope.ErrMalformed), errors.Is(err, protocol.ErrLarge), errors.Is(err, io.ErrUnexpectedEOF):
		return protocol.Refuse(protocol.CodeMalformed)
	}
	r.options.Log.Error("answer", "error", err)
	return protocol.Refuse(protocol.CodeInternal)
}

func (r *Relay) refuse(w http.ResponseWriter, refusal *protocol.Refusal) {
	h := w.Header()
	h.Set("Content-Type", "text/plain; charset=utf-8")
	if refusal.Status == http.StatusUnauthorized {
		h.Set("WWW-Authenticate", r.tokens.give().Challenge())
	}
	if len(refusal.Numbers) > 0 && (refusal.Code == protocol.CodeRate || refusal.Code == protocol.CodeBusy) {
		h.Set("Retry-After", strconv.FormatUint(refusal.Numbers[0], 10))
	}
	w.WriteHeader(refusal.Status)
	io.WriteString(w, refusal.Line()+"\n")
}

// elsewhere refuses what is no path of this protocol, or of a version that this
// relay does not speak.
func (r *Relay) elsewhere(_ http.ResponseWriter, request *http.Request) error {
	first, _, _ := strings.Cut(request.URL.Path[1:], "/")
	digits, ok := strings.CutPrefix(first, "v")
	version, err := strconv.ParseUint(digits, 10, 32)
	if ok && err == nil && (version < protocol.OldestVersion || version > protocol.NewestVersion) {
		return protocol.Refuse(protocol.CodeVersion, protocol.OldestVersion, protocol.NewestVersion)
	}
	return protocol.Refuse(protocol.CodePath)
}

// hello says what the relay is, to anybody.
func (r *Relay) hello(w http.ResponseWriter, _ *http.Request) error {
	return write(w, protocol.Hello{
		Token:        r.tokens.give(),
		Oldest:       protocol.OldestVersion,
		Newest:       protocol.NewestVersion,
		Time:         r.now(),
		Registration: r.options.RegistrationCode != "",
		Body:         protocol.MaxMessage,
		SpaceBytes:   uint64(r.options.SpaceBytes),
		Wait:         uint64(r.options.Wait.Seconds()),
	}.Bytes())
}

// now is the relay's clock in seconds since 1970.
func (r *Relay) now() uint64 { return uint64(max(0, r.options.Now().Unix())) }

// write sends the body of an answer.
func write(w http.ResponseWriter, body []byte) error {
	h := w.Header()
	h["Content-Type"] = nil // as the protocol says, whether that is said or not
	h["Date"] = nil         // where it matters the body says it, in less
	h.Set("Content-Length", strconv.Itoa(len(body)))
	// A caller that reads nothing is not waited for.
	control := http.NewResponseController(w)
	_ = control.SetWriteDeadline(time.Now().Add(slowStart + time.Duration(len(body))*time.Second/slowRate))
	if _, err := w.Write(body); err != nil {
		panic(http.ErrAbortHandler) // the line was cut; nobody is there to be told
	}
	return nil
}

// healthz says whether the storage answers.
func (r *Relay) healthz(w http.ResponseWriter, request *http.Request) error {
	if _, err := r.storage.Spaces(request.Context(), envelope.SpaceID{}, 1); err != nil {
		r.options.Log.Error("healthz", "error", err)
		return protocol.Refuse(protocol.CodeBusy, 5)
	}
	io.WriteString(w, "ok\n")
	return nil
}

// metricsHere answers who asks on this machine.
func (r *Relay) metricsHere(w http.ResponseWriter, request *http.Request) error {
	if !fromHere(request) {
		return protocol.Refuse(protocol.CodePath)
	}
	r.metrics.handler().ServeHTTP(w, request)
	return nil
}
