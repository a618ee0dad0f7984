package parts

import (
	"slices"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/store"
)

// FewPeople is how many people are offered at once; the others are found by
// searching. Read one more to know whether there are others.
const FewPeople = 6

// PersonChoice says for whom something can be.
type PersonChoice struct {
	Label     string
	Everybody string                // the chip for nobody in particular; "" has none
	People    []store.PersonSummary // those seen last
	Chosen    store.PersonSummary   // zero for nobody
	OnChosen  func(store.PersonSummary)
}

// NewPersonChoice lets one choose a person or nobody: from those seen last, or
// among all by searching.
func NewPersonChoice(c *screen.Context, j PersonFinder, o PersonChoice) fyne.CanvasObject {
	place := design.Stack()
	var show func(store.PersonSummary)
	choose := func(p store.PersonSummary) {
		o.OnChosen(p)
		show(p)
	}
	show = func(chosen store.PersonSummary) {
		offered := few(o.People, chosen)
		if o.Everybody != "" {
			offered = append([]store.PersonSummary{{Alias: o.Everybody}}, offered...)
		}
		index := slices.IndexFunc(offered, isPerson(chosen.ID))
		chips := kit.Choice(aliases(offered), index, func(i int) {
			if i < 0 {
				choose(store.PersonSummary{})
				return
			}
			choose(offered[i])
		})
		if len(o.People) > FewPeople {
			chips = append(chips, kit.NewFilterChip(design.IconSearch, c.Text.T("parts.somebody_else"), func() {
				FindPerson(c, j, o.Label, choose)
			}))
		}
		place.Objects = []fyne.CanvasObject{kit.Chips(chips...)}
		design.Reflow(place)
	}
	show(o.Chosen)
	return kit.Labelled(o.Label, place)
}

// few are some of the people, and always the one who is chosen.
func few(people []store.PersonSummary, chosen store.PersonSummary) []store.PersonSummary {
	offered := slices.Clone(people[:min(FewPeople, len(people))])
	if chosen.ID.IsZero() || slices.ContainsFunc(offered, isPerson(chosen.ID)) {
		return offered
	}
	return append([]store.PersonSummary{chosen}, offered...)
}

func isPerson(id store.PersonID) func(store.PersonSummary) bool {
	return func(p store.PersonSummary) bool { return p.ID == id }
}

func aliases(people []store.PersonSummary) []string {
	var texts []string
	for _, p := range people {
		texts = append(texts, p.Alias)
	}
	return texts
}
