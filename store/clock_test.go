package store_test

import (
	"testing"
	"time"

	"bankje/store"
)

const year = 365 * 24 * time.Hour

// behind fails unless the clock lies so far behind, to the second.
func behind(t *testing.T, j *store.Journal, want time.Duration) {
	t.Helper()
	if got := j.ClockBehind().Round(time.Second); got != want {
		t.Errorf("the clock is %v behind, want %v", got, want)
	}
}

func TestClockThatIsSetBackIsTold(t *testing.T) {
	o, clock := at()
	v := open(t, t.TempDir(), o)
	j, err := v.Found(t.Context(), pin, store.PIN)
	must(t, err)
	behind(t, j, 0)
	_, err = j.AddPerson(t.Context(), store.Person{Alias: "Taras"})
	must(t, err)
	behind(t, j, 0)
	clock.move(-year)
	behind(t, j, year)
	_, err = j.AddPerson(t.Context(), store.Person{Alias: "Oksana"})
	must(t, err)
	behind(t, j, year)
	j = relock(t, v, j)
	behind(t, j, year)
	clock.move(2 * year)
	behind(t, j, 0)
	must(t, j.Lock(t.Context()))
	behind(t, j, 0)
}

// A clock that was wrong once and is right now has left times that nothing can
// follow for years.
func TestClockThatWasAheadIsToldOnceItIsRight(t *testing.T) {
	o, clock := at()
	v := open(t, t.TempDir(), o)
	j, err := v.Found(t.Context(), pin, store.PIN)
	must(t, err)
	clock.move(10 * year)
	_, err = j.AddPerson(t.Context(), store.Person{Alias: "Taras"})
	must(t, err)
	behind(t, j, 0)
	clock.move(-10 * year)
	_, err = j.AddPerson(t.Context(), store.Person{Alias: "Oksana"})
	must(t, err)
	behind(t, j, 10*year)
	for range 2 { // from the feed, then from the snapshot
		j = relock(t, v, j)
		behind(t, j, 10*year)
	}
}
