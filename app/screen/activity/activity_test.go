package activity_test

import (
	"fmt"
	"testing"

	"bankje/app/apptest"
	"bankje/app/design"
	"bankje/app/screen/activity"
	"bankje/app/screen/screentest"
	"bankje/i18n"
)

func TestAnActivityHoldsInEveryLook(t *testing.T) {
	for _, language := range []i18n.Language{i18n.UK, i18n.NL} {
		stage := screentest.New(t, language)
		apptest.Each(t, func(t *testing.T, look apptest.Look) {
			w := stage.Show(t, look, activity.New(stage.Journal, "A01"))
			look.Picture(t, w, fmt.Sprintf("activity-%s", language))
			apptest.Check(t, w)
		})
	}
}

func TestEveryActivityHasAPage(t *testing.T) {
	stage := screentest.New(t, i18n.UK)
	look := apptest.Look{Size: apptest.Small, Mode: design.Light, Scale: 1.5}
	for a := range stage.Context.Content.Activities.All() {
		t.Run(a.ID, func(t *testing.T) {
			w := stage.Show(t, look, activity.New(stage.Journal, a.ID))
			if !apptest.Shows(w, a.Start.UK) {
				t.Error("how to begin is not on its page")
			}
			apptest.Check(t, w)
		})
	}
}
