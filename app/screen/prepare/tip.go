package prepare

import (
	"iter"
	"slices"

	"bankje/assets"
)

// fewTips is how many tips are in sight; the others are one tap away.
const fewTips = 3

// tips gives those for before and during a conversation at a place, and of
// these a few to read now: something to do, something not to do, something to
// know. Another seed gives others, so that in time all are read.
func tips(all iter.Seq[assets.Tip], setting string, seed uint64) (few, rest []assets.Tip) {
	byKind := map[string][]assets.Tip{}
	for tip := range all {
		if isForNow(tip, setting) {
			byKind[tip.Kind] = append(byKind[tip.Kind], tip)
		}
	}
	kinds := [fewTips]string{assets.TipDo, assets.TipDont, assets.TipInfo}
	for _, kind := range kinds {
		list := byKind[kind]
		if len(list) == 0 {
			continue
		}
		i := int(seed % uint64(len(list)))
		few = append(few, list[i])
		byKind[kind] = slices.Delete(list, i, i+1)
	}
	for _, kind := range kinds {
		rest = append(rest, byKind[kind]...)
	}
	return few, rest
}

func isForNow(tip assets.Tip, setting string) bool {
	if !slices.Contains(tip.Stages, assets.StageBefore) && !slices.Contains(tip.Stages, assets.StageDuring) {
		return false
	}
	return len(tip.Settings) == 0 || slices.Contains(tip.Settings, setting)
}
