package activity

import (
	"testing"

	"bankje/assets"
)

func TestAGuideIsOfferedForItsSupportOrBecauseItNamesTheActivity(t *testing.T) {
	choir := assets.Activity{ID: "choir", Support: []string{"S05"}}
	for name, test := range map[string]struct {
		guide assets.Guide
		want  bool
	}{
		"the same support":     {assets.Guide{Support: "S05"}, true},
		"names it":             {assets.Guide{Support: "S01", Activities: []string{"walk", "choir"}}, true},
		"names it, no support": {assets.Guide{Activities: []string{"choir"}}, true},
		"neither":              {assets.Guide{Support: "S01", Activities: []string{"walk"}}, false},
		"neither, no support":  {assets.Guide{Activities: []string{"walk"}}, false},
	} {
		if got := explains(test.guide, choir); got != test.want {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
}

func TestEveryActivityLeadsToAGuide(t *testing.T) {
	content, err := assets.Load()
	if err != nil {
		t.Fatal(err)
	}
	for activity := range content.Activities.All() {
		found := false
		for guide := range content.Guides.All() {
			found = found || explains(guide, activity)
		}
		if !found {
			t.Errorf("no guide explains activity %s", activity.ID)
		}
	}
}
