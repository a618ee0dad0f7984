package paper

import "strconv"

// The page, in mm.
const (
	left, right = 22.0, 188.0 // where lines begin and end
	top, bottom = 20.0, 272.0
	footLine    = 284.0
)

// pointsPerMM is how many points of a font's size go into a mm.
const pointsPerMM = 72 / 25.4

// style is how lines look.
type style struct {
	bold    bool
	size    float64 // in points
	leading float64 // from line to line, in mm
	ink     [3]int
}

var (
	black = [3]int{0x25, 0x20, 0x1c}
	grey  = [3]int{0x6e, 0x60, 0x55}

	titleStyle   = style{true, 21, 9.5, black}
	chapterStyle = style{true, 14, 6.6, black}
	headStyle    = style{true, 10.5, 5.2, black}
	noteStyle    = style{false, 9, 4.5, grey}
	labelStyle   = style{true, 9, 4.8, grey}
	textStyle    = style{false, 10.5, 5.3, black}
)

func (d *Document) face(s style) *face {
	if s.bold {
		return d.faces[1]
	}
	return d.faces[0]
}

// lines breaks a text to what fits between two places of the page, in mm.
func (d *Document) lines(s style, text string, width float64) []string {
	f := d.face(s)
	drawn, whole := f.drawable(text)
	d.replaced = d.replaced || !whole
	return wrap(drawn, int(width*pointsPerMM/s.size*em), func(r rune) int {
		w, _ := f.width(r)
		return w
	})
}

// write writes a text from the left to the right, on as many pages as it takes.
func (d *Document) write(s style, text string) {
	for _, line := range d.lines(s, text, right-left) {
		d.line(s, line)
	}
}

// line writes one line, on the next page when this one is full.
func (d *Document) line(s style, line string) {
	d.room(s.leading)
	d.draw(s, left, d.y+s.leading, line)
	d.y += s.leading
}

// draw puts a line that is known to fit on a place of this page.
func (d *Document) draw(s style, x, baseline float64, line string) {
	weight := ""
	if s.bold {
		weight = "B"
	}
	d.pdf.SetFont(family, weight, s.size)
	d.pdf.SetTextColor(s.ink[0], s.ink[1], s.ink[2])
	d.pdf.Text(x, baseline, line)
}

// room turns the page unless so many mm of it are free.
func (d *Document) room(height float64) {
	if d.y+height > bottom {
		d.endPage()
		d.page()
	}
}

func (d *Document) page() {
	d.pdf.AddPage()
	d.y = top
}

// endPage writes what stands under a page.
func (d *Document) endPage() {
	foot, _ := d.faces[0].drawable(d.foot)
	d.draw(noteStyle, left, footLine, foot+"  ·  "+strconv.Itoa(d.Pages())+" / "+pageCount)
}
