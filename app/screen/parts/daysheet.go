package parts

import (
	"time"

	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/i18n"
	"bankje/store"
)

// PickDay asks for a day on a sheet, with the days that are often meant first.
// Days before today can't be chosen. The sheet closes once one is.
func PickDay(c *screen.Context, title string, chosen store.Day, onChosen func(store.Day)) {
	today := i18n.StartOfDay(c.Now())
	var sheet *kit.Sheet
	picker := kit.NewDayPicker(kit.DayOptions{
		Words:    calendar{c.Text},
		Today:    today,
		Chosen:   chosen.Start(),
		Earliest: today,
		Quick:    quickDays(c, today),
		Previous: c.Text.T("parts.previous_month"),
		Next:     c.Text.T("parts.next_month"),
		OnChosen: func(day time.Time) {
			sheet.Close()
			onChosen(store.DayOf(day))
		},
	})
	sheet = kit.NewSheet(title, c.Text.T("common.close"), picker).Open(c.Canvas)
}

// PickPastDay asks for a day up to today, for what has happened.
func PickPastDay(c *screen.Context, title string, chosen store.Day, onChosen func(store.Day)) {
	today := i18n.StartOfDay(c.Now())
	var sheet *kit.Sheet
	picker := kit.NewDayPicker(kit.DayOptions{
		Words:  calendar{c.Text},
		Today:  today,
		Chosen: chosen.Start(),
		Quick: []kit.QuickDay{
			{Text: c.Text.T("common.today"), Day: today},
			{Text: c.Text.T("common.yesterday"), Day: i18n.AddDays(today, -1)},
		},
		Previous: c.Text.T("parts.previous_month"),
		Next:     c.Text.T("parts.next_month"),
		OnChosen: func(day time.Time) {
			sheet.Close()
			onChosen(min(store.DayOf(day), store.DayOf(today)))
		},
	})
	sheet = kit.NewSheet(title, c.Text.T("common.close"), picker).Open(c.Canvas)
}

func quickDays(c *screen.Context, today time.Time) []kit.QuickDay {
	return []kit.QuickDay{
		{Text: c.Text.T("common.tomorrow"), Day: i18n.AddDays(today, 1)},
		{Text: c.Text.T("parts.in_a_week"), Day: i18n.AddDays(today, 7)},
		{Text: c.Text.T("parts.in_two_weeks"), Day: i18n.AddDays(today, 14)},
	}
}

// calendar gives the day picker the words of a language.
type calendar struct{ text *i18n.Printer }

func (w calendar) Month(year int, month time.Month) string {
	// A year in which no app was written makes the printer name the year.
	first := time.Date(year, month, 1, 12, 0, 0, 0, i18n.Amsterdam())
	return i18n.Capital(w.text.Month(first, time.Time{}))
}

func (w calendar) Weekday(day time.Weekday) string { return w.text.WeekdayShort(day) }

func (w calendar) Day(day time.Time) string { return w.text.Day(day, day) }
