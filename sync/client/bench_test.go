//go:build unix

package client_test

import (
	"fmt"
	"net/http"
	"os"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"bankje/store"
	"bankje/store/storetest"
	"bankje/sync/envelope"
)

// size is how many conversations the benchmark carries.
func size(b *testing.B) storetest.Size {
	n := storetest.Busy
	if asked := os.Getenv("BANKJE_CONVERSATIONS"); asked != "" {
		var err error
		n.Conversations, err = strconv.Atoi(asked)
		must(b, err)
	}
	return n
}

// fill writes a made-up journal and shares it with a team.
func (p phone) fill(b *testing.B, team store.TeamID) (changes uint64) {
	story := storetest.Tell(size(b), storetest.End)
	var people []store.Person
	for _, person := range story.People {
		saved, err := p.AddPerson(b.Context(), person)
		must(b, err)
		must(b, p.SharePerson(b.Context(), saved.ID, team))
		people = append(people, saved)
	}
	for _, c := range story.Conversations {
		saved, err := p.SaveDraft(b.Context(), c.Draft(people))
		must(b, err)
		must(b, p.ShareConversation(b.Context(), saved.ID, team))
	}
	h, err := p.Holding(b.Context(), envelope.SpaceID(team))
	must(b, err)
	for _, run := range h.Runs {
		changes += run.Last
	}
	return changes
}

// BenchmarkTeam is one team's way through everything that is measured: a first
// push, a full pull on a new device until it can be searched, 100 edits there
// and back, and nothing to do. Each is told as a figure of its own. Run it with
//
//	go test -run '^$' -bench Team -benchtime 1x -count 3 ./sync/client
func BenchmarkTeam(b *testing.B) {
	for b.Loop() {
		benchmarkTeam(b)
	}
	b.ReportMetric(0, "ns/op") // it says nothing of any
}

func benchmarkTeam(b *testing.B) {
	r := newHome(b)
	anna, bohdan := newPhone(b), newPhone(b)
	team := anna.found(r)
	anna.let(r, team, bohdan, false)
	b.ReportMetric(float64(anna.fill(b, team)), "changes")

	measure(b, r, "push", func() { anna.meet(r, team) })

	runtime.GC()
	memory := watchMemory()
	measure(b, r, "pull", func() {
		bohdan.meet(r, team)
		n, err := bohdan.TimelineCount(b.Context(), store.Filter{Query: "soep"})
		if err != nil || n == 0 {
			b.Fatalf("a search finds %d, %v", n, err)
		}
	})
	b.ReportMetric(float64(memory())/(1<<20), "pull-MB-heap")

	edit(b, anna, 100)
	measure(b, r, "edits-push", func() { anna.meet(r, team) })
	measure(b, r, "edits-pull", func() { bohdan.meet(r, team) })
	anna.meet(r, team)
	measure(b, r, "idle", func() { anna.meet(r, team) })

	r.restore("")
	whole := measure(b, r, "restored", func() { anna.meet(r, team) })
	r.restore("")
	line := breaks{left: whole / 2}
	r.through(line.through)
	if _, err := anna.tries(r, team); err == nil {
		b.Fatal("the line did not break")
	}
	rest := measure(b, r, "after-cut", func() { anna.meet(r, team) })
	b.ReportMetric(100*float64(whole/2+rest-whole)/float64(whole), "after-cut-extra-%")
}

// breaks is a line that is cut once after so many bytes of requests.
type breaks struct {
	mu   sync.Mutex
	left int64
}

func (l *breaks) through(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
		l.mu.Lock()
		l.left -= request.ContentLength
		left := l.left
		l.mu.Unlock()
		if left < 0 {
			panic(http.ErrAbortHandler)
		}
		next.ServeHTTP(w, request)
	})
}

// edit changes the note of so many conversations.
func edit(b *testing.B, p phone, n int) {
	b.Helper()
	entries, err := p.Timeline(b.Context(), store.Filter{}, 0, n)
	must(b, err)
	for i, e := range entries {
		d, err := p.EditDraft(b.Context(), e.ID)
		must(b, err)
		d.Conversation.Note += fmt.Sprintf(" Later nog gebeld, de %de keer.", i)
		_, err = p.SaveDraft(b.Context(), d)
		must(b, err)
	}
}

// measure tells how long something takes, and how many bytes of bodies went over
// the line both ways.
func measure(b *testing.B, r *home, name string, do func()) (bytes int64) {
	b.Helper()
	var sent, received atomic.Int64
	r.through(bytesOf(&sent, &received))
	begun, worked := time.Now(), processor(b)
	do()
	b.ReportMetric(float64(time.Since(begun).Microseconds())/1000, name+"-ms")
	b.ReportMetric(float64((processor(b)-worked).Microseconds())/1000, name+"-cpu-ms")
	r.through(nil)
	bytes = sent.Load() + received.Load()
	b.ReportMetric(float64(bytes), name+"-B")
	return bytes
}

// processor tells how long the processors worked for this process, which a busy
// machine does not change: phone and relay together.
func processor(b *testing.B) time.Duration {
	var used syscall.Rusage
	must(b, syscall.Getrusage(syscall.RUSAGE_SELF, &used))
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// watchMemory gives, when it is asked, the most memory that was in use since.
func watchMemory() func() uint64 {
	var most uint64
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		tick := time.NewTicker(5 * time.Millisecond)
		defer tick.Stop()
		var m runtime.MemStats
		for {
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapInuse+m.StackInuse)
			select {
			case <-stop:
				return
			case <-tick.C:
			}
		}
	}()
	return func() uint64 {
		close(stop)
		<-stopped
		return most
	}
}
