//go:build !mobile

package kit_test

import (
	"testing"

	"bankje/app/design"
	"bankje/app/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// A phone has no wheel.

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
