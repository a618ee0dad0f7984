package paper

// Entry is one thing that is told: its head, a line under it, what was written,
// and parts with a label each. Empty ones are left out.
type Entry struct {
	Head  string
	Note  string
	Text  string
	Parts []Part
	Names []Name // under which the index lists it
}

// Part is a piece of an entry.
type Part struct{ Label, Text string }

// least is how much of an entry stands on the page on which it begins, in mm.
const least = 24

// Say writes a paragraph.
func (d *Document) Say(text string) {
	d.y += 1.5
	d.write(textStyle, text)
}

// Chapter begins a chapter, which readers of the file can jump to.
func (d *Document) Chapter(title string) {
	if d.y > top {
		d.y += 9
	}
	d.room(chapterStyle.leading + least)
	d.pdf.SetFont(family, "", textStyle.size) // by which it knows how its name is written
	d.pdf.Bookmark(title, 0, d.y)
	d.write(chapterStyle, title)
	d.y += 2.5
	d.pdf.SetDrawColor(grey[0], grey[1], grey[2])
	d.pdf.SetLineWidth(0.2)
	d.pdf.Line(left, d.y, right, d.y)
}

// Entry writes an entry.
func (d *Document) Entry(e Entry) {
	d.y += 5
	d.room(least)
	for _, name := range e.Names {
		d.list(name)
	}
	d.write(headStyle, e.Head)
	if e.Note != "" {
		d.write(noteStyle, e.Note)
	}
	if e.Text != "" {
		d.y++
		d.write(textStyle, e.Text)
	}
	for _, part := range e.Parts {
		if part.Text == "" {
			continue
		}
		d.y++
		d.room(labelStyle.leading + textStyle.leading)
		d.write(labelStyle, part.Label)
		d.write(textStyle, part.Text)
	}
}
