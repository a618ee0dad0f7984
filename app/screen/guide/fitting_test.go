package guide

import (
	"slices"
	"testing"

	"bankje/app/screen/parts"
	"bankje/assets"
)

func TestWhatFitsAKindOfSupportIsOfferedOnce(t *testing.T) {
	content, err := assets.Load()
	if err != nil {
		t.Fatal(err)
	}
	offered := 0
	for g := range content.Guides.All() {
		for _, id := range furtherPrompts(content, g, parts.NewVoice("nl", nil)) {
			offered++
			p, _ := content.Prompts.Get(id)
			if !slices.Contains(p.Support, g.Support) || slices.Contains(g.Prompts, id) || !p.Drawable() {
				t.Errorf("%s offers %s", g.ID, id)
			}
		}
		for _, id := range furtherReferrals(content, g) {
			offered++
			r, _ := content.Referrals.Get(id)
			if !slices.Contains(r.Support, g.Support) || slices.Contains(g.Referrals, id) {
				t.Errorf("%s offers %s", g.ID, id)
			}
		}
	}
	if offered == 0 {
		t.Error("no guide leads any further")
	}
}
