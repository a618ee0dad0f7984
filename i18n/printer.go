package i18n

import (
	"fmt"
	"strconv"
	"sync"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// Printer speaks one language. It never changes and is safe for all goroutines.
type Printer struct {
	lang      Language
	tag       language.Tag
	manifest  manifest
	texts     func() map[string]entry
	instead   string // see Instead; "" for none
	collators sync.Pool
}

// Instead returns a printer of the same language for which a text of a topic
// stands in for another, where there is one: of the topic "devices" the text
// devices.team.title for team.title. It has the same plural forms, and asks for
// no other placeholders.
func (p *Printer) Instead(topic string) *Printer {
	return &Printer{lang: p.lang, tag: p.tag, manifest: p.manifest, texts: p.texts, instead: topic + "."}
}

// entry returns what an id says.
func (p *Printer) entry(id string) (entry, bool) {
	texts := p.texts()
	if e, ok := texts[p.instead+id]; ok {
		return e, ok
	}
	e, ok := texts[id]
	return e, ok
}

// Lang returns the language that the printer speaks.
func (p *Printer) Lang() Language { return p.lang }

// T returns the text of an id. Args are the names and values of its placeholders
// in turn: p.T("person.prepare_for", "alias", alias). Numbers are written as the
// language writes them. An id without a text, or with plural forms, returns the
// id in brackets.
func (p *Printer) T(id string, args ...any) string {
	e, ok := p.entry(id)
	if !ok || e.forms != nil {
		return "[" + id + "]"
	}
	return e.text.format(func(name string) (string, bool) { return p.argument(args, name) })
}

// N returns the text of an id in the plural form that count asks for, with count
// as its placeholder {count}; further args are as in [Printer.T]. An id without
// plural forms returns the id in brackets.
func (p *Printer) N(id string, count int, args ...any) string {
	e, _ := p.entry(id)
	forms := e.forms
	if forms == nil {
		return "[" + id + "]"
	}
	text, ok := forms[p.form(count)]
	if !ok {
		text = forms[plural.Other]
	}
	return text.format(func(name string) (string, bool) {
		if name == "count" {
			return p.Number(count), true
		}
		return p.argument(args, name)
	})
}

// form returns the plural category of a whole number.
func (p *Printer) form(count int) plural.Form {
	// No language looks further than the last six digits.
	return plural.Cardinal.MatchPlural(p.tag, max(count, -count)%1_000_000, 0, 0, 0, 0)
}

// Number returns a whole number as the language writes it: 1.234 in Dutch.
func (p *Printer) Number(n int) string {
	if 0 <= n && n < 1000 {
		return strconv.Itoa(n)
	}
	return message.NewPrinter(p.tag).Sprint(n)
}

// argument finds the value of a placeholder among names and values in turn.
func (p *Printer) argument(args []any, name string) (string, bool) {
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] != name {
			continue
		}
		switch value := args[i+1].(type) {
		case string:
			return value, true
		case int:
			return p.Number(value), true
		case float64:
			return message.NewPrinter(p.tag).Sprint(value), true
		default:
			return fmt.Sprint(value), true
		}
	}
	return "", false
}
