package assets

import (
	"slices"
	"unicode/utf8"
)

// longestQuote keeps quotations short enough to be quotations.
const longestQuote = 200

func (f *faults) checkSource(it item, field string, source Source) {
	switch {
	case source.Document == "":
		f.add(it.id, "%s has no document; write %q for our own", field, OwnWork)
	case source.Own() && (source.Line != 0 || source.Quote != "" || source.Verbatim):
		f.add(it.id, "%s is our own and yet quotes a document", field)
	case source.Own():
	case source.Line <= 0 || source.Quote == "":
		f.add(it.id, "%s has no line or no quote", field)
	case utf8.RuneCountInString(source.Quote) > longestQuote:
		f.add(it.id, "%s quotes more than %d characters", field, longestQuote)
	}
}

// checkReferences checks that every id and every fixed word leads somewhere.
func (f *faults) checkReferences(c *Content) {
	for _, it := range c.items() {
		switch v := it.value.(type) {
		case Prompt:
			f.checkDocuments(c, it.id, v.Source)
			needIDs(f, it.id, "domains", v.Domains, c.Domains)
			needIDs(f, it.id, "support", v.Support, c.SupportTypes)
		case Tip:
			f.checkDocuments(c, it.id, v.Source)
			f.needWords(it.id, "kind", []string{v.Kind}, []string{TipDo, TipDont, TipInfo})
			f.needWords(it.id, "stages", v.Stages, Stages[:])
			f.needWords(it.id, "settings", v.Settings, Settings[:])
			needIDs(f, it.id, "domains", v.Domains, c.Domains)
			needIDs(f, it.id, "support", v.Support, c.SupportTypes)
		case Goal:
			f.checkDocuments(c, it.id, v.Source)
		case SupportType:
			f.checkDocuments(c, it.id, v.Source)
		case Activity:
			f.checkDocuments(c, it.id, v.Source)
			needIDs(f, it.id, "domains", v.Domains, c.Domains)
			needIDs(f, it.id, "support", v.Support, c.SupportTypes)
		case Hook:
			f.checkDocuments(c, it.id, v.Source)
			needIDs(f, it.id, "domains", v.Domains, c.Domains)
		case Reflection:
			f.checkDocuments(c, it.id, v.Source)
			f.needWords(it.id, "kind", []string{v.Kind}, ReflectionKinds[:])
		case Training:
			f.checkDocuments(c, it.id, v.Source)
			needIDs(f, it.id, "referrals", v.Referrals, c.Referrals)
		}
	}
}

func (f *faults) checkDocuments(c *Content, id string, sources ...Source) {
	for _, source := range sources {
		if !source.Own() && !c.Documents.has(source.Document) {
			f.add(id, "source names the document %q, which is not there", source.Document)
		}
	}
}

func needIDs[T any](f *faults, id, field string, ids []string, list List[T]) {
	for _, other := range ids {
		if !list.has(other) {
			f.add(id, "%s names %q, which is not there", field, other)
		}
	}
}

func (f *faults) needWords(id, field string, used, known []string) {
	for _, word := range used {
		if !slices.Contains(known, word) {
			f.add(id, "%s has %q; known are %q", field, word, known)
		}
	}
}
