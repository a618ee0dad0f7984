package parts

import (
	"testing"
	"time"

	"bankje/i18n"
)

func TestAnotherDayKeepsTheTimeOfTheClock(t *testing.T) {
	amsterdam := func(day, hour, minute int) time.Time {
		return time.Date(2026, time.October, day, hour, minute, 0, 0, i18n.Amsterdam())
	}
	summer := amsterdam(24, 14, 30) // the day before the clock goes back
	if got, want := OnDay(summer, "2026-10-25"), amsterdam(25, 14, 30); !got.Equal(want) {
		t.Errorf("moved to %v; want %v", got, want)
	}
	if got, want := Clock(summer, 7, 15), amsterdam(24, 7, 15); !got.Equal(want) {
		t.Errorf("set to %v; want %v", got, want)
	}
}
