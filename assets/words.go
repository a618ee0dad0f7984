package assets

import (
	"embed"
	"fmt"
	"io"
	"strings"
	"sync"
)

//go:embed words/*.txt
var wordFiles embed.FS

// PassphraseWords is how many words a generated passphrase has. With 1,296
// words or more to choose from they are worth 62 bits: more than anybody can
// guess against a slow hash.
const PassphraseWords = 6

var wordLists = sync.OnceValue(func() map[string][]string {
	lists := map[string][]string{}
	for _, language := range []string{"nl", "uk", "en"} {
		content, err := wordFiles.ReadFile("words/" + language + ".txt")
		if err != nil {
			panic("assets: " + err.Error()) // only without the embedded file
		}
		lists[language] = strings.Fields(string(content))
	}
	return lists
})

// Words are the words of which passphrases in a language ("nl", "uk", "en") are
// made, in the order of their letters: short, concrete and kind, each known by
// its first four letters. Another language has the English ones. The slice is
// shared and must not be changed.
func Words(language string) []string {
	if words, ok := wordLists()[language]; ok {
		return words
	}
	return wordLists()["en"]
}

// NewPassphrase chooses words, each as likely as any other. It returns the
// error of random.
func NewPassphrase(random io.Reader, language string) ([]string, error) {
	words := Words(language)
	var chosen []string
	for range PassphraseWords {
		i, err := draw(random, len(words))
		if err != nil {
			return nil, fmt.Errorf("make passphrase: %w", err)
		}
		chosen = append(chosen, words[i])
	}
	return chosen, nil
}

// draw is a number below n, at most 65,536. Draws that would make some
// likelier are thrown away.
func draw(random io.Reader, n int) (int, error) {
	fair := 1<<16 - 1<<16%n
	for {
		var b [2]byte
		if _, err := io.ReadFull(random, b[:]); err != nil {
			return 0, err
		}
		if drawn := int(b[0])<<8 | int(b[1]); drawn < fair {
			return drawn % n, nil
		}
	}
}

// Completions are the words of a language that begin so, at most a few of them:
// none while there are more.
func Completions(language, begin string, most int) []string {
	var found []string
	for _, word := range Words(language) {
		if strings.HasPrefix(word, begin) {
			if found = append(found, word); len(found) > most {
				return nil
			}
		}
	}
	return found
}
