package client_test

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"bankje/store"
	"bankje/sync/client"
)

// cut is a line that breaks after so many bytes of the body of a request, or of
// its answer, as a tunnel does.
type cut struct {
	asking, answering int // bytes; negative: it holds
}

func (c cut) through(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
		if !strings.HasSuffix(request.URL.Path, "/sync") {
			next.ServeHTTP(w, request)
			return
		}
		if c.asking >= 0 {
			request.Body = io.NopCloser(io.MultiReader(io.LimitReader(request.Body, int64(c.asking)), broken{}))
		}
		answer := httptest.NewRecorder()
		next.ServeHTTP(answer, request)
		if c.asking >= 0 {
			panic(http.ErrAbortHandler)
		}
		body := answer.Body.Bytes()
		w.WriteHeader(answer.Code)
		w.Write(body[:min(c.answering, len(body))])
		http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	})
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func TestALineThatIsCutAnywhereLosesAndDoublesNothing(t *testing.T) {
	r, team, anna, bohdan := two(t, false)
	var notes []string
	for i, note := range numbered("soep", 48) {
		notes = append(notes, note)
		anna.says(team, note)
		where := cut{asking: 37 * i, answering: -1}
		if i%2 == 1 {
			where = cut{asking: -1, answering: 41 * i}
		}
		r.through(where.through)
		for _, p := range []phone{anna, bohdan} {
			if _, err := p.tries(r, team); !errors.Is(err, client.ErrUnreachable) {
				t.Fatalf("cut after %+v: %v, want ErrUnreachable", where, err)
			}
		}
		if i%8 == 7 { // now and then there is a minute of network
			r.through(nil)
			anna.meet(r, team)
		}
	}
	r.through(nil)
	anna.meet(r, team)
	bohdan.meet(r, team)
	anna.meet(r, team)
	same(t, team, notes, anna, bohdan)
	counts, err := r.storage.Counts(t.Context())
	if err != nil || counts.Envelopes != int64(len(notes)) {
		t.Errorf("the relay has %d envelopes, %v; want %d", counts.Envelopes, err, len(notes))
	}
}

// manyBatches saves notes that take several messages.
func (p phone) manyBatches(team store.TeamID) []string {
	p.t.Helper()
	var notes []string
	letters := rand.New(rand.NewPCG(1, 2))
	for _, word := range numbered("soep", 24) {
		long := make([]byte, 24<<10)
		for i := range long {
			long[i] = 'a' + byte(letters.IntN(26))
			if i%12 == 0 {
				long[i] = ' '
			}
		}
		p.says(team, word+" "+string(long))
		notes = append(notes, word)
	}
	return notes
}

// after lets so many rounds pass whole, and cuts every line that follows.
type after struct {
	rounds *atomic.Int64
	cut    cut
}

func (a after) through(next http.Handler) http.Handler {
	cut := a.cut.through(next)
	return http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
		if strings.HasSuffix(request.URL.Path, "/sync") && a.rounds.Add(-1) < 0 {
			cut.ServeHTTP(w, request)
			return
		}
		next.ServeHTTP(w, request)
	})
}

func TestACutLineCostsOneBatchAndOnePageAtMost(t *testing.T) {
	const batch, page = 160 << 10, 288 << 10 // with what lies over
	for name, where := range map[string]cut{
		"in a request": {asking: 60 << 10, answering: -1},
		"in an answer": {asking: -1, answering: 100},
		"in a page":    {asking: -1, answering: 60 << 10},
	} {
		r, team, anna, bohdan := two(t, false)
		notes := anna.manyBatches(team)
		for _, p := range []phone{anna, bohdan} {
			var sent, received atomic.Int64
			count := bytesOf(&sent, &received)
			cuts := 0
			for ; ; cuts++ {
				rounds := new(atomic.Int64)
				rounds.Store(1)
				broken := after{rounds, where}
				r.through(func(next http.Handler) http.Handler { return broken.through(count(next)) })
				if _, err := p.tries(r, team); err == nil {
					break
				} else if cuts > 20 {
					t.Fatalf("%s: it comes to no end: %v", name, err)
				}
			}
			if cuts == 0 {
				t.Errorf("%s: this test is of no use: nothing was cut", name)
			}
			whole := len(notes) * 25 << 10
			if both := int(sent.Load() + received.Load()); both > whole+cuts*max(batch, page) {
				t.Errorf("%s: %d bytes with %d cuts; without any it is some %d", name, both, cuts, whole)
			}
		}
		r.through(nil)
		same(t, team, notes, anna, bohdan)
		counts, err := r.storage.Counts(t.Context())
		if err != nil || counts.Envelopes != int64(len(notes)) {
			t.Errorf("%s: the relay has %d envelopes, %v; want %d", name, counts.Envelopes, err, len(notes))
		}
	}
}

