package parts

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/i18n"
	"bankje/store"
)

// FollowUpActions are what can be done with a follow-up that is open; nil ones
// are left out.
type FollowUpActions struct {
	Done, Move, Drop func()
	OnTap            func() // opens the follow-up
}

// NewFollowUpCard is something promised: what, for whom, when, and what can be
// done about it. Who may be empty.
func NewFollowUpCard(c *screen.Context, f store.FollowUp, who string, a FollowUpActions) fyne.CanvasObject {
	line := FollowUpWhen(c, f)
	if who != "" {
		line = c.Text.T("parts.follow_up.for_when", "who", who, "when", line)
	}
	words := []fyne.CanvasObject{
		design.NewText(f.What, design.SizeBody, design.ColorInk).Strong().Leading(1.2),
		design.NewText(line, design.SizeCaption, design.ColorMuted),
	}
	mark := kit.NewDisc(design.IconFlag, design.Sage)
	row := fyne.CanvasObject(design.TopRow(12, 1, mark, design.Col(3, words...)))
	if a.OnTap != nil {
		row = kit.NewTapCard(design.Paper, f.What, row, a.OnTap)
	}
	var buttons []fyne.CanvasObject
	add := func(icon design.Outline, id string, do func()) {
		if do != nil {
			buttons = append(buttons, kit.NewAction(icon, c.Text.T(id), do))
		}
	}
	add(design.IconCheck, "parts.follow_up.done", a.Done)
	add(design.IconCalendar, "parts.follow_up.move", a.Move)
	add(design.IconClose, "parts.follow_up.drop", a.Drop)
	if len(buttons) == 0 {
		if a.OnTap != nil {
			return row
		}
		return kit.NewCard(design.Paper, row)
	}
	return kit.NewCard(design.Paper, design.Col(12, row, kit.Buttons(buttons...)))
}

// FollowUpWhen says when it is to be done, or that it was done or dropped.
func FollowUpWhen(c *screen.Context, f store.FollowUp) string {
	now := c.Now()
	switch f.State {
	case store.FollowUpDone:
		return c.Text.T("parts.follow_up.was_done", "day", c.Text.Relative(f.DoneAt, now))
	case store.FollowUpDropped:
		return c.Text.T("parts.follow_up.was_dropped", "day", c.Text.Relative(f.DoneAt, now))
	}
	return Between(c, f.Day, f.Until)
}

// Between says a day, or the period from one to another, as one says it now.
func Between(c *screen.Context, day, until store.Day) string {
	if day.IsZero() {
		return c.Text.T("parts.some_day")
	}
	now := c.Now()
	if until.IsZero() || until == day {
		return c.Text.Relative(day.Start(), now)
	}
	return c.Text.T("parts.between", "from", c.Text.DayShort(day.Start(), now), "until", c.Text.DayShort(until.Start(), now))
}

// DayText is a day as a label shows it, with a capital.
func DayText(c *screen.Context, day, until store.Day) string {
	return i18n.Capital(Between(c, day, until))
}
