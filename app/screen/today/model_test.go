package today

import (
	"slices"
	"testing"

	"bankje/app/screen/parts"
	"bankje/assets"
	"bankje/i18n"
	"bankje/store"
)

func TestThePromptOfADayIsTheSameAllDayAndMayAlwaysBeDrawn(t *testing.T) {
	content, err := assets.Load()
	if err != nil {
		t.Fatal(err)
	}
	voice := parts.NewVoice(string(i18n.NL), nil)
	day := i18n.StartOfDay(store.Day("2026-11-22").Start())
	seen := map[string]bool{}
	for n := range 40 {
		morning := i18n.AddDays(day, n)
		p, ok := promptOf(parts.Prompts(content, nil, voice), morning)
		if !ok || !p.Drawable || p.ToStaff {
			t.Fatalf("day %d: prompt %q may not be drawn", n, p.ID)
		}
		if evening, _ := promptOf(parts.Prompts(content, nil, voice), i18n.AddDays(morning, 1).Add(-1)); evening.ID != p.ID {
			t.Errorf("day %d: %s in the morning, %s in the evening", n, p.ID, evening.ID)
		}
		if seen[p.ID] {
			t.Errorf("day %d: %s came before the others had their turn", n, p.ID)
		}
		seen[p.ID] = true
	}
}

func TestScatterReachesEveryNumberOnce(t *testing.T) {
	for n := 1; n < 80; n++ {
		seen := map[int]bool{}
		for day := -5; day < n-5; day++ {
			seen[scatter(day, n)] = true
		}
		if len(seen) != n {
			t.Errorf("%d days reach %d of %d", n, len(seen), n)
		}
	}
}

func TestWhoIsPausedIsNotAmongThoseSeenLately(t *testing.T) {
	people := []store.PersonSummary{{Alias: "a"}, {Alias: "b", Paused: true}, {Alias: "c"}, {Alias: "d"}, {Alias: "e"}, {Alias: "f"}}
	var names []string
	for _, p := range seen(people) {
		names = append(names, p.Alias)
	}
	if !slices.Equal(names, []string{"a", "c", "d", "e"}) {
		t.Errorf("seen lately: %q", names)
	}
}
