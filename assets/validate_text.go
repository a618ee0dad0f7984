package assets

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// passage is one text in one language, and where it stands.
type passage struct {
	kind, id, field string
	language        Language
	text            string
}

// child reports whether the passage is said to a child.
func (p passage) child() bool { return strings.HasSuffix(p.field, "_child") }

func (f *faults) checkTexts(items []item) {
	for _, it := range items {
		f.walk(it, "", false, reflect.ValueOf(it.value))
	}
}

// walk finds every text of an item, however deep, so that a field added to a
// type tomorrow is checked without anybody remembering to.
func (f *faults) walk(it item, field string, optional bool, value reflect.Value) {
	switch v := value.Interface().(type) {
	case Text:
		f.checkComplete(it, field, optional, v)
		f.checkLanguages(it, field, v)
		return
	case Wording:
		f.checkLanguages(it, field, v)
		return
	case Source:
		f.checkSource(it, field, v)
		return
	case Say:
		return // checkPrompts compares it with the wording
	}
	switch value.Kind() {
	case reflect.Struct:
		for i := range value.NumField() {
			key := value.Type().Field(i)
			f.walk(it, join(field, key.Tag.Get("toml")), key.Tag.Get("text") == "optional", value.Field(i))
		}
	case reflect.Slice:
		for i := range value.Len() {
			f.walk(it, fmt.Sprintf("%s %d", field, i+1), false, value.Index(i))
		}
	}
}

func join(field, key string) string { return strings.TrimPrefix(field+"."+key, ".") }

func (f *faults) checkComplete(it item, field string, optional bool, text Text) {
	if optional && text.Empty() {
		return
	}
	for _, language := range Languages {
		if text.In(language) == "" {
			f.add(it.id, "%s.%s is missing", field, language)
		}
	}
}

// checkLanguages checks each string of a struct whose keys begin with the code
// of a language.
func (f *faults) checkLanguages(it item, field string, texts any) {
	value := reflect.ValueOf(texts)
	for i := range value.NumField() {
		key := value.Type().Field(i).Tag.Get("toml")
		f.checkPassage(passage{it.kind, it.id, join(field, key), key[:2], value.Field(i).String()})
	}
}

func (f *faults) checkPassage(p passage) {
	for _, fault := range spelling(p.text) {
		f.add(p.id, "%s %s", p.field, fault)
	}
	if p.language == Ukrainian {
		for _, fault := range ukrainian(p) {
			f.add(p.id, "%s %s", p.field, fault)
		}
	} else if word := find(unquoted(p.text), cyrillic); word != "" {
		f.add(p.id, "%s has the Cyrillic word %q outside « »", p.field, word)
	}
	for _, number := range phonesIn(p.text) {
		if !knownPhone(number) {
			f.add(p.id, "%s has the telephone number %q, which no source gives", p.field, number)
		}
	}
}

// spelling checks what is alike in every language.
func spelling(text string) []string {
	var faults []string
	if strings.TrimSpace(text) != text {
		faults = append(faults, "begins or ends with a blank")
	}
	if strings.ContainsAny(text, "\t\n\r\u00a0") || strings.Contains(text, "  ") {
		faults = append(faults, "has a double space or another blank than a space")
	}
	if i := strings.IndexAny(text, "'`´\"ʼ"); i >= 0 {
		bad, _ := utf8.DecodeRuneInString(text[i:])
		faults = append(faults, fmt.Sprintf("has %q; write ’ or proper quotation marks", bad))
	}
	for _, word := range words(text) {
		if cyrillic(word) && latin(word) {
			faults = append(faults, fmt.Sprintf("mixes alphabets in %q", word))
		}
	}
	return faults
}

var quoted = regexp.MustCompile(`«[^»]*»`)

// unquoted leaves out what stands between « »: a quoted word may be in the
// other language, or be the very word that one should not use.
func unquoted(text string) string { return quoted.ReplaceAllString(text, "") }

// words splits at everything that is neither a letter nor a mark on one.
func words(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
}

func find(text string, is func(string) bool) string {
	for _, word := range words(text) {
		if is(word) {
			return word
		}
	}
	return ""
}

func cyrillic(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) })
}

func latin(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Latin, r) })
}
