package client_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"bankje/store"
	"bankje/sync/client"
	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/space"
)

// running is a client that runs, and tells on a channel that something changed.
func (p phone) running() (c *client.Client, changed chan struct{}, stop func()) {
	changed = make(chan struct{}, 1)
	c = client.New(p, func() {
		select {
		case changed <- struct{}{}:
		default:
		}
	})
	return c, changed, p.runs(c)
}

// runs has a client carry until the test ends or stop is called, which waits for
// it.
func (p phone) runs(c *client.Client) (stop func()) {
	ctx, cancel := context.WithCancel(p.t.Context())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		c.Run(ctx)
	}()
	stop = func() { cancel(); <-ended }
	p.t.Cleanup(stop)
	return stop
}

func TestWhatOneWritesReachesTheOtherByItself(t *testing.T) {
	_, team, anna, bohdan := two(t, false)
	_, arrived, _ := bohdan.running()
	hers, _, _ := anna.running()
	anna.says(team, "soep")
	hers.Nudge()
	for range arrived { // until it is there; else the test does not end
		n, err := bohdan.TimelineCount(t.Context(), store.Filter{Query: "soep"})
		must(t, err)
		if n == 1 {
			return
		}
	}
}

func stateOf(c *client.Client, team store.TeamID) client.State {
	for _, s := range c.States() {
		if s.Space == envelope.SpaceID(team) {
			return s
		}
	}
	return client.State{}
}

// held is a relay that answers nobody who exchanges or waits, until the test
// ends.
type held struct {
	entered chan string
	release chan struct{}
}

func (h held) through(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
		path := request.URL.Path
		if what := path[strings.LastIndex(path, "/")+1:]; what == "sync" || what == "events" {
			select {
			case h.entered <- what:
			default:
			}
			<-h.release
		}
		next.ServeHTTP(w, request)
	})
}

func TestCarryingEndsAtOnceInTheMiddleOfARequest(t *testing.T) {
	r := newHome(t)
	anna := newPhone(t)
	team := anna.found(r)
	anna.says(team, "soep")
	h := held{make(chan string, 1), make(chan struct{})}
	defer close(h.release)
	r.through(h.through)
	c, _, stop := anna.running()
	<-h.entered
	stop() // comes back although nobody answers
	if s := stateOf(c, team); s.Running || s.Failed != nil || s.Failures != 0 {
		t.Errorf("that it was stopped counts as a failure: %+v", s)
	}
	if waiting, err := anna.Waiting(t.Context(), envelope.SpaceID(team)); waiting != 1 || err != nil {
		t.Errorf("%d wait, %v; want 1", waiting, err)
	}
}

func TestCarryingEndsAtOnceWhileItListens(t *testing.T) {
	r := newHome(t)
	anna := newPhone(t)
	anna.found(r)
	h := held{make(chan string, 1), make(chan struct{})}
	defer close(h.release)
	r.through(func(next http.Handler) http.Handler {
		listening := h.through(next)
		return http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
			if strings.HasSuffix(request.URL.Path, "/events") {
				listening.ServeHTTP(w, request)
				return
			}
			next.ServeHTTP(w, request)
		})
	})
	_, _, stop := anna.running()
	<-h.entered
	stop()
}

func TestAContactThatGoesWellHasItListenAgain(t *testing.T) {
	r := newHome(t)
	anna := newPhone(t)
	anna.found(r)
	tries := make(chan struct{})
	r.through(func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
			if strings.HasSuffix(request.URL.Path, "/events") {
				select {
				case tries <- struct{}{}:
				case <-t.Context().Done():
				}
				panic(http.ErrAbortHandler)
			}
			next.ServeHTTP(w, request)
		})
	})
	c := client.New(anna, func() {})
	c.NeverListenAgain()
	anna.runs(c)
	for range 3 { // else the test does not end
		<-tries
		must(t, c.Now(t.Context()))
	}
}

func TestThereIsOneContactAtATime(t *testing.T) {
	r := newHome(t)
	anna := newPhone(t)
	team := anna.found(r)
	anna.says(team, "soep")
	var now, most atomic.Int64
	r.through(func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
			if n := now.Add(1); n > most.Load() {
				most.Store(n)
			}
			defer now.Add(-1)
			next.ServeHTTP(w, request)
		})
	})
	c := client.New(anna, func() {})
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if err := c.Now(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if most.Load() != 1 {
		t.Errorf("there were %d requests at once", most.Load())
	}
	same(t, team, []string{"soep"}, anna)
}

