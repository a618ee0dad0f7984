package followupform

import (
	"strings"

	"bankje/store"
)

// newFollowUp is what a form for a new follow-up begins with: a week from now,
// because one without a day is never seen again.
func newFollowUp(person store.PersonID, today store.Day) store.FollowUp {
	return store.FollowUp{Person: person, Day: today.AddDays(7)}
}

// onDay moves a follow-up to a day; a period keeps its length.
func onDay(f store.FollowUp, day store.Day) store.FollowUp {
	if !f.Until.IsZero() {
		f.Until = day.AddDays(f.Day.DaysUntil(f.Until))
	}
	f.Day = day
	return f
}

// until gives a follow-up the last day of its period. A day that is not after
// the first makes it one day again.
func until(f store.FollowUp, day store.Day) store.FollowUp {
	f.Until = day
	if !f.Day.Before(day) {
		f.Until = ""
	}
	return f
}

// quick are the days that are often meant, counted from today.
var quick = [...]int{1, 7, 14}

// quickIndex is which of them a follow-up is on; -1 for another day.
func quickIndex(f store.FollowUp, today store.Day) int {
	for i, days := range quick {
		if f.Day == today.AddDays(days) {
			return i
		}
	}
	return -1
}

// cleaned is the form as it is saved.
func cleaned(f store.FollowUp) store.FollowUp {
	f.What = strings.TrimSpace(f.What)
	return f
}

// differs reports whether something was written that is not saved.
func differs(before, after store.FollowUp) bool {
	after = cleaned(after)
	return before.What != after.What || before.Day != after.Day ||
		before.Until != after.Until || before.Person != after.Person
}
