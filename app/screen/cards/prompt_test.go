package cards

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"bankje/app/screen/parts"
	"bankje/assets"
)

func dutchDeck(t *testing.T) []prompt {
	t.Helper()
	content, err := assets.Load()
	if err != nil {
		t.Fatal(err)
	}
	return deck(content, nil, parts.NewVoice(assets.Dutch, nil))
}

func ids(prompts []prompt) []string {
	var all []string
	for _, p := range prompts {
		all = append(all, p.ID)
	}
	return all
}

func TestPromptsAreFoundInEveryLanguage(t *testing.T) {
	all := dutchDeck(t)
	for _, query := range []string{"waar word je blij", "від чого", "WHAT MAKES YOU"} {
		found := ids(filtered(all, promptFilter{Query: query}, known{}))
		if len(found) == 0 {
			t.Errorf("%q finds nothing", query)
		}
	}
	if got := filtered(all, promptFilter{Query: "blij радість"}, known{}); len(got) != 0 {
		t.Errorf("words of two languages find %q", ids(got))
	}
}

func TestSensitivePromptsStandInTheirGuideOnly(t *testing.T) {
	for _, p := range dutchDeck(t) {
		switch p.ID {
		case "P01", "P06", "P07", "N22", "N23", "N24":
			t.Errorf("%s is in the list", p.ID)
		}
	}
}

func TestEveryFilterNarrows(t *testing.T) {
	all := dutchDeck(t)
	heart := map[string]bool{"prompt:P08": true}
	for name, c := range map[string]struct {
		filter promptFilter
		holds  func(prompt) bool
	}{
		"domain":     {promptFilter{Domain: "GZ"}, func(p prompt) bool { return among("GZ", p.Domains) }},
		"moment":     {promptFilter{Moment: "closing"}, func(p prompt) bool { return among("closing", p.Moments) }},
		"setting":    {promptFilter{Setting: "activity"}, func(p prompt) bool { return among("activity", p.Settings) }},
		"favourites": {promptFilter{Favourites: true}, func(p prompt) bool { return p.ID == "P08" }},
		"residents":  {promptFilter{ToStaff: true}, func(p prompt) bool { return p.ToStaff }},
	} {
		found := filtered(all, c.filter, known{favourites: heart})
		if len(found) == 0 || len(found) == len(all) {
			t.Errorf("%s: finds %d of %d", name, len(found), len(all))
		}
		var want []string
		for _, p := range all {
			if c.holds(p) {
				want = append(want, p.ID)
			}
		}
		if diff := cmp.Diff(want, ids(found)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	if got := len(filtered(all, promptFilter{ToStaff: true}, known{})); got != 10 {
		t.Errorf("%d questions from residents, want 10", got)
	}
}

func TestAHeartThatIsOffIsAsGoodAsNone(t *testing.T) {
	if !sameKeys(map[string]bool{"prompt:P08": true, "prompt:P09": false}, map[string]bool{"prompt:P08": true}) {
		t.Error("the same hearts are told apart")
	}
	if sameKeys(map[string]bool{"prompt:P08": true}, nil) {
		t.Error("a heart is not seen")
	}
}
