package about_test

import (
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen/about"
	"bankje/app/screen/screentest"
	"bankje/assets"
	"bankje/i18n"
)

func TestAboutHoldsInEveryLook(t *testing.T) {
	for _, language := range []i18n.Language{i18n.NL, i18n.UK} {
		stage := screentest.New(t, language)
		apptest.Each(t, func(t *testing.T, look apptest.Look) {
			w := stage.Show(t, look, about.New())
			look.Picture(t, w, "about-"+string(language))
			apptest.Check(t, w)
			apptest.Tap(t, w, i18n.For(language).T("about.licence_others"))
			apptest.Check(t, w)
		})
	}
}

func TestEveryLicenceIsReadInTheApp(t *testing.T) {
	for row, words := range map[string]string{
		"Bankje": "Apache License", "Lettertype Inter": "SIL OPEN FONT LICENSE", "Pictogrammen Lucide": "ISC License",
	} {
		stage := screentest.New(t, i18n.NL)
		look := apptest.Looks[0]
		w := stage.Show(t, look, about.New())
		apptest.Tap(t, w, row)
		if !apptest.Shows(w, words) {
			t.Errorf("%s does not show its licence", row)
		}
		look.Picture(t, w, "about-licence-"+words[:3])
	}
}

func TestEverythingByOthersIsNamedWithItsOwners(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	w := stage.Show(t, apptest.Looks[0], about.New())
	apptest.Tap(t, w, "Software van anderen")
	for _, c := range assets.Components() {
		if !apptest.Shows(w, c.Name) {
			t.Errorf("%s is not named", c.Name)
		}
	}
	apptest.Tap(t, w, "google/uuid")
	for _, words := range []string{"2009,2014 Google Inc.", "Redistribution and use"} {
		if !apptest.Shows(w, words) {
			t.Errorf("the licence does not show %q", words)
		}
	}
}
