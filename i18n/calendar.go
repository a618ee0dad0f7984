package i18n

import (
	"fmt"
	"strconv"
	"time"
)

// calendar is how a language writes dates. Weeks begin on Monday, years in
// January. Months are the names beside a day of the month, MonthsAlone those of a
// heading; they differ in languages with cases. WeekdaysOn are the weekdays as
// they stand after something that was done; they may be left out where that
// makes no difference.
type calendar struct {
	Weekdays      []string
	WeekdaysOn    []string `toml:"weekdays_on"`
	WeekdaysShort []string `toml:"weekdays_short"`
	Months        []string
	MonthsAlone   []string `toml:"months_alone"`
	MonthsShort   []string `toml:"months_short"`

	Day          pattern
	DayYear      pattern `toml:"day_year"`
	DayShort     pattern `toml:"day_short"`
	DayShortYear pattern `toml:"day_short_year"`
	MonthYear    pattern `toml:"month_year"`
	Numeric      pattern
}

// pattern is a template over the placeholders of a date.
type pattern struct{ template }

// UnmarshalText parses a pattern.
func (p *pattern) UnmarshalText(text []byte) (err error) {
	p.template, err = parseTemplate(string(text))
	return err
}

func (c *calendar) validate() error {
	if c.WeekdaysOn == nil {
		c.WeekdaysOn = c.Weekdays
	}
	for name, list := range map[string][]string{
		"weekdays": c.Weekdays, "weekdays_on": c.WeekdaysOn, "weekdays_short": c.WeekdaysShort,
	} {
		if len(list) != 7 {
			return fmt.Errorf("%s: want 7 names, have %d", name, len(list))
		}
	}
	for name, list := range map[string][]string{"months": c.Months, "months_alone": c.MonthsAlone, "months_short": c.MonthsShort} {
		if len(list) != 12 {
			return fmt.Errorf("%s: want 12 names, have %d", name, len(list))
		}
	}
	for name, p := range map[string]pattern{
		"day": c.Day, "day_year": c.DayYear, "day_short": c.DayShort, "day_short_year": c.DayShortYear,
		"month_year": c.MonthYear, "numeric": c.Numeric,
	} {
		if len(p.template) == 0 {
			return fmt.Errorf("%s is missing", name)
		}
	}
	return nil
}

// Day returns a day in full, "maandag 17 november", with its year when that is
// not the year of now.
func (p *Printer) Day(t, now time.Time) string {
	c := &p.manifest.Calendar
	return p.date(t, now, c.Day, c.DayYear, c.Weekdays, c.Months)
}

// DayShort returns a day in little room, "ma 17 nov", with its year when that is
// not the year of now.
func (p *Printer) DayShort(t, now time.Time) string {
	c := &p.manifest.Calendar
	return p.date(t, now, c.DayShort, c.DayShortYear, c.WeekdaysShort, c.MonthsShort)
}

// Month returns a month as a heading, "november", with its year when that is not
// the year of now.
func (p *Printer) Month(t, now time.Time) string {
	c := &p.manifest.Calendar
	return p.date(t, now, pattern{template{{name: "month"}}}, c.MonthYear, c.Weekdays, c.MonthsAlone)
}

// MonthShort returns the name of a month in three or four letters, as it stands
// beside a day.
func (p *Printer) MonthShort(t time.Time) string {
	return p.manifest.Calendar.MonthsShort[t.In(amsterdam).Month()-1]
}

// DateNumeric returns a day in digits with its year, "17-11-2025".
func (p *Printer) DateNumeric(t time.Time) string {
	c := &p.manifest.Calendar
	return p.date(t, t, c.Numeric, c.Numeric, c.WeekdaysShort, c.MonthsShort)
}

// Clock returns the time of day, "10:42", in 24 hours in every language.
func (p *Printer) Clock(t time.Time) string { return t.In(amsterdam).Format("15:04") }

// Weekday returns the name of a day of the week.
func (p *Printer) Weekday(d time.Weekday) string { return p.manifest.Calendar.Weekdays[fromMonday(d)] }

// WeekdayShort returns the name of a day of the week in two or three letters.
func (p *Printer) WeekdayShort(d time.Weekday) string {
	return p.manifest.Calendar.WeekdaysShort[fromMonday(d)]
}

// Relative returns a day as one says it now: today, yesterday, tomorrow, the
// weekday for the six days before, "in 3 days" for the six days after, and
// otherwise as [Printer.DayShort]. It begins as it would inside a sentence;
// [Capital] makes a heading of it.
func (p *Printer) Relative(t, now time.Time) string {
	return p.relative(t, now, p.manifest.Calendar.Weekdays)
}

// On is [Printer.Relative] for after what was done on that day: «зроблено в
// середу», where Relative has «середа».
func (p *Printer) On(t, now time.Time) string {
	return p.relative(t, now, p.manifest.Calendar.WeekdaysOn)
}

func (p *Printer) relative(t, now time.Time, weekdays []string) string {
	switch days := DaysBetween(now, t); {
	case days == 0:
		return p.T("date.today")
	case days == -1:
		return p.T("date.yesterday")
	case days == 1:
		return p.T("date.tomorrow")
	case -7 < days && days < 0:
		return weekdays[fromMonday(t.In(amsterdam).Weekday())]
	case 0 < days && days < 7:
		return p.N("date.in_days", days)
	default:
		return p.DayShort(t, now)
	}
}

// date fills one of two patterns, the second when the year must be told.
func (p *Printer) date(t, now time.Time, same, other pattern, weekdays, months []string) string {
	t = t.In(amsterdam)
	chosen := same
	if t.Year() != now.In(amsterdam).Year() {
		chosen = other
	}
	return chosen.format(func(name string) (string, bool) {
		switch name {
		case "weekday":
			return weekdays[fromMonday(t.Weekday())], true
		case "day":
			return strconv.Itoa(t.Day()), true
		case "month":
			return months[t.Month()-1], true
		case "day_digits":
			return t.Format("02"), true
		case "month_digits":
			return t.Format("01"), true
		case "year":
			return t.Format("2006"), true
		}
		return "", false
	})
}
