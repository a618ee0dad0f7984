package guide

import (
	"slices"

	"bankje/assets"
)

// further are the tips of a guide that its own advice does not give in the same
// words: nobody reads a sentence twice on one page.
func further(tips assets.List[assets.Tip], g assets.Guide) []assets.Tip {
	var list []assets.Tip
	for _, id := range g.Tips {
		tip, ok := tips.Get(id)
		if ok && !slices.Contains(g.Do, tip.Text) && !slices.Contains(g.Avoid, tip.Text) {
			list = append(list, tip)
		}
	}
	return list
}

// documents are the documents of some sources, each once, in order.
func documents(sources []assets.Source) []string {
	var ids []string
	for _, source := range sources {
		if !slices.Contains(ids, source.Document) {
			ids = append(ids, source.Document)
		}
	}
	return ids
}
