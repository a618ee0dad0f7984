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
	for letters := 1; letters <= 60; letters++ {
		field := kit.NewField(kit.FieldOptions{Label: "Notitie", Lines: 2})
		open(t, kit.NewPage(nil, field))
		field.Focus()
		want := "ja " + strings.Repeat("i", letters) + " ирій сад "
		for _, r := range want {
			field.Focusable().TypedRune(r)
		}
		if got := field.Text(); got != want {
			t.Errorf("typed %q, stands %q", want, got)
		}
	}
	for letters := 1; letters <= 40; letters++ {
		field := kit.NewField(kit.FieldOptions{Label: "Notitie", Lines: 2})
		open(t, kit.NewPage(nil, field))
		field.Focus()
		want := strings.Repeat("m ", letters) + strings.Repeat("n ", letters)
		for _, r := range want {
			field.Focusable().TypedRune(r)
		}
		if got := field.Text(); got != want {
			t.Errorf("typed %q, stands %q", want, got)
		}
	}
}
