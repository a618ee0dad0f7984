package kit

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
)

// timelineWindow is how many rows are asked for at once.
const timelineWindow = 60

// TimelineRow is one row of a [Timeline], ready to be drawn: its texts are
// formatted and short.
type TimelineRow struct {
	Day, Weekday string // at the left: "22" over "zo"; both empty under the same day
	Title        string
	Text         string
	Note         string // at the right of the title: a time, "draft"
	Place        any    // where a tap leads, for [Mark]; it may be nil
	// TitleMarks and TextMarks are what a search found; they may be nil.
	TitleMarks, TextMarks []design.Mark
}

// Timeline is a long list of rows by day, of which only those in sight are
// drawn and only those near are held. All rows are equally high.
type Timeline struct {
	design.Body
	list  *timelineList
	count int
	load  func(from, count int)
	onTap func(index int)
	rows  map[int]TimelineRow
	asked map[int]bool
	place any // that is open beside the list; nil for none
	// wanted is an offset that was set before there was a size to scroll in.
	wanted float32
}

// NewTimeline makes an empty list. Load is asked for rows that come into sight
// and answers, now or later, with [Timeline.SetRows]; onTap gets the index of
// a row.
func NewTimeline(load func(from, count int), onTap func(index int)) *Timeline {
	t := &Timeline{load: load, onTap: onTap}
	t.list = newTimelineList(t)
	t.Init(t, design.Stack(t.list))
	t.forget()
	return t
}

// SetCount says how many rows there are and forgets those that it has, as
// after a change or another filter. The offset stays.
func (t *Timeline) SetCount(count int) {
	t.count = count
	t.forget()
	t.list.Refresh()
}

// SetRows brings the rows from an index on.
func (t *Timeline) SetRows(from int, rows []TimelineRow) {
	for i, row := range rows {
		t.rows[from+i] = row
	}
	t.list.Refresh()
}

// Offset is how far the list is scrolled down.
func (t *Timeline) Offset() float32 { return t.list.GetScrollOffset() }

// SetOffset scrolls the list, as far as there are rows; at once, or as soon as
// the list has a size.
func (t *Timeline) SetOffset(y float32) {
	if t.Size().Height == 0 {
		t.wanted = y
		return
	}
	t.list.ScrollToOffset(y)
}

// Resize lays out anew.
func (t *Timeline) Resize(size fyne.Size) {
	t.Body.Resize(size)
	if t.wanted > 0 && size.Height > 0 {
		t.list.ScrollToOffset(t.wanted)
		t.wanted = 0
	}
}

// Mark marks the row that leads to a place, now or once it is read.
func (t *Timeline) Mark(place any) {
	if place != t.place {
		t.place = place
		t.list.Refresh()
	}
}

// Focusable is what gets the keys.
func (t *Timeline) Focusable() fyne.Focusable { return t.list }

func (t *Timeline) forget() {
	t.rows, t.asked = map[int]TimelineRow{}, map[int]bool{}
}

// fill draws a row, or asks for the window that it lies in.
func (t *Timeline) fill(index int, cell *timelineCell) {
	row, known := t.rows[index]
	if from := index - index%timelineWindow; !known && !t.asked[from] {
		t.keepNear(from)
		t.asked[from] = true
		t.load(from, min(timelineWindow, t.count-from))
		row = t.rows[index]
	}
	cell.set(row, func() { t.onTap(index) })
	cell.SetPlace(row.Place)
	cell.Mark(t.place)
	cell.showFocus(t.list.focused && t.list.cursor == index)
}

// keepNear drops the rows that are far away, so that memory does not grow with
// the journal.
func (t *Timeline) keepNear(from int) {
	const near = 4 * timelineWindow
	for other := range t.asked {
		if other < from-near || other > from+near {
			delete(t.asked, other)
			for i := range timelineWindow {
				delete(t.rows, other+i)
			}
		}
	}
}
