package assets

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestTheBuiltInContentIsValid(t *testing.T) {
	for _, fault := range Validate(loaded(t)) {
		t.Error(fault)
	}
}

func TestEveryItemOfTheDocumentsIsCarried(t *testing.T) {
	c := loaded(t)
	tests := []struct {
		kind   string
		prefix string
		count  int
		ids    []string
	}{
		{"prompts of the documents", "P", 31, c.Prompts.ids},
		{"proposed prompts", "N", 30, c.Prompts.ids},
		{"questions from residents", "Q", 10, c.Prompts.ids},
		{"tips", "T", 60, c.Tips.ids},
		{"goals", "G", 16, c.Goals.ids},
		{"support types", "S", 8, c.SupportTypes.ids},
		{"activities", "A", 24, c.Activities.ids},
		{"hooks", "O", 7, c.Hooks.ids},
		{"reflection", "R", 21, c.Reflection.ids},
		{"training", "TR", 6, c.Training.ids},
	}
	for _, test := range tests {
		t.Run(test.kind, func(t *testing.T) {
			ofKind := slices.DeleteFunc(slices.Clone(test.ids), func(id string) bool {
				return strings.Trim(id, "0123456789") != test.prefix
			})
			var want []string
			for n := range test.count {
				want = append(want, fmt.Sprintf("%s%02d", test.prefix, n+1))
			}
			if !slices.Equal(ofKind, want) {
				t.Errorf("have %v, want %s01 to %s%02d in order", ofKind, test.prefix, test.prefix, test.count)
			}
		})
	}
	if c.Referrals.Len() != 58 {
		t.Errorf("have %d referral cards, want 58", c.Referrals.Len())
	}
	if c.Domains.Len() != 11 || c.Documents.Len() != 5 {
		t.Errorf("have %d domains and %d documents, want 11 and 5", c.Domains.Len(), c.Documents.Len())
	}
}

func TestEveryFilterFindsSeveralPrompts(t *testing.T) {
	found := map[string]int{}
	c := loaded(t)
	for p := range c.Prompts.All() {
		if !p.Drawable() {
			continue
		}
		for _, label := range slices.Concat(p.Domains, p.Settings, p.Moments, p.Audiences) {
			found[label]++
		}
	}
	for _, label := range slices.Concat(c.Domains.ids, Settings[:], Moments[:], Audiences[:]) {
		if found[label] < 4 {
			t.Errorf("the filter %s draws from %d prompts, want at least 4", label, found[label])
		}
	}
}

func TestTheContactPointHasItsRealAddress(t *testing.T) {
	// The document misspells it, with a diaeresis in the domain.
	loop, ok := loaded(t).Referrals.Get("loop")
	if !ok || loop.Email != "info@loketoekrainepsh.nl" {
		t.Errorf("the card of the contact point gives %q", loop.Email)
	}
}

func TestEveryNumberThatWasReadStandsOnItsCard(t *testing.T) {
	for id, phone := range readPhones {
		if card, _ := loaded(t).Referrals.Get(id); card.Phone != phone {
			t.Errorf("card %s gives %q, want %q", id, card.Phone, phone)
		}
	}
}

func TestNoPackClaimsANativeReaderYet(t *testing.T) {
	for p := range loaded(t).Packs.All() {
		if p.ReadByNative {
			t.Errorf("pack %s says that native speakers have read it", p.ID)
		}
	}
}

func TestAMisspeltKeyIsRefused(t *testing.T) {
	_, err := read(fstest.MapFS{"tips/a.toml": {Data: []byte("[[tip]]\nid = \"T01\"\ntext.ua = \"…\"\n")}})
	if err == nil || !strings.Contains(err.Error(), "tips/a.toml: unknown key tip.text.ua") {
		t.Errorf("read returned %v, want the file and the key", err)
	}
}

func TestABrokenFileIsRefusedWithItsName(t *testing.T) {
	_, err := read(fstest.MapFS{"tips/b.toml": {Data: []byte("[[tip]]\nid = \"T01")}})
	if err == nil || !strings.Contains(err.Error(), "tips/b.toml") {
		t.Errorf("read returned %v, want the name of the file", err)
	}
}

func TestItemsKeepTheOrderOfTheirFiles(t *testing.T) {
	c, err := read(fstest.MapFS{
		"b.toml": {Data: []byte("[[goal]]\nid = \"third\"\n")},
		"a.toml": {Data: []byte("[[goal]]\nid = \"first\"\n[[goal]]\nid = \"second\"\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for g := range c.Goals.All() {
		ids = append(ids, g.ID)
	}
	if want := []string{"first", "second", "third"}; !slices.Equal(ids, want) {
		t.Errorf("goals in the order %v, want %v", ids, want)
	}
}
