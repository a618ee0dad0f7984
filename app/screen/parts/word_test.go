package parts

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestChoosingLeavesTheGivenWordsAlone(t *testing.T) {
	given := []string{"a", "b", "c"}
	if diff := cmp.Diff([]string{"a", "c", "b"}, With(given, "b", true)); diff != "" {
		t.Errorf("chosen again (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"a", "c"}, With(given, "b", false)); diff != "" {
		t.Errorf("taken away (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"a", "b", "c"}, given); diff != "" {
		t.Errorf("the given words changed (-want +got):\n%s", diff)
	}
}

func TestAWordThatAPackNoLongerHasIsLeftOut(t *testing.T) {
	words := []Word{{"a", "Alfa"}, {"b", "Bravo"}}
	if diff := cmp.Diff([]string{"Bravo", "Alfa"}, WordsOf(words, []string{"b", "gone", "a"})); diff != "" {
		t.Errorf("words (-want +got):\n%s", diff)
	}
}
