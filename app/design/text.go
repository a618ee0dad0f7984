package design

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Text is words that wrap, in a size and a colour by name. Make it with
// [NewText] and, before it is shown, say how it differs from running text:
//
//	design.NewText(title, design.SizeTitle, design.ColorInk).Strong().Centered()
type Text struct {
	widget.BaseWidget
	text    string
	size    fyne.ThemeSizeName
	color   fyne.ThemeColorName
	style   fyne.TextStyle
	align   fyne.TextAlign
	limit   int
	whole   bool
	marks   []Mark
	leading float32
	enlarge float32

	lines    []string
	forWidth float32
	forSize  float32 // the theme's size that it was measured at
	drawSize float32 // the same, or less where a word would not fit
	natural  float32
	longest  string // the widest word
	cut      bool
}

var _ Flowing = (*Text)(nil)

// NewText makes a text.
func NewText(text string, size fyne.ThemeSizeName, color fyne.ThemeColorName) *Text {
	t := &Text{text: text, size: size, color: color, leading: 1.12, enlarge: 1}
	t.ExtendBaseWidget(t)
	return t
}

// Strong draws it in the heavier weight.
func (t *Text) Strong() *Text { t.style.Bold = true; return t }

// Centered centres each line.
func (t *Text) Centered() *Text { t.align = fyne.TextAlignCenter; return t }

// Trailing aligns each line at the right.
func (t *Text) Trailing() *Text { t.align = fyne.TextAlignTrailing; return t }

// Leading sets the height of a line as a factor of the font's own.
func (t *Text) Leading(factor float32) *Text { t.leading = factor; return t }

// Excerpt limits the text to some lines and lets an ellipsis stand for the
// rest. It is for text that is read whole elsewhere, never for a title, a
// button or a prompt.
func (t *Text) Excerpt(lines int) *Text {
	t.limit = lines
	return t
}

// Whole makes the letters smaller, to two thirds at the least, rather than
// break a word that is wider than its place, or than leave out a part of an
// excerpt of one line. It is for titles and buttons.
func (t *Text) Whole() *Text { t.whole = true; return t }

// Enlarge draws it that many times larger than its size.
func (t *Text) Enlarge(factor float32) *Text { t.enlarge = factor; return t }

// Fits reports whether the text can be drawn in a room without breaking a word.
func (t *Text) Fits(room fyne.Size) bool {
	height := t.HeightFor(room.Width)
	return height <= room.Height && t.measure(t.longest) <= room.Width
}

// Text is the whole text, whatever part of it shows.
func (t *Text) Text() string { return t.text }

// SetText changes the words. Call [Reflow] when the height may change.
func (t *Text) SetText(text string) {
	if text != t.text {
		t.text, t.marks = text, nil
		t.forget()
	}
}

// SetColor changes the colour.
func (t *Text) SetColor(color fyne.ThemeColorName) {
	if color != t.color {
		t.color = color
		t.Refresh()
	}
}

// SetLimit changes the number of lines of an excerpt.
func (t *Text) SetLimit(lines int) {
	if lines != t.limit {
		t.limit = lines
		t.forget()
	}
}

// IsCut reports whether an ellipsis stands for a part of the text at the
// present width.
func (t *Text) IsCut() bool { return t.cut }

// Lines is how many lines the text takes at a width.
func (t *Text) Lines(width float32) int {
	t.wrap(width)
	return len(t.lines)
}

// WidestLine is how wide the widest of the lines at a width is.
func (t *Text) WidestLine(width float32) float32 {
	t.wrap(width)
	widest := float32(0)
	for _, line := range t.lines {
		widest = max(widest, t.measure(line))
	}
	return widest
}

func (t *Text) forget() {
	t.forSize = 0
	t.Refresh()
}

// NaturalWidth is the width of the longest line before wrapping.
func (t *Text) NaturalWidth() float32 {
	t.check()
	return t.natural
}

// HeightFor is the height of the lines at a width.
func (t *Text) HeightFor(width float32) float32 {
	t.wrap(width)
	return t.LineHeight() * float32(max(1, len(t.lines)))
}

