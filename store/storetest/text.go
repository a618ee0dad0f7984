package storetest

import (
	_ "embed"
	"math/rand/v2"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed nl.txt
var dutch string

//go:embed uk.txt
var ukrainian string

//go:embed names.txt
var names string

// language makes texts out of sentences with slots.
type language struct {
	sentences []string
	slots     map[string][]string
}

// parse reads a list of sentences; its first lines say what stands in it.
func parse(list string) language {
	l := language{slots: map[string][]string{}}
	for line := range strings.Lines(list) {
		line = strings.TrimSpace(line)
		name, fillings, isSlot := strings.Cut(strings.TrimPrefix(line, "@"), ":")
		switch {
		case line == "", line[0] == '#':
		case line[0] == '@' && isSlot:
			for filling := range strings.SplitSeq(fillings, "|") {
				l.slots[name] = append(l.slots[name], strings.TrimSpace(filling))
			}
		default:
			l.sentences = append(l.sentences, line)
		}
	}
	return l
}

var slot = regexp.MustCompile(`\{[^}]+\}`)

// sentence fills in one sentence. A slot with a capital begins the sentence.
func (l language) sentence(r *rand.Rand) string {
	return slot.ReplaceAllStringFunc(pick(r, l.sentences), func(found string) string {
		name := strings.Trim(found, "{}")
		lower := strings.ToLower(name)
		filling := pick(r, l.slots[lower])
		if name == lower {
			return filling
		}
		first, size := utf8.DecodeRuneInString(filling)
		return string(unicode.ToUpper(first)) + filling[size:]
	})
}

// text gives sentences, no two the same, until they have so many bytes.
func (l language) text(r *rand.Rand, bytes int) string {
	var b strings.Builder
	for b.Len() < bytes {
		sentence := l.sentence(r)
		if strings.Contains(b.String(), sentence) {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(sentence)
	}
	return b.String()
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

// some gives up to most different elements.
func some(r *rand.Rand, from []string, most int) []string {
	var picked []string
	for _, i := range r.Perm(len(from))[:r.IntN(most+1)] {
		picked = append(picked, from[i])
	}
	return picked
}
