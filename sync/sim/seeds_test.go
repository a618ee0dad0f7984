package sim

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
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
		live(t, *oneSeed)
		return
	}
	count := *howMany
	if count == 0 {
		count = usualSeeds()
	}
	begun := time.Now()
	tellSeeds(t, count, runtime.NumCPU())
	took := time.Since(begun)
	t.Logf("%d seeds in %v, %.1f a second", count, took.Round(time.Second), float64(count)/took.Seconds())
}

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

// part names which of the seeds this process runs: every so manieth, from which
// on, up to which.
const part = "BANKJE_SIM_PART"

// tellSeeds runs seeds in several processes: within one, the randomness of keys
// belongs to one world at a time.
func tellSeeds(t *testing.T, count uint64, processes int) {
	t.Helper()
	var wait sync.WaitGroup
	for i := range processes {
		wait.Go(func() {
			command := exec.Command(os.Args[0], "-test.run", "^TestPartOfTheSeeds$", "-test.v", "-test.timeout", "2h")
			command.Env = append(os.Environ(), "GOMAXPROCS=1", fmt.Sprintf("%s=%d %d %d", part, processes, i+1, count))
			out, err := command.CombinedOutput()
			if err != nil {
				t.Errorf("%v:\n%s", err, onlyFailures(string(out)))
			}
		})
	}
	wait.Wait()
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
		t.Skip("is run by TestSeeds")
	}
	var step, first, last uint64
	if _, err := fmt.Sscan(asked, &step, &first, &last); err != nil {
		t.Fatal(err)
	}
	for seed := first; seed <= last; seed += step {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { live(t, seed) })
	}
}

// live makes up a world, has it heal and looks at it.
func live(t *testing.T, seed uint64) {
	w := newWorld(t, seed)
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("seed %d; again with: go test -tags ci ./sync/sim -run 'TestSeeds$' -seed=%d", seed, seed)
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
