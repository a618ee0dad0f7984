package i18n

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// collator orders texts; it has a buffer of its own, so one goroutine uses it at
// a time.
type collator struct {
	order  *collate.Collator
	buffer collate.Buffer
}

func newCollator(tag language.Tag) *collator { return &collator{order: collate.New(tag)} }

// withoutApostrophes drops what dictionaries ignore: п’ять stands where пять would.
var withoutApostrophes = strings.NewReplacer("’", "", "ʼ", "", "'", "", "`", "")

// Sort orders words in place as a dictionary of the language does: case and
// diacritics count only between words that are otherwise the same.
func (p *Printer) Sort(words []string) {
	SortBy(p, words, func(word string) string { return word })
}

// SortBy orders items in place by their texts as [Printer.Sort] does. Items with
// equal texts keep their order.
func SortBy[T any](p *Printer, items []T, text func(T) string) {
	c := p.collators.Get().(*collator)
	defer p.collators.Put(c)
	c.buffer.Reset()

	type keyed struct {
		item T
		key  []byte
	}
	list := make([]keyed, len(items))
	for i, item := range items {
		list[i] = keyed{item, c.order.KeyFromString(&c.buffer, withoutApostrophes.Replace(text(item)))}
	}
	slices.SortStableFunc(list, func(a, b keyed) int { return bytes.Compare(a.key, b.key) })
	for i := range list {
		items[i] = list[i].item
	}
}
