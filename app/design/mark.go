package design

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Mark is a range of bytes of a text that stands out, from Start up to End.
type Mark struct{ Start, End int }

// SetMarked changes the words and lets parts of them stand out: the heavier
// weight in the primary colour, so that colour is not the only sign. Marks are
// in order and don't overlap. The text must be aligned at the left.
func (t *Text) SetMarked(text string, marks []Mark) {
	if text == t.text && len(marks) == 0 && len(t.marks) == 0 {
		return
	}
	t.text, t.marks = text, marks
	t.forget()
}

// piece is a part of a line that is drawn in one way.
type piece struct {
	line   int
	text   string
	marked bool
}

// pieces cuts wrapped lines of text at the marks. Wrapping took away spaces and
// may have added a hyphen or an ellipsis, which are never marked.
func pieces(text string, marks []Mark, lines []string) []piece {
	var all []piece
	at := 0
	for i, line := range lines {
		if len(marks) == 0 {
			all = append(all, piece{line: i, text: line})
			continue
		}
		all = append(all, piece{line: i})
		for _, r := range line {
			at += len(text[at:]) - len(strings.TrimLeftFunc(text[at:], unicode.IsSpace))
			marked := false
			if next, size := utf8.DecodeRuneInString(text[at:]); next == r && size > 0 {
				marked = isMarked(marks, at)
				at += size
			}
			last := &all[len(all)-1]
			if last.text != "" && last.marked != marked {
				all = append(all, piece{line: i})
				last = &all[len(all)-1]
			}
			last.text += string(r)
			last.marked = marked
		}
	}
	return all
}

func isMarked(marks []Mark, at int) bool {
	for _, mark := range marks {
		if mark.Start <= at && at < mark.End {
			return true
		}
	}
	return false
}
