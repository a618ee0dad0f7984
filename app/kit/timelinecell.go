package kit

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
)

// timelineCell draws one row of a [Timeline] and is used again for others.
type timelineCell struct {
	Tap
	day, weekday      *design.Text
	title, text, note *design.Text
}

func newTimelineCell() *timelineCell {
	c := &timelineCell{
		day:     design.NewText("", design.SizeHeading, design.ColorInk).Strong().Centered(),
		weekday: design.NewText("", design.SizeCaption, design.ColorMuted).Centered(),
		title:   design.NewText("", design.SizeBody, design.ColorInk).Strong().Excerpt(2),
		text:    design.NewText("", design.SizeBody, design.ColorMuted).Excerpt(2),
		note:    design.NewText("", design.SizeCaption, design.ColorMuted).Excerpt(1),
	}
	surface := design.NewSurface(design.ColorPaper, 16).Raised()
	words := design.Arrange(&cellLayout{cell: c}, c.title, c.text, c.note)
	card := design.Stack(surface, design.Pad(timelinePad, 14, words))
	left := design.Arrange(dayLayout{}, c.day, c.weekday)
	line := design.PadEach(4, design.Gutter, 6, 8, design.TopRow(8, 1, left, card))
	c.InitTap(c, "", design.Within(design.MaxWidth+2*design.Gutter, line), 16, nil)
	return c
}

// Enable does nothing.
func (c *timelineCell) Enable() {}

// Disable does nothing.
func (c *timelineCell) Disable() {}

// Disabled keeps Tab from stopping at each row: the list has the keyboard.
func (c *timelineCell) Disabled() bool { return true }

// showFocus shows whether the keyboard is at this row.
func (c *timelineCell) showFocus(on bool) {
	if c.ring.Visible() != on {
		c.ring.Hidden = !on
		c.ring.Refresh()
	}
}

const timelinePad = 12

// set shows a row.
func (c *timelineCell) set(row TimelineRow, onTap func()) {
	c.name = row.Title
	c.SetOnTap(onTap)
	c.day.SetText(row.Day)
	c.weekday.SetText(row.Weekday)
	c.title.SetMarked(row.Title, row.TitleMarks)
	c.text.SetMarked(row.Text, row.TextMarks)
	c.note.SetText(row.Note)
	design.Relayout(c)
}

// MinSize is the same for every row, because the list counts on it.
func (c *timelineCell) MinSize() fyne.Size {
	return fyne.NewSize(1, cellHeight(c)+2*timelinePad+10)
}

// cellHeight is room for a note on its own line at large text, and for three
// lines of title and text.
func cellHeight(c *timelineCell) float32 {
	height := lineOf(c.title) + 2*lineOf(c.text) + 2
	if noteAbove(c) {
		height += lineOf(c.note)
	}
	return height
}

// noteAbove reports whether the text is so large that note and title don't
// share a line.
func noteAbove(c *timelineCell) bool { return c.Theme().Size(design.SizeBody) > 19 }

// lineOf is the height of one line of a text.
func lineOf(t *design.Text) float32 { return t.LineHeight() }

// cellLayout puts note, title and text in the room of three lines: a long
// title leaves one to the text.
type cellLayout struct{ cell *timelineCell }

func (l *cellLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	c := l.cell
	y, width := float32(0), size.Width
	if noteAbove(c) && c.note.Text() != "" {
		design.Place(c.note, 0, 0, size.Width, lineOf(c.note))
		y = lineOf(c.note)
	} else if c.note.Text() != "" {
		note := min(c.note.NaturalWidth(), size.Width/2)
		design.Place(c.note, size.Width-note, 3, note, lineOf(c.note))
		width -= note + 8
	} else {
		c.note.Resize(fyne.Size{})
	}
	height := c.title.HeightFor(width)
	design.Place(c.title, 0, y, width, height)
	c.text.SetLimit(2)
	if height > lineOf(c.title)*1.5 {
		c.text.SetLimit(1)
	}
	design.Place(c.text, 0, y+height+2, size.Width, c.text.HeightFor(size.Width))
}

func (l *cellLayout) NaturalWidth([]fyne.CanvasObject) float32       { return 240 }
func (l *cellLayout) HeightFor([]fyne.CanvasObject, float32) float32 { return cellHeight(l.cell) }
func (l *cellLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(1, cellHeight(l.cell))
}

// dayLayout puts the day over the weekday in a narrow column.
type dayLayout struct{}

func (dayLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(timelinePad)
	for _, o := range objects {
		height := design.HeightFor(o, size.Width)
		design.Place(o, 0, y, size.Width, height)
		y += height - 3
	}
}

// NaturalWidth has room for the longest short name of a month, «жовт.».
func (dayLayout) NaturalWidth(objects []fyne.CanvasObject) float32 {
	return objects[0].(*design.Text).Theme().Size(design.SizeHeading) * 2.25
}

func (dayLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return design.HeightFor(objects[0], width) + design.HeightFor(objects[1], width)
}

func (d dayLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(1, d.HeightFor(objects, 1))
}
