package shell

import (
	"testing"
	"time"

	"bankje/i18n"
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

// leaves leaves the window in the background, as on a desktop.
func (v *visitor) leaves() {
	v.shell.away()
	v.later = nil
	v.shell.stayAway(lockAfter)
}

func TestAWindowInTheBackgroundLocksByItself(t *testing.T) {
	v := settled(t, i18n.NL)
	v.meets("Oksana")
	v.leaves()
	v.passes(lockAfter / 2) // a timer that is early
	v.reads("Oksana")
	v.passes(lockAfter / 2)
	v.doesNotRead("Oksana")
	v.shell.backAgain()
	v.unlocks(pin)
	v.reads("Oksana")
	v.passes(time.Hour)
	v.reads("Oksana")
}

func TestAWindowToWhichOneComesBackInTimeStaysOpen(t *testing.T) {
	v := settled(t, i18n.NL)
	v.meets("Oksana")
	v.leaves()
	v.now = v.now.Add(lockAfter / 2)
	v.shell.backAgain()
	v.passes(lockAfter)
	v.reads("Oksana")
}

func TestATalkInTheBackgroundHidesItsNotesAndLocksLater(t *testing.T) {
	v := settled(t, i18n.NL)
	v.meets("Oksana")
	v.talks()
	v.taps("talk.note")
	v.types(0, "Niet voor wie meeleest")
	v.leaves()
	v.passes(lockAfter)
	v.reads("talk.title", "who", "Oksana")
	v.passes(talkAway)
	v.doesNotRead("Oksana")
}
