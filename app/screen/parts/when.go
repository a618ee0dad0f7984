package parts

import (
	"time"

	"bankje/app/screen"
	"bankje/i18n"
	"bankje/store"
)

// Between says a day, or the period from one to another, as one says it now.
func Between(c *screen.Context, day, until store.Day) string {
	return between(c, day, until, c.Text.Relative)
}

// between says one day as on does.
func between(c *screen.Context, day, until store.Day, on func(t, now time.Time) string) string {
	if day.IsZero() {
		return c.Text.T("parts.some_day")
	}
	now := c.Now()
	if until.IsZero() || until == day {
		return on(day.Start(), now)
	}
	return c.Text.T("parts.between", "from", c.Text.DayShort(day.Start(), now), "until", c.Text.DayShort(until.Start(), now))
}

// DayText is a day as a label shows it, with a capital.
func DayText(c *screen.Context, day, until store.Day) string {
	return i18n.Capital(Between(c, day, until))
}

// Moment is a day as one says it now, and the time of the clock.
func Moment(c *screen.Context, at time.Time) string {
	return i18n.Capital(c.Text.Relative(at, c.Now())) + ", " + c.Text.Clock(at)
}
