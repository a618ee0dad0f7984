package followupform

import (
	"testing"

	"bankje/store"
)

const today = store.Day("2026-11-22")

func TestMovingKeepsTheLengthOfAPeriod(t *testing.T) {
	f := store.FollowUp{Day: today, Until: "2026-11-25"}
	if moved := onDay(f, "2026-12-30"); moved.Day != "2026-12-30" || moved.Until != "2027-01-02" {
		t.Errorf("moved to %s until %s", moved.Day, moved.Until)
	}
	if moved := onDay(store.FollowUp{Day: today}, "2026-12-30"); moved.Until != "" {
		t.Errorf("one day became a period until %s", moved.Until)
	}
}

func TestAPeriodEndsAfterItsBeginning(t *testing.T) {
	f := store.FollowUp{Day: today}
	for day, want := range map[store.Day]store.Day{
		"2026-11-25": "2026-11-25", today: "", "2026-11-20": "", "": "",
	} {
		if got := until(f, day).Until; got != want {
			t.Errorf("until %q gives %q, want %q", day, got, want)
		}
	}
}

func TestANewFollowUpHasADay(t *testing.T) {
	f := newFollowUp(store.PersonID{1}, today)
	if f.Day != "2026-11-29" || quickIndex(f, today) != 1 {
		t.Errorf("it is on %s", f.Day)
	}
	if f.Day = ""; quickIndex(f, today) != -1 {
		t.Error("no day is a quick day")
	}
}
