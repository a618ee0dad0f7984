package store

import (
	"cmp"
	"fmt"
	"time"

	// Phones know no time zones by name, and theirs may lack summer time.
	_ "time/tzdata"
)

// Day is a day of the calendar in the Netherlands, written yyyy-mm-dd. It has
// no hour, so that a follow-up for Tuesday stays on Tuesday when the clock or
// the phone moves. The zero value means "no day".
type Day string

const dayLayout = "2006-01-02"

// amsterdam loads the zone in which people live and days turn. The zone is
// embedded, so it cannot be missing.
var amsterdam = func() *time.Location {
	zone, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		panic("store: embedded time zones: " + err.Error())
	}
	return zone
}()

// Amsterdam is the time zone in which days turn, with its summer time also
// where the system does not know it.
func Amsterdam() *time.Location { return amsterdam }

// DayOf gives the day on which t falls in the Netherlands; no day for the zero
// time.
func DayOf(t time.Time) Day {
	if t.IsZero() {
		return ""
	}
	return Day(t.In(amsterdam).Format(dayLayout))
}

// ParseDay reads yyyy-mm-dd; the empty text is no day.
func ParseDay(s string) (Day, error) {
	if s == "" {
		return "", nil
	}
	if _, err := time.Parse(dayLayout, s); err != nil {
		return "", fmt.Errorf("parse day: not of the form yyyy-mm-dd")
	}
	return Day(s), nil
}

// IsZero reports whether there is no day.
func (d Day) IsZero() bool { return d == "" }

// String gives yyyy-mm-dd, or nothing for no day.
func (d Day) String() string { return string(d) }

// Compare orders days; no day comes before all others.
func (d Day) Compare(other Day) int { return cmp.Compare(d, other) }

// Before reports whether d comes before other.
func (d Day) Before(other Day) bool { return d < other }

// Start gives the instant at which the day begins in the Netherlands; the zero
// time for no day.
func (d Day) Start() time.Time {
	t, err := time.ParseInLocation(dayLayout, string(d), amsterdam)
	if err != nil {
		return time.Time{}
	}
	return t
}

// AddDays gives the day n days later, or earlier when n is negative; no day
// stays no day.
func (d Day) AddDays(n int) Day {
	t, err := time.Parse(dayLayout, string(d))
	if err != nil {
		return ""
	}
	return Day(t.AddDate(0, 0, n).Format(dayLayout))
}

// DaysUntil counts the nights from d to other; negative when other is earlier.
func (d Day) DaysUntil(other Day) int {
	from, err1 := time.Parse(dayLayout, string(d))
	to, err2 := time.Parse(dayLayout, string(other))
	if err1 != nil || err2 != nil {
		return 0
	}
	return int(to.Sub(from) / (24 * time.Hour))
}
