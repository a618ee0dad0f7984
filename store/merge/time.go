package merge

import "time"

// Time is the value of a hybrid logical clock: milliseconds since 1970 in the
// upper 48 bits, a counter in the lower 16. Times compare as the numbers they
// are. A counter that overflows carries into the milliseconds.
type Time uint64

const (
	counterBits     = 16
	maxMilliseconds = 1<<48 - 1
	maxTime         = ^Time(0)
)

// TimeAt returns the first time of a millisecond since 1970. What lies outside
// 48 bits becomes the nearest that fits.
func TimeAt(milliseconds int64) Time {
	return Time(min(max(milliseconds, 0), maxMilliseconds)) << counterBits
}

// Milliseconds returns the physical part, in milliseconds since 1970.
func (t Time) Milliseconds() int64 { return int64(t >> counterBits) }

// Counter returns what tells apart the times of one millisecond.
func (t Time) Counter() uint16 { return uint16(t) }

// UTC returns the physical part as a calendar time.
func (t Time) UTC() time.Time { return time.UnixMilli(t.Milliseconds()).UTC() }

// next returns the time just after t; the last of all times has none.
func (t Time) next() Time {
	if t == maxTime {
		return t
	}
	return t + 1
}
