package shell

import (
	"testing"
	"time"

	"bankje/app/apptest"
	"bankje/i18n"
	"bankje/store"
)

// TestOnceAnotherDayBeganWhatIsDueThenIsThere: a laptop may stay open overnight.
func TestOnceAnotherDayBeganWhatIsDueThenIsThere(t *testing.T) {
	v := settled(t, i18n.NL)
	f := store.FollowUp{What: "De huisarts bellen", Day: store.DayOf(v.now).AddDays(1)}
	if _, err := v.shell.journal.AddFollowUp(t.Context(), f); err != nil {
		t.Fatal(err)
	}
	v.passes(dayPause)
	if apptest.Shows(v.shell.Window(), f.What) {
		t.Fatalf("the day before it shows %q", apptest.Texts(v.shell.Window()))
	}
	v.passes(24 * time.Hour)
	v.reads(f.What)
	v.reads("23 november")
}
