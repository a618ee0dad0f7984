package person

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"bankje/store"
)

func TestDomainsAreAPictureAndNoCount(t *testing.T) {
	got := domainMarks(map[string]int{"NW": 2, "GZ": 40, "FI": 1, "AL": 1})
	want := []domainMark{{"GZ", 3}, {"NW", 2}, {"AL", 1}, {"FI", 1}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWhatWasAskedLastStandsOnTop(t *testing.T) {
	got := latestFirst(map[string]time.Time{"P10": time.Unix(1, 0), "P12": time.Unix(9, 0), "P11": time.Unix(1, 0)})
	for i, want := range []string{"P12", "P10", "P11"} {
		if got[i].ID != want {
			t.Errorf("%d is %s, want %s", i, got[i].ID, want)
		}
	}
}

func TestOnlyThisPersonsNumbers(t *testing.T) {
	me, other := store.PersonID{1}, store.PersonID{2}
	own := []store.OwnCard{
		{Fills: "gemeente"}, {Fills: generalPractitioner, Person: other},
		{Name: "Koor", Person: me}, {Fills: "ggd", Person: me, Hidden: true},
	}
	got := numbersOf(own, me)
	if len(got) != 1 || got[0].Name != "Koor" || !lacksDoctor(got) {
		t.Errorf("numbers %+v", got)
	}
	if lacksDoctor(numbersOf(own, other)) {
		t.Error("a GP that was filled in is asked for again")
	}
	if len(own) != 4 || own[0].Fills != "gemeente" {
		t.Error("the cards of others were touched")
	}
}
