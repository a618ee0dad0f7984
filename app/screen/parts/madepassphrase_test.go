package parts

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAWordIsCompletedAfterItsFirstLetters(t *testing.T) {
	for text, want := range map[string][]string{
		"":             nil,
		"к":            nil,
		"коро":         {"коровай"},
		"сад Коро":     {"коровай"},
		"коровай":      nil,
		"коровай ":     nil,
		"коровай xyzq": nil,
	} {
		if diff := cmp.Diff(want, completions("uk", text)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
	if got := completed("сад Коро", "коровай"); got != "сад коровай " {
		t.Errorf("completed to %q", got)
	}
}

func TestTypedBackIsForgivingButNotBlind(t *testing.T) {
	words := strings.Fields("сад вишня коло міст липа день")
	for typed, want := range map[string]bool{
		" Сад вишня  коло\nміст липа день ": true,
		"сад вишня коло міст липа":          false,
		"вишня сад коло міст липа день":     false,
		"": false,
	} {
		if sameWords(typed, words) != want {
			t.Errorf("%q is the same: %v", typed, !want)
		}
	}
}
