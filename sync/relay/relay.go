package relay

import (
	"errors"
	"io"
	"net/http"
	"strconv"
	"time"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
)

// A Relay answers requests over HTTP. Its methods may be called from any
// goroutine.
type Relay struct {
	storage Storage
	options Options
	tokens  tokens
	trees   trees
	rates   rates
	waking  waking
	metrics *metrics
	mux     *http.ServeMux
}

// New makes a relay over a storage, which the caller closes after it.
func New(storage Storage, o Options) *Relay {
	r := &Relay{storage: storage, options: o.withDefaults(), metrics: newMetrics(storage), mux: http.NewServeMux()}
	r.rates.rate, r.rates.burst = r.options.Rate, r.options.Burst
	r.handle("GET "+protocol.PathHello, r.hello)
	r.handle("POST "+protocol.PathSpaces, r.found)
	r.handle("POST "+protocol.PathSpaces+"/{space}/sync", r.sync)
	r.handle("GET "+protocol.PathSpaces+"/{space}/events", r.events)
	r.handle("DELETE "+protocol.PathSpaces+"/{space}", r.delete)
	r.handle("GET "+protocol.PathInvitations+"/{invitation}", r.invited)
	r.mux.HandleFunc("GET /healthz", r.healthz)
	r.mux.Handle("GET /metrics", r.metrics.handler())
	r.mux.HandleFunc("/", r.elsewhere)
	return r
}

// ServeHTTP answers one request.
func (r *Relay) ServeHTTP(w http.ResponseWriter, request *http.Request) { r.mux.ServeHTTP(w, request) }

// A handler answers a request, or gives why not: a *protocol.Refusal for
// whatever the caller is to know.
type handler func(http.ResponseWriter, *http.Request) error

// handle has a handler answer, and turns what goes wrong into a refusal.
func (r *Relay) handle(pattern string, h handler) {
	r.mux.HandleFunc(pattern, func(w http.ResponseWriter, request *http.Request) {
		begun := time.Now()
		err := r.guarded(h, w, request)
		refusal := r.refusalOf(err)
		if refusal != nil {
			r.refuse(w, refusal)
		}
		r.metrics.answered(pattern, refusal, time.Since(begun))
	})
}

// guarded turns a panic into an error: one request that nobody thought of must
// not end all others.
func (r *Relay) guarded(h handler, w http.ResponseWriter, request *http.Request) (err error) {
	defer func() {
		if trouble := recover(); trouble != nil && trouble != http.ErrAbortHandler {
			r.options.Log.Error("answer", "panic", trouble)
			err = errors.New("panic")
		}
	}()
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

// elsewhere refuses what is no path of this protocol.
func (r *Relay) elsewhere(w http.ResponseWriter, request *http.Request) {
	var version int
	refusal := protocol.Refuse(protocol.CodePath)
	if n := len("/v"); len(request.URL.Path) > n && request.URL.Path[:n] == "/v" {
		for _, digit := range request.URL.Path[n:] {
			if digit < '0' || digit > '9' || version > 1_000_000 {
				break
			}
			version = version*10 + int(digit-'0')
		}
	}
	switch {
	case version > protocol.NewestVersion:
		refusal = protocol.Refuse(protocol.CodeVersion, protocol.OldestVersion, protocol.NewestVersion)
	case version > 0 && request.Method != http.MethodGet && request.Method != http.MethodPost && request.Method != http.MethodDelete:
		refusal = protocol.Refuse(protocol.CodeMethod)
	}
	r.refuse(w, refusal)
}

// hello says what the relay is, to anybody.
func (r *Relay) hello(w http.ResponseWriter, _ *http.Request) error {
	return write(w, protocol.Hello{
		Token:        r.tokens.give(),
		Oldest:       protocol.OldestVersion,
		Newest:       protocol.NewestVersion,
		Time:         uint64(r.options.Now().Unix()),
		Registration: r.options.RegistrationCode != "",
		Body:         protocol.MaxMessage,
		SpaceBytes:   uint64(r.options.SpaceBytes),
		Wait:         uint64(r.options.Wait.Seconds()),
	}.Bytes())
}

// write sends the body of an answer.
func write(w http.ResponseWriter, body []byte) error {
	h := w.Header()
	h["Content-Type"] = nil // as the protocol says, whether that is said or not
	h["Date"] = nil
	h.Set("Content-Length", strconv.Itoa(len(body)))
	_, err := w.Write(body)
	if err != nil {
		panic(http.ErrAbortHandler) // the line was cut; nobody is there to be told
	}
	return nil
}

// healthz says whether the storage answers.
func (r *Relay) healthz(w http.ResponseWriter, request *http.Request) {
	if _, err := r.storage.Counts(request.Context()); err != nil {
		http.Error(w, "storage does not answer", http.StatusServiceUnavailable)
		return
	}
	io.WriteString(w, "ok\n")
}
