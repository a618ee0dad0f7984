package feed

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

func TestWaitsDoubleAfterTheFreeGuesses(t *testing.T) {
	for wrong, want := range map[int]time.Duration{
		0:                0,
		FreeGuesses - 1:  0,
		FreeGuesses:      30 * time.Second,
		FreeGuesses + 1:  time.Minute,
		FreeGuesses + 6:  32 * time.Minute,
		FreeGuesses + 7:  time.Hour,
		FreeGuesses + 90: time.Hour,
		1 << 40:          time.Hour,
	} {
		if got := (Guesses{wrong, noon}).Wait(noon); got != want {
			t.Errorf("after %d wrong guesses the wait is %v, want %v", wrong, got, want)
		}
	}
}

func TestAWaitPasses(t *testing.T) {
	g := Guesses{FreeGuesses, noon}
	if got := g.Wait(noon.Add(20 * time.Second)); got != 10*time.Second {
		t.Errorf("20 s later %v are left, want 10 s", got)
	}
	for _, later := range []time.Duration{FirstWait, time.Hour, 100 * 365 * 24 * time.Hour} {
		if got := g.Wait(noon.Add(later)); got != 0 {
			t.Errorf("%v later %v are left, want none", later, got)
		}
	}
}

func TestAClockSetBackNeitherSkipsTheWaitNorMakesItLonger(t *testing.T) {
	f := open(t)
	for range FreeGuesses {
		if _, err := f.CountGuess(t.Context(), noon); err != nil {
			t.Fatal(err)
		}
	}
	yearAgo := noon.AddDate(-1, 0, 0)
	for _, step := range []struct {
		now  time.Time
		want time.Duration
	}{
		{yearAgo, FirstWait},
		{yearAgo.Add(20 * time.Second), 10 * time.Second},
		{yearAgo.Add(FirstWait), 0},
	} {
		g, err := f.Guesses(t.Context(), step.now)
		if got := g.Wait(step.now); got != step.want || err != nil {
			t.Errorf("at %v the wait is %v, %v; want %v", step.now, got, err, step.want)
		}
	}
}

// The database stands for one on a full disk, which takes nothing more.
func TestGuessesNeedNoRoomInTheDatabaseNorOnTheDisk(t *testing.T) {
	dir := newFolder(t)
	f := openIn(t, dir)
	if _, err := f.db.Exec(`PRAGMA query_only(ON)`); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, guessesName)
	before, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	for range FreeGuesses {
		if _, err := f.CountGuess(t.Context(), noon); err != nil {
			t.Fatal(err)
		}
	}
	after, err := os.Stat(path)
	if err != nil || !os.SameFile(before, after) || before.Size() != after.Size() {
		t.Errorf("the guesses were written to %d bytes that were not there before, %v", after.Size(), err)
	}
	closeNow(t, f)
	f = openIn(t, dir)
	if g, err := f.Guesses(t.Context(), noon); g.Wait(noon) != FirstWait || err != nil {
		t.Errorf("after a restart the wait is %v, %v; want %v", g.Wait(noon), err, FirstWait)
	}
}

func TestASpoiledOrMissingCountLocksNobodyOut(t *testing.T) {
	for name, spoil := range map[string]func(path string) error{
		"flipped": func(path string) error { return os.WriteFile(path, noise(1, guessRecord), 0o600) },
		"cut":     func(path string) error { return os.Truncate(path, 3) },
		"gone":    os.Remove,
	} {
		t.Run(name, func(t *testing.T) {
			dir := founded(t, noise(1, 2000))
			if err := spoil(filepath.Join(dir, guessesName)); err != nil {
				t.Fatal(err)
			}
			f := openIn(t, dir)
			if g, err := f.CountGuess(t.Context(), noon); g.Wrong != 1 || err != nil {
				t.Errorf("CountGuess = %v, %v; want the first", g, err)
			}
			closeNow(t, f)
			f = openIn(t, dir)
			if g, err := f.Guesses(t.Context(), noon); g.Wrong != 1 || err != nil {
				t.Errorf("after a restart Guesses = %v, %v; want one", g, err)
			}
		})
	}
}

func TestGuessesAreCountedAcrossRestartsUntilARightOne(t *testing.T) {
	dir := newFolder(t)
	for want := 1; want <= FreeGuesses+1; want++ {
		f := openIn(t, dir)
		g, err := f.CountGuess(t.Context(), noon)
		if g.Wrong != want || err != nil {
			t.Fatalf("CountGuess = %v, %v; want %d wrong ones", g, err, want)
		}
		closeNow(t, f)
	}
	f := openIn(t, dir)
	if g, err := f.Guesses(t.Context(), noon); g.Wait(noon) != 2*FirstWait || err != nil {
		t.Errorf("after a restart the wait is %v, %v; want %v", g.Wait(noon), err, 2*FirstWait)
	}
	if err := f.ForgetGuesses(t.Context()); err != nil {
		t.Fatal(err)
	}
	if g, err := f.Guesses(t.Context(), noon); g != (Guesses{}) || err != nil {
		t.Errorf("after a right one Guesses = %v, %v; want none", g, err)
	}
}
