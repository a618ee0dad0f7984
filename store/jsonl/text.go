package jsonl

import (
	"strings"
	"unicode/utf8"
)

// hides reports whether a character has no place in a text: control characters,
// and those that turn the direction of what follows, so that one reads something
// else than what is there.
func hides(r rune) bool {
	switch {
	case r == '\n', r == '\t':
		return false
	case r < ' ', 0x7f <= r && r < 0xa0:
		return true
	case 0x202a <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069:
		return true
	}
	return r == 0xfeff || r == 0xfffe || r == 0xffff
}

// isKey reports whether a text is a key: letters of ASCII, digits and a few
// marks.
func isKey(s string) bool {
	if s == "" || len(s) > maxKey {
		return false
	}
	for i := range len(s) {
		c := s[i]
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
		if !letter && (i == 0 || !strings.ContainsRune("._:-", rune(c))) {
			return false
		}
	}
	return true
}

// appendText writes a JSON string without what hides, for that is not read
// again. Nothing else is escaped but what JSON asks for, so that people can read
// it.
func appendText(line []byte, text string) []byte {
	line = append(line, '"')
	for _, r := range text {
		switch {
		case r == '"', r == '\\':
			line = append(line, '\\', byte(r))
		case r == '\n':
			line = append(line, `\n`...)
		case r == '\t':
			line = append(line, `\t`...)
		case !hides(r):
			line = utf8.AppendRune(line, r)
		}
	}
	return append(line, '"')
}
