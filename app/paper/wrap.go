package paper

import (
	"strings"
	"unicode/utf8"
)

// wrap breaks a text into lines that are no wider than width. It breaks at
// spaces and behind hyphens, and a word that is wider than a line anywhere. An
// empty line of the text stays one.
func wrap(text string, width int, of func(rune) int) []string {
	var lines []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		lines = append(lines, wrapParagraph(strings.TrimRight(paragraph, " "), width, of)...)
	}
	return lines
}

// wrapParagraph looks at each letter once, so that a note of any length is
// broken in no time.
func wrapParagraph(text string, width int, of func(rune) int) []string {
	var lines []string
	start, used := 0, 0         // of the line, and how wide it is by now
	end, next, after := 0, 0, 0 // where it can end, where the next begins then, and how wide that is by now
	space := false
	for at, r := range text {
		w := of(r)
		for r != ' ' && used+w > width && at > start {
			if end <= start { // one word
				end, next, after = at, at, 0
			}
			lines = append(lines, text[start:end])
			start, used = next, after
		}
		used += w
		after += w
		switch r {
		case ' ':
			if !space {
				end = at
			}
			next, after = at+1, 0
		case '-', '–', '—', '/':
			next, after = at+utf8.RuneLen(r), 0
			end = next
		}
		space = r == ' '
	}
	return append(lines, text[start:])
}
