package about

import (
	"slices"
	"strings"
	"time"

	"bankje/assets"
	"bankje/i18n"
)

// unread lists the titles of the packs whose texts no native speaker has read.
func unread(content *assets.Content, language assets.Language) []string {
	var titles []string
	for pack := range content.Packs.All() {
		if !pack.ReadByNative {
			titles = append(titles, pack.Title.In(language))
		}
	}
	return titles
}

// published says who published a document and when, as far as it is known.
func published(d assets.Document, p *i18n.Printer) string {
	date := d.Date
	if day, err := time.Parse(time.DateOnly, date); err == nil {
		date = p.DateNumeric(day)
	}
	if date == "" {
		date = p.T("about.undated")
	}
	if d.Publisher == "" {
		return date
	}
	return d.Publisher + ", " + date
}

// paragraphs takes a licence apart at its empty lines, and joins the lines in
// between: they were broken for a typewriter, and a telephone breaks them anew.
func paragraphs(licence string) []string {
	var list []string
	for block := range strings.SplitSeq(licence, "\n\n") {
		words := strings.Fields(block)
		rule := func(word string) bool { return strings.Trim(word, "-") == "" }
		if words = slices.DeleteFunc(words, rule); len(words) > 0 {
			list = append(list, strings.Join(words, " "))
		}
	}
	return list
}
