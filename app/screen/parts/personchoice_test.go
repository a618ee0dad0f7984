package parts

import (
	"testing"

	"bankje/store"
)

func TestWhoIsChosenIsAlwaysOffered(t *testing.T) {
	var people []store.PersonSummary
	for i := range 20 {
		people = append(people, store.PersonSummary{ID: store.PersonID{byte(i + 1)}})
	}
	if got := few(people, people[19]); len(got) != FewPeople+1 || got[0].ID != people[19].ID {
		t.Errorf("%d people are offered, want the few seen last and the chosen one", len(got))
	}
	if got := few(people, people[1]); len(got) != FewPeople {
		t.Errorf("%d people are offered where the chosen one is among the few", len(got))
	}
	if got := few(people[:2], store.PersonSummary{}); len(got) != 2 {
		t.Errorf("%d people are offered of two", len(got))
	}
}
