package parts

import (
	"time"

	"bankje/i18n"
	"bankje/store"
)

// OnDay is the same time of the clock on another day.
func OnDay(at time.Time, day store.Day) time.Time {
	at = at.In(i18n.Amsterdam())
	return Clock(day.Start(), at.Hour(), at.Minute())
}

// Clock is a time of the day of at. Hours are counted by the clock on the wall,
// so that a day on which it changes has them too.
func Clock(at time.Time, hour, minute int) time.Time {
	at = at.In(i18n.Amsterdam())
	return time.Date(at.Year(), at.Month(), at.Day(), hour, minute, 0, 0, i18n.Amsterdam())
}
