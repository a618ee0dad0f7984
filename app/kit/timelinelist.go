package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// timelineList is the list of a [Timeline] for the keyboard: one stop for Tab,
// in which the arrows go from row to row and Enter opens.
type timelineList struct {
	widget.List
	timeline *Timeline
	focused  bool
	cursor   int // the row that the keyboard is at
}

func newTimelineList(t *Timeline) *timelineList {
	l := &timelineList{timeline: t, List: widget.List{
		Length:     func() int { return t.count },
		CreateItem: func() fyne.CanvasObject { return newTimelineCell() },
		UpdateItem: func(i widget.ListItemID, o fyne.CanvasObject) { t.fill(i, o.(*timelineCell)) },
	}}
	l.HideSeparators = true
	l.ExtendBaseWidget(l)
	return l
}

// FocusGained shows where the keyboard is: at the row that is open, or the one
// where it was.
func (l *timelineList) FocusGained() {
	l.focused = !fyne.CurrentDevice().IsMobile()
	for i, row := range l.timeline.rows {
		if row.Place != nil && row.Place == l.timeline.place {
			l.cursor = i
		}
	}
	l.moveTo(l.cursor)
}

// FocusLost takes the ring away.
func (l *timelineList) FocusLost() {
	l.focused = false
	l.RefreshItem(l.cursor)
}

// TypedKey goes through the rows and opens one, and hands other keys on.
func (l *timelineList) TypedKey(e *fyne.KeyEvent) {
	const page = 5
	switch e.Name {
	case fyne.KeyDown:
		l.moveTo(l.cursor + 1)
	case fyne.KeyUp:
		if l.cursor == 0 {
			typedKey(l, e) // to what stands above the list
			return
		}
		l.moveTo(l.cursor - 1)
	case fyne.KeyPageDown:
		l.moveTo(l.cursor + page)
	case fyne.KeyPageUp:
		l.moveTo(l.cursor - page)
	case fyne.KeyHome:
		l.moveTo(0)
	case fyne.KeyEnd:
		l.moveTo(l.timeline.count - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		l.timeline.onTap(l.cursor)
	default:
		typedKey(l, e)
	}
}

// TypedRune hands what is typed on to the window.
func (l *timelineList) TypedRune(r rune) { typedRune(l, r) }

// moveTo moves the keyboard to a row, or to the nearest that there is.
func (l *timelineList) moveTo(row int) {
	before := l.cursor
	l.cursor = max(0, min(row, l.timeline.count-1))
	l.RefreshItem(before)
	if l.timeline.count > 0 {
		l.ScrollTo(l.cursor)
		l.RefreshItem(l.cursor)
	}
}
