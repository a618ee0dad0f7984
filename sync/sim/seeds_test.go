package sim

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// How many worlds are made up when nothing else is asked.
const (
	seedsInCI = 1000
	seedsHere = 30
	seedsRace = 40 // in CI, where races are looked for
)

// TestSeeds makes up worlds, one from each seed, and looks whether in the end
// what is promised holds. A seed that fails is run again with -seed.
func TestSeeds(t *testing.T) {
	if *oneSeed != 0 {
		live(t, *oneSeed, false)
		return
	}
	runSeeds(t, usualSeeds(), false)
}

// TestSeedsOfOneJournal makes up worlds of one person with several devices.
func TestSeedsOfOneJournal(t *testing.T) {
	if *oneSeed != 0 {
		live(t, *oneSeed, true)
		return
	}
	runSeeds(t, usualSeeds()/5, true)
}

// runSeeds runs so many, unless others are asked for.
func runSeeds(t *testing.T, count uint64, own bool) {
	t.Helper()
	begun := time.Now()
	end := begun.Add(mostTime)
	if *howMany > 0 {
		count, end = *howMany, begun.Add(1000*time.Hour)
	}
	told := tellSeeds(t, count, own, runtime.NumCPU(), end)
	took := time.Since(begun)
	t.Logf("%d of %d seeds in %v, %.1f a second", told, count, took.Round(time.Second), float64(told)/took.Seconds())
}

// mostTime is when no further seed is begun, on a machine that is slow or busy:
// go test gives a package ten minutes.
const mostTime = 5 * time.Minute

func usualSeeds() uint64 {
	switch {
	case testing.Short():
		return 10
	case os.Getenv("CI") == "":
		return seedsHere
	case raceDetector:
		return seedsRace
	}
	return seedsInCI
}

// part names which of the seeds this process runs: whether they are of one journal,
// every so manieth, from which on, up to which, and until when, in seconds since 1970.
const part = "BANKJE_SIM_PART"

// tellSeeds runs seeds in several processes: within one, the randomness of keys
// belongs to one world at a time. It gives how many were run until the end.
func tellSeeds(t *testing.T, count uint64, own bool, processes int, end time.Time) int {
	t.Helper()
	var wait sync.WaitGroup
	var told atomic.Int64
	for i := range processes {
		wait.Go(func() {
			command := exec.Command(os.Args[0], "-test.run", "^TestPartOfTheSeeds$", "-test.v", "-test.timeout", "2h")
			first := *fromSeed + uint64(i)
			command.Env = append(os.Environ(), "GOMAXPROCS=1", fmt.Sprintf("%s=%v %d %d %d %d", part, own, processes, first, *fromSeed+count-1, end.Unix()))
			out, err := command.CombinedOutput()
			if err != nil {
				t.Errorf("%v:\n%s", err, onlyFailures(string(out)))
			}
			told.Add(int64(strings.Count(string(out), "=== RUN   TestPartOfTheSeeds/")))
		})
	}
	wait.Wait()
	return int(told.Load())
}

// onlyFailures leaves out what a test that passed says.
func onlyFailures(out string) string {
	var b strings.Builder
	for line := range strings.Lines(out) {
		if trimmed := strings.TrimSpace(line); !strings.HasPrefix(trimmed, "=== RUN") && !strings.HasPrefix(trimmed, "--- PASS") {
			b.WriteString(line)
		}
	}
	return b.String()
}

// TestPartOfTheSeeds is what a process of TestSeeds does.
func TestPartOfTheSeeds(t *testing.T) {
	asked := os.Getenv(part)
	if asked == "" {
		return // TestSeeds runs it, in processes of their own
	}
	var own bool
	var step, first, last uint64
	var end int64
	if _, err := fmt.Sscan(asked, &own, &step, &first, &last, &end); err != nil {
		t.Fatal(err)
	}
	for seed := first; seed <= last && time.Now().Unix() < end; seed += step {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { live(t, seed, own) })
	}
}

// live makes up a world, of a team or of one journal, has it heal and looks at it.
func live(t *testing.T, seed uint64, own bool) {
	w := newWorld(t, seed)
	w.own = own
	w.newer = pick(w, []int{0, 30, 60})
	t.Cleanup(func() {
		if t.Failed() {
			test := "TestSeeds"
			if own {
				test = "TestSeedsOfOneJournal"
			}
			t.Logf("seed %d; again with: go test -tags ci ./sync/sim -run '%s$' -seed=%d", seed, test, seed)
		}
	})
	w.begin()
	for range 20 + w.random.IntN(40) {
		w.act()
	}
	w.heal()
	w.check()
}

// TestASeedAlwaysTellsTheSame is what makes a failure one that can be looked at.
func TestASeedAlwaysTellsTheSame(t *testing.T) {
	var tales []string
	for range 2 {
		t.Run("", func(t *testing.T) {
			w := newWorld(t, 4711)
			w.newer = 40
			w.begin()
			for range 40 {
				w.act()
			}
			w.heal()
			tales = append(tales, strings.Join(w.tale, "\n"))
		})
	}
	if len(tales) != 2 || tales[0] != tales[1] {
		t.Errorf("one seed tells two tales:\n%s", strings.Join(tales, "\n\n"))
	}
}