func TestAnAnswerThatIsLostIsAskedForAgain(t *testing.T) {
	r, team, anna, bohdan := two(t, false)
	anna.says(team, "soep")
	// What the relay kept, nobody hears of: notes and what was said to the team.
	for range 3 {
		_, err := anna.Invite(t.Context(), team, false, "2036-12-31", "")
		must(t, err)
		r.through(cut{asking: -1, answering: 0}.through)
		if _, err := anna.tries(r, team); err == nil {
			t.Fatal("an answer that is lost is no error")
		}
	}
	if waiting, err := anna.Waiting(t.Context(), anna.Spaces()[1]); waiting != 1 || err != nil {
		t.Errorf("%d wait, %v; want 1, for nobody confirmed it", waiting, err)
	}
	r.through(nil)
	if report := anna.meet(r, team); report.Differs || report.Parted {
		t.Errorf("the next contact reports %+v", report)
	}
	bohdan.meet(r, team)
	same(t, team, []string{"soep"}, anna, bohdan)
	agree(t, team, anna, bohdan)
}

// bytesOf counts what goes over the line, heads of HTTP not included.
func bytesOf(sent, received *atomic.Int64) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
			body, err := io.ReadAll(request.Body)
			if err != nil {
				panic(http.ErrAbortHandler)
			}
			sent.Add(int64(len(body)))
			request.Body = io.NopCloser(bytes.NewReader(body))
			next.ServeHTTP(&countingWriter{w, received}, request)
		})
	}
}

type countingWriter struct {
	http.ResponseWriter
	n *atomic.Int64
}

func (w *countingWriter) Write(b []byte) (int, error) {
	w.n.Add(int64(len(b)))
	return w.ResponseWriter.Write(b)
}

func (w *countingWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func TestWithNothingToDoAContactIsOneSmallRoundTripAndWritesNothing(t *testing.T) {
	r, team, anna, bohdan := two(t, true)
	anna.says(team, "soep")
	bohdan.says(team, "brood")
	for range 2 {
		anna.meet(r, team)
		bohdan.meet(r, team)
	}
	reached := r.reach(anna)
	_, err := client.Contact(t.Context(), anna, anna.Self(), reached, anna.Spaces()[1], nil)
	must(t, err)
	var sent, received atomic.Int64
	r.through(bytesOf(&sent, &received))
	report, err := client.Contact(t.Context(), readOnly{anna}, anna.Self(), reached, anna.Spaces()[1], nil)
	must(t, err)
	if both := sent.Load() + received.Load(); report.Rounds != 1 || both > 400 {
		t.Errorf("%d rounds with %d bytes; want one with 400 at most", report.Rounds, both)
	}
}

func TestARelayThatAnswersByteByByteOrNotAtAllIsNotWaitedFor(t *testing.T) {
	r := newHome(t)
	anna := newPhone(t)
	anna.found(r)
	for name, drips := range map[string]bool{"silent": false, "dripping": true} {
		ended := make(chan struct{})
		r.through(func(http.Handler) http.Handler {
			return http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
				tick := time.NewTicker(time.Millisecond)
				defer tick.Stop()
				for {
					select {
					case <-ended:
						return
					case <-tick.C:
					}
					if drips {
						w.Write([]byte{0})
						http.NewResponseController(w).Flush()
					}
				}
			})
		})
		reached := r.reach(anna)
		reached.SetPatience(20 * time.Millisecond)
		// Should it wait for ever, so does the test.
		if _, err := client.Contact(t.Context(), anna, anna.Self(), reached, anna.Spaces()[1], nil); !errors.Is(err, client.ErrUnreachable) {
			t.Errorf("%s: %v, want ErrUnreachable", name, err)
		}
		close(ended)
	}
}
