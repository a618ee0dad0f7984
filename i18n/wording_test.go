package i18n

import (
	"path"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/BurntSushi/toml"
)

// everyText returns all that the files of a language say, by where it stands.
func everyText(t *testing.T, lang Language) map[string]string {
	t.Helper()
	folder := path.Join("text", string(lang))
	list, err := files.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, file := range list {
		var table map[string]any
		if _, err := toml.DecodeFS(files, path.Join(folder, file.Name()), &table); err != nil {
			t.Fatal(err)
		}
		collect(texts, path.Join(folder, file.Name())+":", table)
	}
	return texts
}

func collect(texts map[string]string, where string, value any) {
	switch value := value.(type) {
	case string:
		texts[where] = value
	case []any:
		for _, item := range value {
			collect(texts, where+" "+item.(string), item)
		}
	case map[string]any:
		for key, item := range value {
			collect(texts, where+" "+key, item)
		}
	}
}

var placeholder = regexp.MustCompile(`\{[a-z_]+\}`)

// words returns the words of a text, an apostrophe being part of its word.
func words(text string) []string {
	return strings.FieldsFunc(placeholder.ReplaceAllString(text, " "), func(r rune) bool {
		return !unicode.IsLetter(r) && r != '’'
	})
}

func TestTextsAreTypesetWithCare(t *testing.T) {
	wrong := map[string]string{
		`'`: "write ’", `ʼ`: "write ’", "`": "write ’", `"`: "write “ ” or « »",
		"...": "write …", "  ": "one space is enough", " ,": "no space before a comma", " .": "no space before a full stop",
	}
	for _, lang := range All() {
		for where, text := range everyText(t, lang) {
			if text == "" || strings.TrimSpace(text) != text {
				t.Errorf("%s: empty, or space around it: %q", where, text)
			}
			for mark, remedy := range wrong {
				if strings.Contains(text, mark) {
					t.Errorf("%s: %s: %s", where, remedy, text)
				}
			}
		}
	}
}

// Letters that look the same in both scripts: a word made of nothing else is
// where a wrong keyboard goes unseen.
const (
	latinTwins    = "aceiopxyABCEHIKMOPTXY"
	cyrillicTwins = "асеіорхуАВСЕНІКМОРТХУ"
)

func TestNoWordMixesLatinAndCyrillic(t *testing.T) {
	for _, lang := range All() {
		twins := cyrillicTwins
		if lang == UK {
			twins = latinTwins
		}
		for where, text := range everyText(t, lang) {
			for _, word := range words(text) {
				latin := strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Latin, r) })
				cyrillic := strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) })
				if latin && cyrillic || strings.Trim(word, twins) == "" {
					t.Errorf("%s: %q has letters of the other script: %+q", where, word, word)
				}
			}
		}
	}
}

// avoided are beginnings of words and of a few words that people should not
// meet, in lower case, with what to write instead.
var avoided = map[Language]map[string]string{
	NL: { // one word for one thing: what is saved, and what is kept
		"bewaar een bestand": "sla een bestand op", "bewaar bestand": "bestand opslaan", "bestand wordt bewaard": "bestand wordt opgeslagen",
		"bestand is bewaard": "bestand is opgeslagen", "niet bewaren": "niet opslaan", "bewaar gesprek": "gesprek opslaan",
	},
	UK: {
		"тригер": "захоплює", "соціальна мереж": "коло спілкування", "соціальні мереж": "коло спілкування",
		"жертв": "постраждала особа", "психічно хвор": "психологічні труднощі", "розлад": "психологічні труднощі",
		"біжен": "люди з України", "на україн": "в Україні", "голланд": "Нідерланди", "переселен": "люди з України",
		"психіатр": "ментальне здоров’я", "промпт": "запитання для розмови",
		"получ": "отримати", "відмін": "скасувати", "слідуюч": "наступний", "міроприємств": "захід", "картинк": "зображення",
	},
}

func TestAvoidedWordsAreAvoided(t *testing.T) {
	for lang, list := range avoided {
		for where, text := range everyText(t, lang) {
			line := " " + strings.ToLower(strings.Join(words(text), " "))
			for word, remedy := range list {
				if strings.Contains(line, " "+word) {
					t.Errorf("%s: instead of %q: %q: %s", where, word, remedy, text)
				}
			}
		}
	}
}

func TestUkrainianIsPolite(t *testing.T) {
	familiar := " ти тебе тобі тобою твій твоя твоє твої твого твоєї твоєму твоїй твоїм твоєю твоїми твоїх твою "
	// Whoever reads is addressed with a capital letter.
	small := " ви вас вам вами ваш ваша ваше ваші вашого вашої вашому вашій вашим вашою вашими ваших вашу "
	for where, text := range everyText(t, UK) {
		// To say how a child is addressed is not to address the reader.
		text = strings.ReplaceAll(text, "«ти»", "")
		for _, word := range words(text) {
			if strings.Contains(familiar, " "+strings.ToLower(word)+" ") {
				t.Errorf("%s: say «Ви» instead of %q: %s", where, word, text)
			}
			if strings.Contains(small, " "+word+" ") {
				t.Errorf("%s: %q begins with a capital letter: %s", where, word, text)
			}
		}
	}
}

func TestUkrainianHasNoRussianLetters(t *testing.T) {
	for where, text := range everyText(t, UK) {
		if strings.ContainsAny(strings.ToLower(text), "ыэёъ") {
			t.Errorf("%s: %s", where, text)
		}
	}
}
