package feed

import (
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
