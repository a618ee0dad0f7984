package client_test

import (
	"bytes"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"bankje/store"
	"bankje/sync/client"
)

// listened counts how phones ask to be woken.
type listened struct{ streams, polls atomic.Int64 }

func (l *listened) through(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
		if strings.HasSuffix(request.URL.Path, "/events") {
			if request.URL.Query().Has("wait") {
				l.polls.Add(1)
			} else {
				l.streams.Add(1)
			}
		}
		next.ServeHTTP(w, request)
	})
}

// waitsFor waits until a phone can read so many of the words; else the test does
// not end.
func (p phone) waitsFor(arrived <-chan struct{}, words ...string) {
	p.t.Helper()
	for range arrived {
		found := 0
		for _, word := range words {
			n, err := p.TimelineCount(p.t.Context(), store.Filter{Query: word})
			must(p.t, err)
			found += n
		}
		if found == len(words) {
			return
		}
	}
}

func TestOneStreamWakesForAllThatComes(t *testing.T) {
	r, team, anna, bohdan := two(t, false)
	var l listened
	r.through(l.through)
	_, arrived, _ := bohdan.running()
	var said []string
	for _, word := range []string{"soep", "brood", "koffie"} {
		anna.says(team, word)
		anna.meet(r, team)
		said = append(said, word)
		bohdan.waitsFor(arrived, said...)
	}
	if l.streams.Load() != 1 || l.polls.Load() != 0 {
		t.Errorf("%d streams and %d requests that wait; want one stream", l.streams.Load(), l.polls.Load())
	}
}

// A proxy that gathers an answer before it sends any of it is no reason not to
// be woken.
func TestWhereStreamsAreHeldBackRequestsWait(t *testing.T) {
	r, team, anna, bohdan := two(t, false)
	var l listened
	r.through(func(next http.Handler) http.Handler {
		return l.through(http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
			gathered := &gathered{header: http.Header{}, status: http.StatusOK}
			next.ServeHTTP(gathered, request)
			gathered.sendTo(w)
		}))
	})
	arrived := make(chan struct{}, 1)
	c := client.New(bohdan, func() {
		select {
		case arrived <- struct{}{}:
		default:
		}
	})
	must(t, c.HoldBackAtOnce(r.url))
	bohdan.runs(c)
	var said []string
	for _, word := range []string{"soep", "brood"} {
		anna.says(team, word)
		anna.meet(r, team)
		said = append(said, word)
		bohdan.waitsFor(arrived, said...)
	}
	// The stream may be given up before the relay has heard of it.
	if l.streams.Load() > 1 || l.polls.Load() == 0 {
		t.Errorf("%d streams and %d requests that wait; want one stream at most, and then requests", l.streams.Load(), l.polls.Load())
	}
}

// A relay that stops, and is started again, ends a stream that has just begun.
func TestAStreamThatEndsAtOnceIsBegunAgain(t *testing.T) {
	r, _, _, bohdan := two(t, false)
	asked := make(chan bool, 2) // for a stream
	r.through(func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
			if !strings.HasSuffix(request.URL.Path, "/events") {
				next.ServeHTTP(w, request)
				return
			}
			select {
			case asked <- !request.URL.Query().Has("wait"):
				w.Header().Set("Content-Type", "text/event-stream")
				w.Write([]byte(":\n\n"))
			default: // enough is known
				<-request.Context().Done()
			}
		})
	})
	bohdan.running()
	if first, second := <-asked, <-asked; !first || !second {
		t.Errorf("a stream is asked for: %v, and once that ended: %v; want one twice", first, second)
	}
}

// A gathered answer is sent once it is whole.
type gathered struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (g *gathered) Header() http.Header         { return g.header }
func (g *gathered) WriteHeader(status int)      { g.status = status }
func (g *gathered) Write(b []byte) (int, error) { return g.body.Write(b) }
func (g *gathered) Flush()                      {}

func (g *gathered) sendTo(w http.ResponseWriter) {
	for name, values := range g.header {
		w.Header()[name] = values
	}
	w.WriteHeader(g.status)
	w.Write(g.body.Bytes())
}
