package assets

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNothingOfTheDocumentsIsMissing(t *testing.T) {
	content := loaded(t)
	for _, kind := range []struct {
		prefix string
		count  int
		ids    []string
	}{
		{"T", 60, content.Tips.ids},
		{"G", 16, content.Goals.ids},
		{"S", 8, content.SupportTypes.ids},
		{"A", 24, content.Activities.ids},
		{"O", 7, content.Hooks.ids},
		{"R", 21, content.Reflection.ids},
		{"TR", 6, content.Training.ids},
	} {
		var want []string
		for i := range kind.count {
			want = append(want, fmt.Sprintf("%s%02d", kind.prefix, i+1))
		}
		if diff := cmp.Diff(want, kind.ids); diff != "" {
			t.Errorf("items %s:\n%s", kind.prefix, diff)
		}
	}
	if got := content.Referrals.Len(); got != 58 {
		t.Errorf("%d referral cards, want 58", got)
	}
}

func TestEveryKindOfSupportHasItsGuide(t *testing.T) {
	content := loaded(t)
	var explained []string
	for g := range content.Guides.All() {
		if g.Support != "" {
			explained = append(explained, g.Support)
		}
	}
	slices.Sort(explained)
	if diff := cmp.Diff(content.SupportTypes.ids, explained); diff != "" {
		t.Error(diff)
	}
}
