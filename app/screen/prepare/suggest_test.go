package prepare

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"bankje/assets"
	"bankje/store"
)

func content(t interface{ Fatal(...any) }) *assets.Content {
	c, err := assets.Load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// never are the prompts that open from their guide only.
var never = []string{"P01", "P06", "P07", "N22", "N23", "N24"}

var places = []string{"", store.SettingHomeVisit, store.SettingReception, store.SettingActivity,
	store.SettingOutside, store.SettingPhone, store.SettingOther}

// anyOccasion draws occasions of every kind, with histories in which any
// prompts were asked and are favourites, the ones to be careful with included.
func anyOccasion(t *rapid.T, c *assets.Content) Occasion {
	var ids, domains []string
	for p := range c.Prompts.All() {
		ids = append(ids, p.ID)
	}
	for d := range c.Domains.All() {
		domains = append(domains, d.ID)
	}
	o := Occasion{
		Address:    rapid.SampledFrom([]assets.Address{assets.Formal, assets.Informal, assets.Child}).Draw(t, "address"),
		Group:      rapid.Bool().Draw(t, "group"),
		Setting:    rapid.SampledFrom(places).Draw(t, "setting"),
		Met:        rapid.Bool().Draw(t, "met"),
		Energy:     rapid.Bool().Draw(t, "energy"),
		Unwritten:  rapid.Bool().Draw(t, "unwritten"),
		Seed:       rapid.Uint64().Draw(t, "seed"),
		Asked:      map[string]time.Time{},
		Domains:    map[string]bool{},
		Favourites: map[string]bool{},
	}
	for _, id := range rapid.SliceOf(rapid.SampledFrom(ids)).Draw(t, "asked") {
		o.Asked[id] = time.Unix(rapid.Int64Range(1, 1e9).Draw(t, "at"), 0)
	}
	for _, id := range rapid.SliceOf(rapid.SampledFrom(ids)).Draw(t, "favourites") {
		o.Favourites[id] = true
	}
	for _, id := range rapid.SliceOf(rapid.SampledFrom(domains)).Draw(t, "domains") {
		o.Domains[id] = true
	}
	return o
}

func TestCarefulPromptsAreNeverSuggested(t *testing.T) {
	c := content(t)
	rapid.Check(t, func(t *rapid.T) {
		o := anyOccasion(t, c)
		shown := Suggest(c.Prompts.All(), o)
		for turn := range 40 {
			for _, s := range shown {
				if slices.Contains(never, s.ID) {
					t.Fatalf("%s is suggested", s.ID)
				}
			}
			if len(shown) == 0 {
				return
			}
			i := turn % len(shown)
			if other, ok := Other(c.Prompts.All(), o, shown, i); ok {
				shown[i] = other
			}
		}
	})
}

// Whatever is chosen, it is chosen out of these.
func TestCarefulPromptsFitNoOccasion(t *testing.T) {
	c := content(t)
	for _, setting := range places {
		for _, address := range []assets.Address{assets.Formal, assets.Informal, assets.Child} {
			for _, met := range []bool{false, true} {
				o := Occasion{Address: address, Setting: setting, Met: met}
				for _, p := range o.fitting(c.Prompts.All()) {
					if slices.Contains(never, p.ID) || !p.Drawable() {
						t.Errorf("%s fits %+v", p.ID, o)
					}
				}
			}
		}
	}
}

func TestWhoSaidNoIsNotAskedAgainWhetherOneMayWrite(t *testing.T) {
	c := content(t)
	for _, unwritten := range []bool{false, true} {
		fits := slices.ContainsFunc(Occasion{Unwritten: unwritten}.fitting(c.Prompts.All()),
			func(p assets.Prompt) bool { return p.ID == assets.PromptMayWrite })
		if fits == unwritten {
			t.Errorf("no to being written about %v: the question is suggested: %v", unwritten, fits)
		}
	}
}

func TestSuggestionsSuitWhoIsSpokenTo(t *testing.T) {
	c := content(t)
	rapid.Check(t, func(t *rapid.T) {
		o := anyOccasion(t, c)
		shown := Suggest(c.Prompts.All(), o)
		if len(shown) != 3 {
			t.Fatalf("%d suggestions, want an opening, something to go deeper and a closing", len(shown))
		}
		for i, s := range shown {
			p, _ := c.Prompts.Get(s.ID)
			if _, ok := p.In(assets.Ukrainian, o.Address); !ok {
				t.Fatalf("%s has no words for them", s.ID)
			}
			if p.Direction == assets.ToStaff {
				t.Fatalf("%s is for a resident to ask", s.ID)
			}
			if !o.Met && p.Sensitivity != "" {
				t.Fatalf("%s asks for care at a first meeting", s.ID)
			}
			if s.Role != Role(i) || s.Reason == "" {
				t.Fatalf("suggestion %d is %+v", i, s)
			}
			for _, other := range shown[:i] {
				if other.ID == s.ID {
					t.Fatalf("%s stands there twice", s.ID)
				}
			}
		}
	})
}

func TestTheSameOccasionGetsTheSameSuggestions(t *testing.T) {
	c := content(t)
	rapid.Check(t, func(t *rapid.T) {
		o := anyOccasion(t, c)
		first, second := Suggest(c.Prompts.All(), o), Suggest(c.Prompts.All(), o)
		if diff := cmp.Diff(first, second, cmpopts.IgnoreUnexported(Suggestion{})); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestWhatWasNotAskedComesFirst(t *testing.T) {
	c := content(t)
	o := Occasion{Met: true, Asked: map[string]time.Time{}, Domains: map[string]bool{}}
	fitting := o.fitting(c.Prompts.All())
	seen := map[string]bool{}
	at := time.Unix(1_700_000_000, 0)
	for range 5 {
		for _, s := range Suggest(c.Prompts.All(), o) {
			if seen[s.ID] || s.Reason == Again {
				t.Errorf("%s is suggested again while others were never asked", s.ID)
			}
			seen[s.ID] = true
			o.Asked[s.ID] = at
		}
	}
	for _, p := range fitting {
		o.Asked[p.ID] = at
	}
	oldest := Suggest(c.Prompts.All(), o)[0].ID
	o.Asked[oldest] = at.Add(time.Hour)
	for _, s := range Suggest(c.Prompts.All(), o) {
		if s.Reason != Again || s.Asked.IsZero() {
			t.Errorf("%s was asked before, and its reason is %q", s.ID, s.Reason)
		}
		if s.ID == oldest {
			t.Errorf("%s was asked last of all and is suggested", s.ID)
		}
	}
}

func TestReasonsFollowFromWhatIsKnown(t *testing.T) {
	c := content(t)
	reason := func(o Occasion) Suggestion {
		for _, s := range Suggest(c.Prompts.All(), o) {
			if s.Role == Middle {
				return s
			}
		}
		return Suggestion{}
	}
	for seed := range uint64(50) {
		if s := reason(Occasion{Seed: seed, Met: true, Energy: true}); s.Reason != Energy && s.Reason != Untouched {
			t.Errorf("seed %d: energy is known, and the reason is %q", seed, s.Reason)
		}
		if s := reason(Occasion{Seed: seed}); s.Reason == Untouched || s.Reason == Energy {
			t.Errorf("seed %d: nothing is known yet, and the reason is %q", seed, s.Reason)
		}
		domains := map[string]bool{assets.DomainNetwork: true}
		if s := reason(Occasion{Seed: seed, Met: true, Domains: domains}); s.Domain == assets.DomainNetwork {
			t.Errorf("seed %d: the network came up, and is called untouched", seed)
		}
	}
}

func TestAFirstConversationAsksWhatGivesJoy(t *testing.T) {
	c := content(t)
	for seed := range uint64(50) {
		for _, address := range []assets.Address{assets.Formal, assets.Informal, assets.Child} {
			shown := Suggest(c.Prompts.All(), Occasion{Seed: seed, Address: address})
			opening, _ := c.Prompts.Get(shown[0].ID)
			if shown[1].Reason != Joy || opening.Domains[0] != assets.DomainGeneral {
				t.Errorf("seed %d: %+v", seed, shown)
			}
		}
	}
}

func TestAClosingOpensNothingNew(t *testing.T) {
	c := content(t)
	for seed := range uint64(50) {
		shown := Suggest(c.Prompts.All(), Occasion{Seed: seed, Met: true})
		if p, _ := c.Prompts.Get(shown[2].ID); len(p.Moments) != 1 {
			t.Errorf("seed %d: %s is for other moments too", seed, p.ID)
		}
	}
}

func TestAnotherOneIsAnotherOfTheSameRole(t *testing.T) {
	c := content(t)
	o := Occasion{Met: true, Seed: 7}
	shown := Suggest(c.Prompts.All(), o)
	for i := range shown {
		seen := map[string]bool{shown[i].ID: true}
		for range 4 {
			other, ok := Other(c.Prompts.All(), o, shown, i)
			if !ok || other.Role != shown[i].Role || seen[other.ID] {
				t.Fatalf("after %s comes %+v, %v", shown[i].ID, other, ok)
			}
			seen[other.ID] = true
			shown[i] = other
		}
	}
}

func TestAGroupIsAskedWhatOthersMayHear(t *testing.T) {
	c := content(t)
	for seed := range uint64(50) {
		for _, s := range Suggest(c.Prompts.All(), Occasion{Group: true, Met: true, Seed: seed}) {
			p, _ := c.Prompts.Get(s.ID)
			if p.Sensitivity != "" || !slices.Contains(p.Settings, assets.SettingActivity) {
				t.Errorf("%s is suggested for a group", s.ID)
			}
		}
	}
}
