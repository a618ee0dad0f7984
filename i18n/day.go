package i18n

import (
	"time"
	_ "time/tzdata" // Phones do not always bring the rules of summer time.
	"unicode"
	"unicode/utf8"
)

var amsterdam = mustLoad("Europe/Amsterdam")

func mustLoad(zone string) *time.Location {
	location, err := time.LoadLocation(zone)
	if err != nil {
		panic(err)
	}
	return location
}

// Amsterdam returns the time zone in which all days and clock times are told.
func Amsterdam() *time.Location { return amsterdam }

// StartOfDay returns the midnight in Amsterdam with which the day of t begins.
func StartOfDay(t time.Time) time.Time { return AddDays(t, 0) }

// AddDays returns the midnight in Amsterdam with which the day n days after that
// of t begins; the days of a change of clocks count as one day each.
func AddDays(t time.Time, n int) time.Time {
	year, month, day := t.In(amsterdam).Date()
	return time.Date(year, month, day+n, 0, 0, 0, 0, amsterdam)
}

// StartOfWeek returns the midnight in Amsterdam with which the Monday on or before
// the day of t begins.
func StartOfWeek(t time.Time) time.Time {
	return AddDays(t, -fromMonday(t.In(amsterdam).Weekday()))
}

// DaysBetween returns how many midnights in Amsterdam lie between two times: 0 on
// the same day, negative when to is the earlier one.
func DaysBetween(from, to time.Time) int {
	return int(civil(to).Sub(civil(from)) / (24 * time.Hour))
}

// civil returns the day of t in a zone where every day has 24 hours.
func civil(t time.Time) time.Time {
	year, month, day := t.In(amsterdam).Date()
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// fromMonday counts the days of a week from Monday, which is 0.
func fromMonday(d time.Weekday) int { return (int(d) + 6) % 7 }

// Capital returns a text with its first letter in upper case, for a date or a
// word that stands at the beginning of a line.
func Capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + text[size:]
}
