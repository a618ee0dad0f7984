package talk

import (
	"cmp"
	"iter"
	"slices"

	"bankje/app/screen/parts"
	"bankje/assets"
	"bankje/store"
)

// more is how many cards are added at a time.
const more = 5

// current is the card that lies on top, if there still is one.
func current(d store.Draft) (string, bool) {
	if d.Position < 0 || d.Position >= len(d.Queue) {
		return "", false
	}
	return d.Queue[d.Position], true
}

// asked reports whether the card was marked as asked.
func asked(d store.Draft, id string) bool { return slices.Contains(d.Conversation.Prompts, id) }

// ask marks the card on top as asked, or takes the mark back.
func ask(d *store.Draft, on bool) {
	if id, ok := current(*d); ok {
		d.Conversation.Prompts = parts.With(d.Conversation.Prompts, id, on)
	}
}

// next goes on to the card below.
func next(d *store.Draft) { d.Position = min(d.Position+1, len(d.Queue)) }

// previous takes back the card that went before.
func previous(d *store.Draft) { d.Position = max(d.Position-1, 0) }

// later puts the card on top at the bottom. The last card can't go any lower:
// it is laid aside, and a step back brings it up again.
func later(d *store.Draft) {
	id, ok := current(*d)
	if !ok {
		return
	}
	if d.Position == len(d.Queue)-1 {
		next(d)
		return
	}
	queue := slices.Delete(slices.Clone(d.Queue), d.Position, d.Position+1)
	d.Queue = append(queue, id)
}

// readable takes out of the queue what has no words for whom one talks with,
// as most prompts have none for a child.
func readable(d *store.Draft, has func(id string) bool) {
	var queue []string
	position := 0
	for i, id := range d.Queue {
		if !has(id) {
			continue
		}
		if i < d.Position {
			position++
		}
		queue = append(queue, id)
	}
	d.Queue, d.Position = queue, position
}

// fitting are the cards to go on with, the best first: those not asked before,
// that suit the place, and that are about what the chosen ones are about.
func fitting(prompts iter.Seq[parts.Prompt], d store.Draft, before map[string]bool) []string {
	about := map[string]bool{}
	var candidates []parts.Prompt
	for p := range prompts {
		switch {
		case slices.Contains(d.Queue, p.ID):
			for _, domain := range p.Domains {
				about[domain] = true
			}
		case p.Drawable && !p.ToStaff && !asked(d, p.ID) && suits(p, d.Conversation.Setting):
			candidates = append(candidates, p)
		}
	}
	slices.SortStableFunc(candidates, func(a, b parts.Prompt) int {
		return cmp.Compare(fit(b, about, before), fit(a, about, before))
	})
	var ids []string
	for _, p := range candidates[:min(more, len(candidates))] {
		ids = append(ids, p.ID)
	}
	return ids
}

// fit is how well a card goes on from what the talk is about.
func fit(p parts.Prompt, about, before map[string]bool) int {
	points := 0
	if !before[p.ID] {
		points += 4
	}
	if slices.ContainsFunc(p.Domains, func(domain string) bool { return about[domain] }) {
		points += 2
	}
	if !slices.Contains(p.Moments, assets.MomentClosing) {
		points++
	}
	return points
}

// suits reports whether a card can be asked in a place. A prompt without
// places, and a place that the packs don't know, suit all.
func suits(p parts.Prompt, setting string) bool {
	return len(p.Settings) == 0 || !slices.Contains(assets.Settings[:], setting) ||
		slices.Contains(p.Settings, setting)
}
