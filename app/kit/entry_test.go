package kit_test

import (
	"strings"
	"testing"

	"bankje/app/kit"
)

// TestWhatIsTypedStandsAsItWasTypedAtEveryEndOfALine types words at each place
// behind which a line can end.
func TestWhatIsTypedStandsAsItWasTypedAtEveryEndOfALine(t *testing.T) {
	start(t)
	var texts []string
	for letters := range 60 {
		texts = append(texts, "ja "+strings.Repeat("i", letters+1)+" ирій сад ")
	}
	for words := range 40 {
		texts = append(texts, strings.Repeat("m ", words+1)+strings.Repeat("n ", words+1))
	}
	for _, want := range texts {
		field := kit.NewField(kit.FieldOptions{Label: "Notitie", Lines: 2})
		open(t, kit.NewPage(nil, field))
		field.Focus()
		for _, r := range want {
			field.Focusable().TypedRune(r)
		}
		if got := field.Text(); got != want {
			t.Errorf("typed %q, stands %q", want, got)
		}
	}
}
