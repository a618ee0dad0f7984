package assets

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// loaded returns the built-in content.
func loaded(t *testing.T) *Content {
	t.Helper()
	content, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestEveryMailAddressAndPageOnACardWasReadInASource(t *testing.T) {
	raw, err := os.ReadFile("testdata/addresses.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var read, shown []string
	for line := range strings.Lines(string(raw)) {
		if strings.Contains(line, "\t") {
			read = append(read, strings.TrimSpace(line))
		}
	}
	for r := range loaded(t).Referrals.All() {
		for _, address := range []struct{ kind, value string }{
			{"email", r.Email}, {"url", r.URL}, {"source_url", r.SourceURL},
		} {
			if address.value != "" {
				shown = append(shown, strings.Join([]string{r.ID, address.kind, address.value}, "\t"))
			}
		}
	}
	slices.Sort(read)
	slices.Sort(shown)
	if diff := cmp.Diff(read, shown); diff != "" {
		t.Errorf("addresses on the cards (+) are not those that were read (-):\n%s", diff)
	}
}

func TestCrisisCardsComeFirstWithTheEmergencyNumberOnTop(t *testing.T) {
	want := []string{"112", "113", "veilig-thuis", "csg", "huisartsenpost"}
	cards := loaded(t).Referrals
	if diff := cmp.Diff(want, cards.ids[:len(want)]); diff != "" {
		t.Error(diff)
	}
	for i, r := range cards.items {
		if r.Crisis() != (i < len(want)) {
			t.Errorf("card %d, %s: crisis = %v", i+1, r.ID, r.Crisis())
		}
	}
}

func TestNobodyHasCheckedACardYet(t *testing.T) {
	for r := range loaded(t).Referrals.All() {
		if r.CheckedOn != "" {
			t.Errorf("%s says it was checked on %s; a release is no check", r.ID, r.CheckedOn)
		}
	}
}

// A helper who finds no way to reach an organisation must at least read why.
func TestACardWithoutAnyAddressSaysSo(t *testing.T) {
	for r := range loaded(t).Referrals.All() {
		reachable := r.Phone != "" || r.Email != "" || r.URL != "" || r.FillInLocally
		if !reachable && r.Note.Empty() {
			t.Errorf("%s gives no way to reach it and no note", r.ID)
		}
	}
}

func TestEveryNeedHasCards(t *testing.T) {
	content := loaded(t)
	used := map[string]bool{}
	for r := range content.Referrals.All() {
		for _, need := range r.Needs {
			used[need] = true
		}
	}
	for need := range content.Needs.All() {
		if !used[need.ID] {
			t.Errorf("the need %s has no card", need.ID)
		}
	}
}
