package search

import (
	"iter"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Word is a word of a text: how it is compared, and where it stands.
type Word struct {
	Folded string
	Span   Span
}

// Words gives the words of a text in order. A word is a run of letters, digits
// and their marks; apostrophes of every make belong to it but do not count, so
// that ім'я, ім’я and імя are one word. A hyphen parts words.
//
// Folding forgives case and the accents of Latin letters. Cyrillic letters
// stay what they are: й is not и, ї and і and є and ґ are letters.
func Words(text string) []Word {
	var words []Word
	for word := range All(text) {
		words = append(words, word)
	}
	return words
}

// All yields what [Words] gives.
func All(text string) iter.Seq[Word] {
	return func(yield func(Word) bool) {
		for at := 0; at < len(text); {
			start, end := nextWord(text, at)
			folded := Fold(text[start:end])
			if folded != "" && !yield(Word{folded, Span{start, end}}) {
				return
			}
			at = end
		}
	}
}

// nextWord finds the first word that starts at or after at; start equals end
// when there is none. Apostrophes around a word are left outside.
func nextWord(text string, at int) (start, end int) {
	start = -1
	for i := at; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case isLetter(r):
			if start < 0 {
				start = i
			}
			end = i + size
		case start >= 0 && !isApostrophe(r):
			return start, end
		}
		i += size
	}
	if start < 0 {
		return len(text), len(text)
	}
	return start, end
}

func isLetter(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	case isPlainCyrillic(r):
		return true
	}
	return unicode.IsLetter(r) && !isApostrophe(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}

// isPlainCyrillic knows the letters of Slavic alphabets. In their block, marks
// stand apart from 0x482 on.
func isPlainCyrillic(r rune) bool { return 0x400 <= r && r <= 0x481 || 0x48A <= r && r <= 0x4BF }

// isApostrophe knows the signs that people and keyboards use for one.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '`', '’', '‘', 'ʼ', '´', '′', '＇', '\u02B9':
		return true
	}
	return false
}

// Fold gives the form of a word in which it is compared.
func Fold(word string) string {
	if folded, ok := foldPlain(word); ok {
		return folded
	}
	folded := make([]byte, 0, len(word))
	for _, r := range norm.NFC.String(word) {
		folded = appendFolded(folded, r)
	}
	return string(folded)
}

// foldPlain is the short way for nearly all words: those of plain letters,
// which stand for themselves whatever comes after them.
func foldPlain(word string) (string, bool) {
	same := true
	for _, r := range word {
		switch {
		case 'a' <= r && r <= 'z', 'а' <= r && r <= 'џ', '0' <= r && r <= '9':
		case r < utf8.RuneSelf, isPlainCyrillic(r), isApostrophe(r):
			same = false
		default:
			return "", false
		}
	}
	if same {
		return word, true
	}
	folded := make([]byte, 0, len(word))
	for _, r := range word {
		folded = appendFolded(folded, r)
	}
	return string(folded), true
}

// appendFolded adds what counts of one composed character.
func appendFolded(folded []byte, r rune) []byte {
	switch {
	case r < utf8.RuneSelf:
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		if isLetter(r) {
			folded = append(folded, byte(r))
		}
		return folded
	case 'А' <= r && r <= 'Я':
		return utf8.AppendRune(folded, r+'а'-'А')
	case isPlainCyrillic(r):
		return utf8.AppendRune(folded, unicode.ToLower(r))
	case isApostrophe(r), unicode.Is(unicode.M, r):
		// A mark that did not compose with a Cyrillic letter is a stress mark
		// of a textbook.
		return folded
	case unicode.Is(unicode.Latin, r):
		return appendLatin(folded, r)
	default:
		return utf8.AppendRune(folded, unicode.ToLower(r))
	}
}

// appendLatin adds the letters under the accents of a Latin character.
func appendLatin(folded []byte, r rune) []byte {
	switch r = unicode.ToLower(r); r {
	case 'ß':
		return append(folded, "ss"...)
	case 'æ':
		return append(folded, "ae"...)
	case 'œ':
		return append(folded, "oe"...)
	case 'ø':
		return append(folded, 'o')
	case 'ł':
		return append(folded, 'l')
	case 'đ':
		return append(folded, 'd')
	case 'ı':
		return append(folded, 'i')
	}
	for _, part := range norm.NFKD.String(string(r)) {
		switch {
		case unicode.Is(unicode.M, part):
		case part == r:
			folded = utf8.AppendRune(folded, r)
		default: // what it is made of may be one of those above
			folded = appendFolded(folded, part)
		}
	}
	return folded
}
