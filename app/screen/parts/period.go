package parts

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/store"
)

// PeriodRows are the first and the last day of a period up to today, each with
// its calendar. Either may be open.
func PeriodRows(c *screen.Context, p store.Period, onChosen func(store.Period)) fyne.CanvasObject {
	row := func(id string, day store.Day, with func(store.Day) store.Period) fyne.CanvasObject {
		value := c.Text.T("parts.any_day")
		if !day.IsZero() {
			value = c.Text.DayShort(day.Start(), c.Now())
		}
		return kit.NewSettingRow(design.IconCalendar, c.Text.T(id), value, func() {
			PickPastDay(c, c.Text.T(id), day, func(day store.Day) { onChosen(with(day)) })
		})
	}
	return kit.NewListCard(
		row("parts.from", p.From, func(day store.Day) store.Period { return periodFrom(p, day) }),
		row("parts.to", p.To, func(day store.Day) store.Period { return periodTo(p, day) }))
}

// periodFrom gives the period with another beginning. Its end goes along where
// it would come before that.
func periodFrom(p store.Period, from store.Day) store.Period {
	if !p.To.IsZero() && p.To.Before(from) {
		p.To = from
	}
	p.From = from
	return p
}

// periodTo gives the period with another end, with which the beginning goes
// along.
func periodTo(p store.Period, to store.Day) store.Period {
	if to.Before(p.From) {
		p.From = to
	}
	p.To = to
	return p
}
