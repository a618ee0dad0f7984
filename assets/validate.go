package assets

import "fmt"

// Validate returns everything that is wrong with the content, each error with
// the id and the field; nil when nothing is. It checks what a reader of a
// single file cannot see: that texts are complete in every language, that
// letters are of the right alphabet, that ids are unique and lead somewhere,
// and that no telephone number stands anywhere that was not read in a source.
func Validate(c *Content) []error {
	items := c.items()
	var faults faults
	faults.checkIDs(items)
	faults.checkTexts(items)
	faults.checkReferences(c)
	faults.checkPrompts(c)
	faults.checkGuides(c)
	faults.checkReferrals(c)
	return faults
}

// faults collects errors, so that a translator reads all of them at once.
type faults []error

func (f *faults) add(id, format string, args ...any) {
	*f = append(*f, fmt.Errorf("%s: %s", id, fmt.Sprintf(format, args...)))
}

// item is any one thing in the packs.
type item struct {
	kind  string
	id    string
	value any
}

func (c *Content) items() []item {
	var all []item
	all = gather(all, "pack", c.Packs)
	all = gather(all, "domain", c.Domains)
	all = gather(all, "document", c.Documents)
	all = gather(all, "prompt", c.Prompts)
	all = gather(all, "tip", c.Tips)
	all = gather(all, "goal", c.Goals)
	all = gather(all, "support type", c.SupportTypes)
	all = gather(all, "activity", c.Activities)
	all = gather(all, "hook", c.Hooks)
	all = gather(all, "reflection", c.Reflection)
	all = gather(all, "training", c.Training)
	all = gather(all, "guide", c.Guides)
	all = gather(all, "need", c.Needs)
	return gather(all, "referral", c.Referrals)
}

func gather[T any](all []item, kind string, list List[T]) []item {
	for i, value := range list.items {
		all = append(all, item{kind: kind, id: list.ids[i], value: value})
	}
	return all
}

func (f *faults) checkIDs(items []item) {
	seen := map[string]bool{}
	for _, it := range items {
		if it.id == "" {
			f.add(it.kind, "an item has no id")
		}
		// Documents, guides and cards may share a word: kinds are apart.
		key := it.kind + " " + it.id
		if seen[key] {
			f.add(it.id, "a second %s has this id", it.kind)
		}
		seen[key] = true
	}
}
