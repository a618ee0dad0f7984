package prepare

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bankje/app/screen/parts"
	"bankje/assets"
	"bankje/store"
)

func TestChoicesLeaveOutWhatOpensFromAGuideOnly(t *testing.T) {
	c := content(t)
	all := parts.Prompts(c, nil, parts.NewVoice("nl", nil))
	domains := []string{""}
	for d := range c.Domains.All() {
		domains = append(domains, d.ID)
	}
	for _, domain := range domains {
		for _, p := range choices(all, domain, func(string) bool { return true }) {
			if slices.Contains(never, p.ID) || p.ToStaff {
				t.Errorf("%s can be chosen in %q", p.ID, domain)
			}
		}
	}
}

func TestFavouritesStandFirst(t *testing.T) {
	c := content(t)
	own := []store.OwnPrompt{{ID: store.PromptID{1}, NL: "Hoe is het met de tuin?"}}
	all := choices(parts.Prompts(c, own, parts.NewVoice("nl", nil)), "", func(id string) bool { return id == "N29" })
	if all[0].ID != "N29" {
		t.Errorf("the favourite comes after %s", all[0].ID)
	}
	if !all[1].Own {
		t.Errorf("one's own comes after %s", all[1].ID)
	}
	for _, p := range all[2:12] {
		if !slices.Contains(p.Moments, assets.MomentOpening) {
			t.Errorf("%s is no beginning", p.ID)
		}
	}
}

func TestTheQueueEndsWithTheClosing(t *testing.T) {
	suggested := []Suggestion{{ID: "P13", Role: Opening}, {ID: "P10", Role: Middle}, {ID: "N29", Role: Closing}}
	got := queue(suggested, []string{"P20", "N29", "own:x"})
	if diff := cmp.Diff([]string{"P13", "P10", "P20", "own:x", "N29"}, got); diff != "" {
		t.Error(diff)
	}
	if got := queue(nil, []string{"P20"}); len(got) != 1 {
		t.Errorf("queue %v", got)
	}
}

func TestTipsFitThePlaceAndComeInTurn(t *testing.T) {
	c := content(t)
	seen := map[string]bool{}
	for seed := range uint64(60) {
		few, rest := tips(c.Tips.All(), store.SettingActivity, seed)
		if len(few) != fewTips {
			t.Fatalf("%d tips", len(few))
		}
		for _, tip := range few {
			seen[tip.ID] = true
		}
		for _, tip := range slices.Concat(few, rest) {
			if len(tip.Settings) > 0 && !slices.Contains(tip.Settings, store.SettingActivity) {
				t.Errorf("%s is for another place", tip.ID)
			}
			if slices.Equal(tip.Stages, []string{assets.StageAfter}) {
				t.Errorf("%s is for afterwards", tip.ID)
			}
		}
	}
	_, rest := tips(c.Tips.All(), store.SettingActivity, 0)
	if want := len(rest) + fewTips; len(seen) != want {
		t.Errorf("%d of %d tips come by", len(seen), want)
	}
}
