package design

import (
	"slices"
	"strings"
	"unicode"
)

// ruler tells how wide a piece of text is.
type ruler func(string) float32

// wrap breaks text into lines no wider than width. It breaks at spaces, but not
// at those of a telephone number, and inside a word only when the word alone is
// too wide. A line break in the text stays one.
func wrap(text string, width float32, measure ruler) []string {
	space := measure(" ")
	var lines []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		line, used := "", float32(0)
		for _, word := range words(paragraph, width, measure) {
			w := measure(word)
			switch {
			case line == "":
				line, used = word, w
			case used+space+w <= width:
				line, used = line+" "+word, used+space+w
			default:
				lines = append(lines, line)
				line, used = word, w
			}
			for used > width {
				head, tail := breakWord(line, width, measure)
				if tail == "" {
					break
				}
				lines = append(lines, head)
				line, used = tail, measure(tail)
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// words cuts a paragraph at its spaces and puts the groups of a number together
// again, as far as they fit on a line.
func words(paragraph string, width float32, measure ruler) []string {
	var all []string
	for word := range strings.FieldsSeq(paragraph) {
		if last := len(all) - 1; last >= 0 && isDigit(all[last][len(all[last])-1]) && isDigit(word[0]) {
			if whole := all[last] + " " + word; measure(whole) <= width {
				all[last] = whole
				continue
			}
		}
		all = append(all, word)
	}
	return all
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// breakWord splits a word that is too wide for a line. It prefers the end of a
// part ("gespreks-starters", an address), then the start of a syllable, which
// it marks with a hyphen.
func breakWord(word string, width float32, measure ruler) (head, tail string) {
	runes := []rune(word)
	fits := 1
	for fits < len(runes) && measure(string(runes[:fits+1])) <= width {
		fits++
	}
	if fits >= len(runes) {
		return word, ""
	}
	for i := fits; i > 1; i-- {
		if strings.ContainsRune("-/@.", runes[i-1]) {
			return string(runes[:i]), string(runes[i:])
		}
	}
	for i := fits; i > 2; i-- {
		if i+2 < len(runes) && startsSyllable(runes, i) && measure(string(runes[:i])+"-") <= width {
			return string(runes[:i]) + "-", string(runes[i:])
		}
	}
	return string(runes[:fits]), string(runes[fits:])
}

// startsSyllable is true before a consonant that a vowel follows, unless the
// consonants before it belong to it.
func startsSyllable(runes []rune, i int) bool {
	return unicode.IsLetter(runes[i-1]) && unicode.IsLetter(runes[i]) &&
		!vowel(runes[i]) && vowel(runes[i+1]) && !strings.ContainsRune("ьйhj", unicode.ToLower(runes[i]))
}

var vowels = []rune("aeiouyàáâäèéêëìíîïòóôöùúûüаеєиіїоуюя")

func vowel(r rune) bool { return slices.Contains(vowels, unicode.ToLower(r)) }

// ellipsize keeps the lines before the last one allowed and ends that one with
// an ellipsis.
func ellipsize(lines []string, limit int, width float32, measure ruler) []string {
	kept := slices.Clone(lines[:limit])
	rest := []rune(strings.Join(lines[limit-1:], " "))
	low, high := 0, len(rest)
	for low < high {
		mid := (low + high + 1) / 2
		if measure(strings.TrimRight(string(rest[:mid]), " ")+"…") <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	kept[limit-1] = strings.TrimRight(string(rest[:low]), " ,.;:") + "…"
	return kept
}
