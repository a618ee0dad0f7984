package shell

import (
	"testing"
	"time"
)

func TestTheJournalLocksAfterTheChosenTimeAway(t *testing.T) {
	for _, c := range []struct {
		name        string
		away, limit time.Duration
		inTalk      bool
		want        bool
	}{
		{"a short look elsewhere", 20 * time.Second, time.Minute, false, false},
		{"longer than chosen", 2 * time.Minute, time.Minute, false, true},
		{"at once was chosen", 0, 0, false, true},
		{"in the middle of a conversation", 14 * time.Minute, time.Minute, true, false},
		{"a conversation forgotten", 16 * time.Minute, time.Minute, true, true},
		{"a longer choice holds in a conversation too", 20 * time.Minute, time.Hour, true, false},
		{"the clock was set back", -time.Hour, time.Minute, true, true},
	} {
		if got := locksAfter(c.away, c.limit, c.inTalk); got != c.want {
			t.Errorf("%s: locks = %v, want %v", c.name, got, c.want)
		}
	}
}