func TestAContactThatFailsIsTriedLaterAndLater(t *testing.T) {
	r := newHome(t)
	anna := newPhone(t)
	team := anna.found(r)
	r.through(func(http.Handler) http.Handler {
		return http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	})
	c := client.New(anna, func() {})
	for i := range 4 {
		if err := c.Now(t.Context()); !errors.Is(err, client.ErrUnreachable) {
			t.Fatalf("without a network: %v, want ErrUnreachable", err)
		}
		if s := stateOf(c, team); s.Failures != i+1 || !errors.Is(s.Failed, client.ErrUnreachable) {
			t.Errorf("after %d failures: %+v", i+1, s)
		}
	}
	r.through(nil)
	must(t, c.Now(t.Context()))
	if s := stateOf(c, team); s.Failures != 0 || s.Failed != nil || s.Last.IsZero() {
		t.Errorf("after one that went well: %+v", s)
	}
}

func TestARelayThatAsksForPatienceGetsIt(t *testing.T) {
	r := newHome(t)
	anna := newPhone(t)
	team := anna.found(r)
	r.through(func(http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusTooManyRequests)
			w.Write([]byte("rate 600\n"))
		})
	})
	c := client.New(anna, func() {})
	before := time.Now()
	if err := c.Now(t.Context()); !errors.As(err, new(*protocol.Refusal)) {
		t.Fatalf("contact: %v, want that it is refused", err)
	}
	if next := stateOf(c, team).Next; next.Before(before.Add(10 * time.Minute)) {
		t.Errorf("the next one comes after %v, want ten minutes", next.Sub(before))
	}
}

func TestTheWaitDoublesUpToAQuarterOfAnHour(t *testing.T) {
	for failures := range 40 {
		least, most := client.Backoff(failures, 0), client.Backoff(failures, 1)
		if most > 15*time.Minute || least < time.Second || least*2 != most {
			t.Errorf("after %d failures: from %v to %v", failures, least, most)
		}
		if next := client.Backoff(failures+1, 0); next < least {
			t.Errorf("after %d failures the wait is shorter than before", failures+1)
		}
	}
	if client.Backoff(30, 1) != 15*time.Minute {
		t.Error("it never comes to a quarter of an hour")
	}
}

// saves is a journal whose user saves something just as the second delivery
// comes in.
type saves struct {
	phone
	taken int
	saved chan error
}

func (s *saves) Take(ctx context.Context, d space.Delivery) (space.Taken, error) {
	s.taken++
	switch s.taken {
	case 2:
		go func() {
			_, err := s.AddPerson(context.WithoutCancel(ctx), store.Person{Alias: "Daria"})
			s.saved <- err
		}()
	case 4:
		must(s.t, <-s.saved) // else it waits until all is in, and so does the test
	}
	return s.phone.Take(ctx, d)
}

func TestASaveDoesNotWaitUntilAllHasCome(t *testing.T) {
	r, team, anna, bohdan := two(t, false)
	note := strings.Repeat("een lange notitie over soep en brood. ", 40)
	var notes []string
	for _, word := range numbered("soep", 40) {
		notes = append(notes, word)
		anna.says(team, word+" "+note)
	}
	anna.meet(r, team)
	s := &saves{phone: bohdan, saved: make(chan error, 1)}
	small := pages{r.reach(bohdan)}
	_, err := client.Contact(t.Context(), s, bohdan.Self(), small, envelope.SpaceID(team), nil)
	must(t, err)
	if s.taken < 5 {
		t.Fatalf("this test is of no use: %d deliveries", s.taken)
	}
	same(t, team, notes, bohdan)
}

// pages is a relay that answers a little at a time.
type pages struct{ *client.Relay }

func (p pages) Begin(ctx context.Context, id envelope.SpaceID, q protocol.Request) func() (protocol.Answer, error) {
	q.Page = 2048
	return p.Relay.Begin(ctx, id, q)
}

func TestATeamThatMovesTakesAlongWhoComesToTheOldRelay(t *testing.T) {
	first, second := newHome(t), newHome(t)
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.found(first)
	anna.let(first, team, bohdan, false)
	anna.says(team, "soep")
	hers, his := client.New(anna, func() {}), client.New(bohdan, func() {})
	must(t, hers.Now(t.Context()))
	must(t, his.Now(t.Context()))
	must(t, anna.SetRelay(t.Context(), team, second.url))
	bohdan.says(team, "brood")
	for range 2 {
		must(t, hers.Now(t.Context()))
		must(t, his.Now(t.Context())) // who knows of the old one only
	}
	must(t, hers.Now(t.Context()))
	same(t, team, []string{"soep", "brood"}, anna, bohdan)
	agree(t, team, anna, bohdan)
	if s := stateOf(his, team); s.Address != second.url || s.Failed != nil {
		t.Errorf("Bohdan is at %+v", s)
	}
}

func TestATeamMovesThoughTheOldRelayIsGone(t *testing.T) {
	first, second := newHome(t), newHome(t)
	anna := newPhone(t)
	team := anna.found(first)
	anna.says(team, "soep")
	first.through(func(http.Handler) http.Handler {
		return http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	})
	must(t, anna.SetRelay(t.Context(), team, second.url))
	c := client.New(anna, func() {})
	must(t, c.Now(t.Context()))
	same(t, team, []string{"soep"}, anna)
	agree(t, team, anna)
}
