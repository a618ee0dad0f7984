package merge

import "time"

// MaxAhead is how far a time may lie ahead of a reference and still be adopted.
const MaxAhead = 24 * time.Hour

// Clock gives the times of one device's changes. It never refuses: a wall clock
// that jumps makes for odd times, not for lost writes. It is not safe for use
// from several goroutines.
type Clock struct {
	last Time
}

// NewClock returns a clock that goes on after last: the time of the newest
// change that this device wrote or adopted, or zero.
func NewClock(last Time) *Clock { return &Clock{last: last} }

// Now returns the time of the next change. The wall time is in milliseconds
// since 1970, corrected by a trusted reference where one is known. Times rise
// with each call, except that a clock found to be more than MaxAhead in front of
// the wall follows it back: a mistake once corrected is not kept for years.
func (c *Clock) Now(wall int64) Time {
	now := TimeAt(wall)
	if c.last >= now && !tooFarAhead(c.last, wall) {
		now = c.last.next()
	}
	c.last = now
	return now
}

// Observe takes in the time of a change that arrived, so that what is written
// next counts as later. The reference is the best known time in milliseconds
// since 1970: the relay's, or without one the wall's. A time more than MaxAhead
// in front of it is not adopted, and Observe reports false, so that the person
// can be told that clocks differ.
func (c *Clock) Observe(remote Time, reference int64) bool {
	if tooFarAhead(remote, reference) {
		return false
	}
	c.last = max(c.last, remote)
	return true
}

func tooFarAhead(t Time, reference int64) bool {
	return t.Milliseconds()-TimeAt(reference).Milliseconds() > MaxAhead.Milliseconds()
}
