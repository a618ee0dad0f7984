package settings

import (
	"testing"
	"time"

	"bankje/app/design"
	"bankje/store"
)

func TestWhoHasNotChosenSeesWhatCounts(t *testing.T) {
	var none store.Settings
	if got := lockTimes[lockTime(none)]; got != time.Minute {
		t.Errorf("locks after %v, want a minute", got)
	}
	if got := appearances[appearance(none)].value; got != "" {
		t.Errorf("appearance %q, want as the system", got)
	}
	if got := textSizes[textSize(none)]; got != 1 {
		t.Errorf("text size %v, want 1", got)
	}
}

func TestAtOnceIsKeptAsSomethingThatWasChosen(t *testing.T) {
	if lockTimes[0] <= 0 {
		t.Error("at once is kept as zero, which means not chosen")
	}
}

func TestTextSizesReachFromTheSmallestToTheLargestThatTheLookHolds(t *testing.T) {
	if textSizes[0] != design.MinScale || textSizes[len(textSizes)-1] != design.MaxScale {
		t.Errorf("text sizes are %v", textSizes)
	}
	if got := textSize(store.Settings{TextSize: 1.34}); textSizes[got] != 1.3 {
		t.Errorf("a size of 1.34 shows as %v, want the nearest step", textSizes[got])
	}
}
