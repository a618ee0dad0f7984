package kit_test

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"bankje/app/apptest"
	"bankje/app/design"
	"bankje/app/kit"
)

func TestAStepperCountsAndNeverGoesUnderNought(t *testing.T) {
	var told []int
	w := apptest.Show(t, func() fyne.CanvasObject {
		return design.Center(kit.NewStepper(kit.StepperOptions{
			Value: 1, Text: func(n int) string { return fmt.Sprintf("%d people", n) },
			Less: "less", More: "more", Few: 5, FewText: "+5",
			OnChanged: func(n int) { told = append(told, n) },
		}))
	}, apptest.Small, design.Light, 1.5)
	apptest.Check(t, w)
	for _, name := range []string{"more", "+5", "less", "less"} {
		apptest.Tap(t, w, name)
	}
	if want := []int{2, 7, 6, 5}; !slices.Equal(told, want) || !apptest.Shows(w, "5 people") {
		t.Errorf("told %v, want %v; shows %q", told, want, apptest.Texts(w))
	}
	for range 7 {
		apptest.Tap(t, w, "less")
	}
	if !apptest.Shows(w, "0 people") || told[len(told)-1] != 0 {
		t.Errorf("told %v; shows %q", told, apptest.Texts(w))
	}
}
