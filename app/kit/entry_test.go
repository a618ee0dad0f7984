package kit_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"bankje/app/design"
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

func TestTheWheelScrollsThePageAboveAFieldToo(t *testing.T) {
	start(t)
	fields := []*kit.Field{
		kit.NewField(kit.FieldOptions{Label: "Alias"}),
		kit.NewField(kit.FieldOptions{Label: "Notitie", Lines: 2}),
	}
	page := kit.NewPage(nil, fields[0], fields[1], design.Gap(2000))
	w := open(t, page)
	position := fyne.CurrentApp().Driver().AbsolutePositionForObject
	for i, field := range fields {
		page.SetOffset(0)
		var over fyne.Scrollable // what lies over the place where one writes
		for _, o := range test.LaidOutObjects(w.Content()) {
			if s, ok := o.(fyne.Scrollable); ok && o.Visible() && position(o) == position(field.Focusable().(fyne.CanvasObject)) {
				over = s
			}
		}
		if over == nil {
			t.Fatalf("field %d keeps the wheel to itself", i)
		}
		over.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -40)})
		if page.Offset() != 40 {
			t.Errorf("field %d: the page scrolled by %v, want 40", i, page.Offset())
		}
	}
}
