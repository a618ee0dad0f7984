package kit

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"bankje/app/design"
)

// DayWords are the words of a calendar in the person's language.
type DayWords interface {
	// Month names a month and its year: "november 2026".
	Month(year int, month time.Month) string
	// Weekday is the shortest name of a day: "ma".
	Weekday(day time.Weekday) string
	// Day names a day for who cannot see the grid: "zondag 22 november".
	Day(day time.Time) string
}

// QuickDay is a day that is often meant: tomorrow, in a week.
type QuickDay struct {
	Text string
	Day  time.Time
}

// DayOptions say what a [DayPicker] shows.
type DayOptions struct {
	Words          DayWords
	Today          time.Time
	Chosen         time.Time // zero for none
	Earliest       time.Time // zero for any
	Quick          []QuickDay
	Previous, Next string // name the arrows
	OnChosen       func(day time.Time)
}

// DayPicker is a month with its days, Monday first. Its cells are 48 wide in a
// window of 360 on a [Sheet], for which it is made.
type DayPicker struct {
	design.Body
	options DayOptions
	first   time.Time // of the month that shows
	title   *design.Text
	grid    *fyne.Container
}

// NewDayPicker makes a picker that shows the chosen day's month.
func NewDayPicker(o DayOptions) *DayPicker {
	shown := o.Chosen
	if shown.IsZero() {
		shown = o.Today
	}
	p := &DayPicker{options: o, first: monthOf(shown)}
	p.title = design.NewText("", design.SizeBody, design.ColorInk).Strong().Centered()
	p.grid = design.Arrange(weekLayout{})
	head := design.Row(4, 1,
		NewIconButton(design.IconChevronLeft, o.Previous, func() { p.move(-1) }), p.title,
		NewIconButton(design.IconChevronRight, o.Next, func() { p.move(1) }))
	parts := []fyne.CanvasObject{head, p.grid}
	if len(o.Quick) > 0 {
		parts = append([]fyne.CanvasObject{p.quick()}, parts...)
	}
	p.Init(p, design.Within(420, design.Col(6, parts...)))
	p.show()
	return p
}

func (p *DayPicker) quick() fyne.CanvasObject {
	var chips []fyne.CanvasObject
	for _, q := range p.options.Quick {
		chips = append(chips, NewChip(q.Text, sameDay(q.Day, p.options.Chosen), func(bool) { p.choose(q.Day) }))
	}
	return Chips(chips...)
}

func (p *DayPicker) choose(day time.Time) {
	p.options.Chosen = day
	p.first = monthOf(day)
	p.show()
	p.options.OnChosen(day)
}

func (p *DayPicker) move(months int) {
	p.first = p.first.AddDate(0, months, 0)
	p.show()
}

// show fills the grid with the month.
func (p *DayPicker) show() {
	p.title.SetText(p.options.Words.Month(p.first.Year(), p.first.Month()))
	var cells []fyne.CanvasObject
	for i := range 7 {
		name := p.options.Words.Weekday(time.Weekday((i + 1) % 7))
		cells = append(cells, design.NewText(name, design.SizeCaption, design.ColorMuted).Centered())
	}
	for range leadingDays(p.first) {
		cells = append(cells, design.Gap(0))
	}
	for day := p.first; day.Month() == p.first.Month(); day = day.AddDate(0, 0, 1) {
		cells = append(cells, p.cell(day))
	}
	p.grid.Objects = cells
	design.Reflow(p)
}

func (p *DayPicker) cell(day time.Time) fyne.CanvasObject {
	return newDayCell(dayLook{
		number:  strconv.Itoa(day.Day()),
		name:    p.options.Words.Day(day),
		chosen:  sameDay(day, p.options.Chosen),
		today:   sameDay(day, p.options.Today),
		refused: !p.options.Earliest.IsZero() && day.Before(dayOf(p.options.Earliest)),
	}, func() { p.choose(day) })
}

// leadingDays is how many days of the week come before the first of the month.
func leadingDays(first time.Time) int { return (int(first.Weekday()) + 6) % 7 }

func monthOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, t.Location())
}

func dayOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, t.Location())
}

func sameDay(a, b time.Time) bool {
	return a.Year() == b.Year() && a.YearDay() == b.YearDay()
}