// Resize wraps to the new width.
func (t *Text) Resize(size fyne.Size) {
	t.wrap(size.Width)
	if size == t.Size() {
		t.Refresh()
		return
	}
	t.BaseWidget.Resize(size)
}

// measure takes the heavier weight for a text with marks, so that its lines
// have room wherever the marks are.
func (t *Text) measure(s string) float32 {
	style := t.style
	style.Bold = style.Bold || len(t.marks) > 0
	return fyne.MeasureText(s, t.drawSize, style).Width
}

// check forgets what was measured at another text size.
func (t *Text) check() {
	size := t.Theme().Size(t.size) * t.enlarge
	if size == t.forSize {
		return
	}
	t.forSize, t.drawSize = size, size
	t.forWidth, t.lines, t.natural, t.longest = -1, nil, 0, ""
	widest := float32(0)
	for line := range strings.SplitSeq(t.text, "\n") {
		words := strings.Fields(line)
		// A pixel of slack, because words are measured apart when wrapping.
		t.natural = max(t.natural, t.measure(strings.Join(words, " "))+1)
		for _, word := range words {
			if w := t.measure(word); w > widest {
				widest, t.longest = w, word
			}
		}
	}
}

func (t *Text) wrap(width float32) {
	t.check()
	if width == t.forWidth {
		return
	}
	t.forWidth, t.drawSize = width, t.forSize
	if width <= 0 {
		t.lines, t.cut = []string{t.text}, false
		return
	}
	unbroken := t.longest
	if t.limit == 1 {
		unbroken = t.text
	}
	for t.whole && t.drawSize > t.forSize*2/3 && t.measure(unbroken) > width {
		t.drawSize -= 0.5
	}
	t.lines = wrap(t.text, width, t.measure)
	t.cut = t.limit > 0 && len(t.lines) > t.limit
	if t.cut {
		t.lines = ellipsize(t.lines, t.limit, width, t.measure)
	}
}

// LineHeight is the height of one line.
func (t *Text) LineHeight() float32 {
	t.check()
	return fyne.MeasureText("Мg", t.drawSize, t.style).Height * t.leading
}

// CreateRenderer draws a canvas text for each line, or for each part of it that
// stands out or doesn't.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	r := &textRenderer{text: t}
	r.sync()
	return r
}

type textRenderer struct {
	text    *Text
	pieces  []piece
	pool    []*canvas.Text
	objects []fyne.CanvasObject
}

// sync makes the canvas texts say the wrapped lines.
func (r *textRenderer) sync() {
	t := r.text
	t.wrap(t.Size().Width)
	r.pieces = pieces(t.text, t.marks, t.lines)
	r.objects = r.objects[:0]
	variant := fyne.CurrentApp().Settings().ThemeVariant()
	for i, p := range r.pieces {
		ink, style := t.Theme().Color(t.color, variant), t.style
		if p.marked {
			ink, style.Bold = t.Theme().Color(ColorPrimary, variant), true
		}
		if i == len(r.pool) {
			r.pool = append(r.pool, canvas.NewText("", ink))
		}
		c := r.pool[i]
		if c.Text != p.text || c.Color != ink || c.TextSize != t.drawSize || c.TextStyle != style {
			c.Text, c.Color, c.TextSize, c.TextStyle, c.Alignment = p.text, ink, t.drawSize, style, t.align
			c.Refresh()
		}
		r.objects = append(r.objects, c)
	}
}

func (r *textRenderer) Layout(size fyne.Size) {
	r.sync()
	height := r.text.LineHeight()
	x, line := float32(0), 0
	for i, p := range r.pieces {
		if p.line != line {
			x, line = 0, p.line
		}
		r.pool[i].Move(fyne.NewPos(x, float32(line)*height))
		r.pool[i].Resize(fyne.NewSize(size.Width-x, height))
		if len(r.pieces) > len(r.text.lines) {
			x += r.pool[i].MinSize().Width
		}
	}
}

func (r *textRenderer) MinSize() fyne.Size {
	return fyne.NewSize(1, r.text.HeightFor(r.text.Size().Width))
}

func (r *textRenderer) Refresh() {
	r.Layout(r.text.Size())
	canvas.Refresh(r.text)
}

func (r *textRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *textRenderer) Destroy()                     {}
