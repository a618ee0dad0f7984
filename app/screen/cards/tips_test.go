package cards

import (
	"testing"

	"bankje/assets"
)

func TestEveryTipStandsInOneGroupAndEveryStageHasSome(t *testing.T) {
	content, err := assets.Load()
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for _, stage := range append([]string{""}, assets.Stages[:]...) {
		for _, kind := range tipKinds {
			counts[stage] += len(tipsOf(content.Tips.All(), kind, stage))
		}
	}
	for stage, n := range counts {
		if n == 0 || stage == "" && n != content.Tips.Len() {
			t.Errorf("stage %q has %d tips of %d", stage, n, content.Tips.Len())
		}
	}
}
