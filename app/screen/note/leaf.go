package note

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// leafLetters is how much is written on one leaf. Beyond it a key takes longer
// to show than a person notices, on a cheap phone.
const leafLetters = 2000

// leaf is a piece of a note that is shown and edited by itself.
type leaf struct {
	text string
	seam string // what stood between this leaf and the next
}

// split cuts a note into leaves where it pauses: between paragraphs, else
// between sentences, else between words. There is at least one leaf, and join
// gives the note back letter for letter.
func split(note string) []leaf {
	var leaves []leaf
	for utf8.RuneCountInString(note) > leafLetters {
		text, seam := cut(note)
		leaves = append(leaves, leaf{text, seam})
		note = note[len(text)+len(seam):]
	}
	return append(leaves, leaf{text: note})
}

// join puts leaves together again.
func join(leaves []leaf) string {
	var note strings.Builder
	for _, l := range leaves {
		note.WriteString(l.text)
		note.WriteString(l.seam)
	}
	return note.String()
}

// cut gives the first leaf of a note that is longer than one, and its seam. It
// fills at least half of what may be on a leaf.
func cut(note string) (text, seam string) {
	whole := prefix(note, leafLetters)
	least := len(prefix(note, leafLetters/2))
	for _, pause := range []struct{ mark, seam string }{{"\n", "\n"}, {". ", " "}, {"? ", " "}, {"! ", " "}, {" ", " "}} {
		if at := strings.LastIndex(whole[least:], pause.mark); at >= 0 {
			end := least + at + len(pause.mark) - len(pause.seam)
			return whole[:end], pause.seam
		}
	}
	return whole, ""
}

// prefix is the beginning of a text, so many letters long.
func prefix(text string, letters int) string {
	count := 0
	for at := range text {
		if count == letters {
			return text[:at]
		}
		count++
	}
	return text
}

// write puts a text on the leaf at an index. When it got too long it goes on on
// new leaves; last is the index of the one on which it ends.
func write(leaves []leaf, at int, text string) (written []leaf, last int) {
	pieces := split(text)
	pieces[len(pieces)-1].seam = leaves[at].seam
	return slices.Replace(slices.Clone(leaves), at, at+1, pieces...), at + len(pieces) - 1
}
