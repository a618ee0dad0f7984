package assets

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// alphabets are the letters of the words: those of any keyboard of a language,
// without accents and apostrophes.
var alphabets = map[string]string{
	"nl": "abcdefghijklmnopqrstuvwxyz",
	"en": "abcdefghijklmnopqrstuvwxyz",
	"uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
}

func TestWordsAreEnoughShortAndKnownByFourLetters(t *testing.T) {
	for language, alphabet := range alphabets {
		words := Words(language)
		if len(words) < 1296 {
			t.Errorf("%s has %d words, want 1,296 or more", language, len(words))
		}
		if bits := PassphraseWords * math.Log2(float64(len(words))); bits < 62 {
			t.Errorf("six words of %s are worth %.1f bits", language, bits)
		}
		seen := map[string]string{}
		for _, word := range words {
			letters := []rune(word)
			if len(letters) < 3 || len(letters) > 8 || strings.Trim(word, alphabet) != "" {
				t.Errorf("%s: %q is too short or long, or has another letter", language, word)
			}
			begin := string(letters[:min(4, len(letters))])
			if other, ok := seen[begin]; ok {
				t.Errorf("%s: %q begins as %q does", language, word, other)
			}
			seen[begin] = word
		}
	}
}

func TestAPassphraseIsSixWordsOfTheLanguage(t *testing.T) {
	for language := range alphabets {
		words, err := NewPassphrase(bytes.NewReader(bytes.Repeat([]byte{0, 1, 200, 3, 17, 5}, 10)), language)
		if err != nil || len(words) != PassphraseWords {
			t.Fatalf("%s: %q, %v", language, words, err)
		}
		for _, word := range words {
			if !slices.Contains(Words(language), word) {
				t.Errorf("%s: %q is not in the list", language, word)
			}
		}
	}
	if _, err := NewPassphrase(strings.NewReader("abc"), "nl"); err == nil {
		t.Error("too little randomness gave a passphrase")
	}
}

// TestEveryWordIsAsLikely draws each of the 65,536 numbers once.
func TestEveryWordIsAsLikely(t *testing.T) {
	const n = 1400
	count := make([]int, n)
	for drawn := range 1 << 16 {
		i, err := draw(bytes.NewReader([]byte{byte(drawn >> 8), byte(drawn)}), n)
		if err == nil {
			count[i]++
		}
	}
	if slices.Min(count) != slices.Max(count) {
		t.Errorf("some are drawn %d times, others %d", slices.Min(count), slices.Max(count))
	}
}

func TestAWordIsKnownByItsFirstLetters(t *testing.T) {
	for language := range alphabets {
		for _, word := range Words(language) {
			if utf8.RuneCountInString(word) < 4 {
				continue // no help is needed
			}
			begin := string([]rune(word)[:4])
			if got := Completions(language, begin, 3); !slices.Contains(got, word) {
				t.Errorf("%s: %q completes to %q", language, begin, got)
			}
		}
	}
	if got := Completions("nl", "", 3); got != nil {
		t.Errorf("nothing completes to %q", got)
	}
}
