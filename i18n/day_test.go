package i18n

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestDaysOfAClockChangeCountAsOne(t *testing.T) {
	for _, c := range []struct {
		from, to string
		days     int
	}{
		{"2025-03-29 23:30", "2025-03-30 00:10", 1},
		{"2025-03-30 00:10", "2025-03-31 00:00", 1}, // 23 hours
		{"2025-10-26 00:10", "2025-10-26 23:50", 0},
		{"2025-10-26 00:00", "2025-10-27 00:00", 1}, // 25 hours
		{"2025-10-27 00:00", "2025-10-26 23:59", -1},
		{"2025-03-01 12:00", "2025-04-01 01:00", 31},
	} {
		if got := DaysBetween(at(t, c.from), at(t, c.to)); got != c.days {
			t.Errorf("%s to %s: %d days, want %d", c.from, c.to, got, c.days)
		}
	}
}

func TestDayBeginsAtMidnightInAmsterdam(t *testing.T) {
	for moment, want := range map[time.Time]string{
		time.Date(2025, 7, 14, 22, 0, 0, 0, time.UTC):  "2025-07-15 00:00",
		time.Date(2025, 7, 14, 21, 59, 0, 0, time.UTC): "2025-07-14 00:00",
		time.Date(2025, 1, 14, 22, 30, 0, 0, time.UTC): "2025-01-14 00:00",
	} {
		if got := StartOfDay(moment); !got.Equal(at(t, want)) {
			t.Errorf("%s: %s, want %s", moment, got, want)
		}
	}
}

func TestWeekBeginsOnMonday(t *testing.T) {
	for day, want := range map[string]string{
		"2025-11-17 00:00": "2025-11-17 00:00",
		"2025-11-23 23:59": "2025-11-17 00:00",
		"2025-03-30 12:00": "2025-03-24 00:00",
		"2026-01-01 12:00": "2025-12-29 00:00",
	} {
		if got := StartOfWeek(at(t, day)); !got.Equal(at(t, want)) {
			t.Errorf("%s: %s, want %s", day, got, want)
		}
	}
}

func TestAddedDaysAreTheDaysBetween(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		moment := time.Unix(rapid.Int64Range(1_500_000_000, 2_500_000_000).Draw(t, "moment"), 0)
		n := rapid.IntRange(-1000, 1000).Draw(t, "days")
		day := AddDays(moment, n)
		if got := DaysBetween(moment, day); got != n {
			t.Fatalf("%d days after %s is %s, %d days between", n, moment, day, got)
		}
		if hour, minute, second := day.Clock(); hour+minute+second != 0 {
			t.Fatalf("%s is no midnight", day)
		}
	})
}

func TestCapitalChangesTheFirstLetterOnly(t *testing.T) {
	for text, want := range map[string]string{"": "", "вчора, у ТБ": "Вчора, у ТБ", "over 2 dagen": "Over 2 dagen", "été": "Été"} {
		if got := Capital(text); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
