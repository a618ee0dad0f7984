package paper

import (
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"
)

// instead stands where the font has no letter.
const instead = '•'

// em is in how many parts of its size the width of a letter is told.
const em = 1000

// face knows which letters a font has, and how wide they are.
type face struct {
	font   *sfnt.Font
	buffer sfnt.Buffer
	widths map[rune]int // in ems; -1: not in the font
}

func newFace(ttf []byte) (*face, error) {
	f, err := sfnt.Parse(ttf)
	if err != nil {
		return nil, err
	}
	return &face{font: f, widths: map[rune]int{}}, nil
}

// width is how wide a letter is; false for one that the font does not have.
func (f *face) width(r rune) (int, bool) {
	w, known := f.widths[r]
	if !known {
		w = f.measure(r)
		f.widths[r] = w
	}
	return max(w, 0), w >= 0
}

func (f *face) measure(r rune) int {
	glyph, err := f.font.GlyphIndex(&f.buffer, r)
	if err != nil || glyph == 0 {
		return -1
	}
	// At a size of em whole pixels, a pixel is one part.
	advance, err := f.font.GlyphAdvance(&f.buffer, glyph, fixed.I(em), font.HintingNone)
	if err != nil {
		return -1
	}
	return advance.Round()
}

// drawable gives a text as the font can draw it: letters that were typed as
// two signs as the one that is in the font, a tab as a space, and a dot for
// what the font lacks. It reports whether there was any of those.
func (f *face) drawable(text string) (drawn string, whole bool) {
	whole = true
	drawn = strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t', r == '\u2028', r == '\u2029':
			return ' '
		case invisible(r):
			return -1
		}
		if _, has := f.width(r); !has {
			whole = false
			return instead
		}
		return r
	}, norm.NFC.String(text))
	return drawn, whole
}

// invisible reports whether a character only changes how others look: what
// joins and colours emoji, soft hyphens, marks of direction, and controls.
func invisible(r rune) bool {
	switch {
	case r < ' ', 0x7f <= r && r < 0xa0, r == '\u00ad', r == '\ufeff':
		return true
	case 0x200b <= r && r <= 0x200f, 0x202a <= r && r <= 0x202e, 0x2060 <= r && r <= 0x206f:
		return true
	case 0xfe00 <= r && r <= 0xfe0f, 0x1f3fb <= r && r <= 0x1f3ff, 0xe0000 <= r && r <= 0xe007f:
		return true
	}
	return false
}
