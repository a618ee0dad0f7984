package prepare

import (
	"cmp"
	"iter"
	"slices"

	"bankje/app/screen/parts"
	"bankje/assets"
)

// choices are the prompts to choose from by hand, favourites first and then in
// the order in which a conversation goes. Those that only open from their guide,
// and those for a resident to ask, are not among them. An empty domain means
// all.
func choices(prompts iter.Seq[parts.Prompt], domain string, favourite func(id string) bool) []parts.Prompt {
	var all []parts.Prompt
	for p := range prompts {
		if p.Drawable && !p.ToStaff && (domain == "" || slices.Contains(p.Domains, domain)) {
			all = append(all, p)
		}
	}
	slices.SortStableFunc(all, func(a, b parts.Prompt) int {
		return cmp.Or(
			before(favourite(a.ID), favourite(b.ID)),
			before(a.Own, b.Own),
			cmp.Compare(moment(a), moment(b)))
	})
	return all
}

// moment is when a prompt is first at its place.
func moment(p parts.Prompt) int {
	first := len(assets.Moments)
	for _, m := range p.Moments {
		if i := slices.Index(assets.Moments[:], m); i >= 0 {
			first = min(first, i)
		}
	}
	return first
}

// queue puts what will be asked in order: what was chosen by hand comes before
// the prompt that rounds off.
func queue(suggested []Suggestion, picked []string) []string {
	var ids, last []string
	for _, s := range suggested {
		if s.Role == Closing {
			last = append(last, s.ID)
		} else {
			ids = append(ids, s.ID)
		}
	}
	for _, id := range picked {
		if !slices.Contains(ids, id) && !slices.Contains(last, id) {
			ids = append(ids, id)
		}
	}
	return append(ids, last...)
}
