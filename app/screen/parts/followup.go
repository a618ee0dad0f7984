package parts

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/route"
	"bankje/i18n"
	"bankje/store"
)

// FollowUpActions are what can be done with a follow-up. The first three are nil
// together for one that is no longer open; OnTap opens it and may be nil, as may
// the place that it leads to.
type FollowUpActions struct {
	Done, Move, Drop func()
	OnTap            func()
	Opens            route.Route
}

// NewFollowUpCard is something promised: what, for whom, when, and what can be
// done about it. Who may be empty.
func NewFollowUpCard(c *screen.Context, f store.FollowUp, who string, a FollowUpActions) fyne.CanvasObject {
	line := FollowUpWhen(c, f)
	if who != "" {
		line = c.Text.T("parts.follow_up.for_when", "who", who, "when", line)
	}
	content := kit.RowContent{Lead: kit.NewDisc(design.IconFlag, design.Sage), Title: f.What, Subtitle: i18n.Capital(line)}
	row := kit.NewRow(content)
	if a.OnTap != nil {
		row = Leads(c, kit.NewListRow(content, a.OnTap), a.Opens)
	}
	if a.Done == nil {
		return kit.NewListCard(row)
	}
	do := design.Flow(14, 0,
		kit.NewAction(design.IconCheck, c.Text.T("parts.follow_up.done"), a.Done),
		kit.NewLowLink(c.Text.T("parts.follow_up.move"), a.Move),
		kit.NewLowLink(c.Text.T("parts.follow_up.drop"), a.Drop))
	return kit.NewListCard(design.Col(0, row, design.PadEach(2, 16, 8, 16, do)))
}

// FollowUpWhen says when it is or was to be done, or that it was done or
// dropped.
func FollowUpWhen(c *screen.Context, f store.FollowUp) string {
	now := c.Now()
	switch f.State {
	case store.FollowUpDone:
		return c.Text.T("parts.follow_up.was_done", "day", c.Text.On(f.DoneAt, now))
	case store.FollowUpDropped:
		return c.Text.T("parts.follow_up.was_dropped", "day", c.Text.On(f.DoneAt, now))
	}
	if !f.Late(store.DayOf(now)) {
		return Between(c, f.Day, f.Until)
	}
	// A day of last week is called like one of this week.
	return c.Text.T("parts.follow_up.late", "day", between(c, f.Day, f.Until, c.Text.On))
}
