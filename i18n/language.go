package i18n

import (
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
	"golang.org/x/text/language"
)

// Language names a language by its BCP 47 tag, which is also the name of its
// folder under text.
type Language string

// The languages that code may name. [All] lists every language there is.
const (
	NL Language = "nl"
	UK Language = "uk"
	EN Language = "en"
)

//go:embed text/*/*.toml
var files embed.FS

// manifest is what language.toml says.
type manifest struct {
	Name     string
	Order    int
	Calendar calendar
}

// printers reads the manifest of every language; texts are read when a language
// is first spoken, so that starting costs one language and not all of them.
var printers = sync.OnceValue(func() []*Printer {
	folders, err := files.ReadDir("text")
	if err != nil {
		panic(fmt.Sprintf("i18n: list languages: %v", err))
	}
	var list []*Printer
	for _, folder := range folders {
		list = append(list, newPrinter(Language(folder.Name())))
	}
	slices.SortFunc(list, func(a, b *Printer) int { return a.manifest.Order - b.manifest.Order })
	return list
})

// newPrinter panics on a file that cannot be read: the files are part of the
// program, and the tests read all of them.
func newPrinter(lang Language) *Printer {
	p := &Printer{lang: lang, tag: language.MustParse(string(lang))}
	meta, err := toml.DecodeFS(files, path.Join("text", string(lang), "language.toml"), &p.manifest)
	if err == nil && len(meta.Undecoded()) > 0 {
		err = fmt.Errorf("unknown key %s", meta.Undecoded()[0])
	}
	if err == nil {
		err = p.manifest.Calendar.validate()
	}
	if err != nil {
		panic(fmt.Sprintf("i18n: read language %s: %v", lang, err))
	}
	p.texts = sync.OnceValue(func() map[string]entry {
		texts, err := readAreas(lang)
		if err != nil {
			panic("i18n: " + err.Error())
		}
		return texts
	})
	p.collators.New = func() any { return newCollator(p.tag) }
	return p
}

// All returns every language in the order in which the first start shows them.
func All() []Language {
	var all []Language
	for _, p := range printers() {
		all = append(all, p.lang)
	}
	return all
}

// Name returns the language's name in its own words, such as "Nederlands".
func (l Language) Name() string { return For(l).manifest.Name }

// For returns the printer of a language, the same one at every call. A language
// that this version does not have speaks English.
func For(lang Language) *Printer {
	var english *Printer
	for _, p := range printers() {
		switch p.lang {
		case lang:
			return p
		case EN:
			english = p
		}
	}
	return english
}

// Match returns the language to suggest to somebody whose system prefers the
// given locales, the most wanted first ("uk-UA", "nl_NL.UTF-8"), and whether that
// is more than a guess. A near relative is no match: who has set Russian is not
// given Ukrainian, but English as a guess, and is asked.
func Match(locales []string) (lang Language, sure bool) {
	var tags []language.Tag
	for _, p := range printers() {
		tags = append(tags, p.tag)
	}
	matcher := language.NewMatcher(tags)
	for _, locale := range locales {
		// POSIX locales carry an encoding or a variant that BCP 47 does not know.
		locale, _, _ = strings.Cut(locale, ".")
		locale, _, _ = strings.Cut(locale, "@")
		tag, err := language.Parse(locale)
		if err != nil {
			continue
		}
		if _, index, confidence := matcher.Match(tag); confidence >= language.High {
			return printers()[index].lang, true
		}
	}
	return EN, false
}
