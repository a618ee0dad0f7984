package search

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Excerpt gives the sentence of the texts that shows the match of the query
// best: the first one with most of its words. Without a query, or without a
// match, it gives the beginning of the first text that says something. At most
// limit runes are given, cut between words and marked by an ellipsis.
func (q Query) Excerpt(limit int, texts ...string) (string, []Span) {
	best, most := "", 0
	for _, text := range texts {
		for _, sentence := range sentences(text) {
			if found := q.count(sentence); found > most {
				best, most = sentence, found
			}
		}
	}
	if most == 0 {
		return beginning(limit, texts), nil
	}
	best = q.shorten(best, limit)
	return best, q.Spans(best)
}

// count tells how many words of the query the sentence has.
func (q Query) count(sentence string) int {
	found := 0
	words := Words(sentence)
	for _, begin := range q {
		for _, word := range words {
			if strings.HasPrefix(word.Folded, begin) {
				found++
				break
			}
		}
	}
	return found
}

// beginning gives the first text that says something, on one line.
func beginning(limit int, texts []string) string {
	for _, text := range texts {
		if line := oneLine(text); line != "" {
			return cutEnd(line, limit)
		}
	}
	return ""
}

// shorten cuts a long sentence so that its first match is well inside.
func (q Query) shorten(sentence string, limit int) string {
	if utf8.RuneCountInString(sentence) <= limit {
		return sentence
	}
	spans := q.Spans(sentence)
	start := wordBefore(sentence, spans[0].Start, limit/3)
	if start > 0 {
		return "… " + cutEnd(sentence[start:], limit-2)
	}
	return cutEnd(sentence, limit)
}

// wordBefore gives the start of a word at most back runes before at.
func wordBefore(text string, at, back int) int {
	start := at
	for i := at; i > 0 && back > 0; back-- {
		_, size := utf8.DecodeLastRuneInString(text[:i])
		i -= size
		if i == 0 {
			return 0
		}
		if text[i] == ' ' {
			start = i + 1
		}
	}
	return start
}

// cutEnd cuts text after at most limit runes, between words where it can.
func cutEnd(text string, limit int) string {
	end, runes := len(text), 0
	for i := range text {
		if runes == limit-1 {
			end = i
		}
		runes++
	}
	if runes <= limit {
		return text
	}
	if space := strings.LastIndexByte(text[:end], ' '); space > end/2 {
		end = space
	}
	return strings.TrimRightFunc(text[:end], unicode.IsSpace) + "…"
}

// sentences parts a text at the ends of sentences and lines.
func sentences(text string) []string {
	var all []string
	start := 0
	for i, r := range text {
		next := i + utf8.RuneLen(r)
		if r == '\n' || isStop(r) && (next == len(text) || isSpaceAt(text, next)) {
			if s := oneLine(text[start:next]); s != "" {
				all = append(all, s)
			}
			start = next
		}
	}
	if s := oneLine(text[start:]); s != "" {
		all = append(all, s)
	}
	return all
}

func isStop(r rune) bool { return r == '.' || r == '!' || r == '?' || r == '…' }

func isSpaceAt(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return unicode.IsSpace(r)
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
