package shell

import (
	"time"

	"bankje/store"
)

// dayPause is how often it is looked whether another day began. A device may have
// slept in between, so that it can't be known how long it is until then.
const dayPause = 10 * time.Minute

// watchDay has what is shown read anew once another day began, as long as the
// session lasts: what is due today is of a day, and a reminder of it leads to
// nothing where yesterday's page is still open.
func (s *Shell) watchDay() { s.watchDayFrom(store.DayOf(s.options.Now())) }

func (s *Shell) watchDayFrom(day store.Day) {
	session := s.session
	s.options.After(dayPause, func() {
		if s.session != session || s.journal == nil {
			return
		}
		now := store.DayOf(s.options.Now())
		if now != day {
			s.follow()
		}
		s.watchDayFrom(now)
	})
}
