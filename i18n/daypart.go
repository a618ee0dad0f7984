package i18n

import "time"

// Daypart is a part of the day as a greeting tells it. Its value is the last part
// of the id of a text about it.
type Daypart string

// The parts of a day in Amsterdam and the hours at which they begin.
const (
	Night     Daypart = "night"     // 0
	Morning   Daypart = "morning"   // 6
	Afternoon Daypart = "afternoon" // 12
	Evening   Daypart = "evening"   // 18
)

// DaypartAt returns the part of the day in Amsterdam at t.
func DaypartAt(t time.Time) Daypart {
	return [...]Daypart{Night, Morning, Afternoon, Evening}[t.In(amsterdam).Hour()/6]
}

// Greeting returns the greeting for the part of the day in Amsterdam at t,
// without a name and without a full stop.
func (p *Printer) Greeting(t time.Time) string {
	return p.T("date.greeting." + string(DaypartAt(t)))
}
