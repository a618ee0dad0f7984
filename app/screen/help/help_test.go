package help_test

import (
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen/help"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

func TestHelpHoldsInEveryLook(t *testing.T) {
	for _, language := range []i18n.Language{i18n.NL, i18n.UK} {
		stage := screentest.New(t, language)
		own := store.OwnCard{Name: "Buurthuis De Ark", Purpose: "Koffie, taalles en een kledingbank.", Phone: "020 123 45 67"}
		if _, err := stage.Journal.KeepOwnCard(t.Context(), store.OwnCard{}, own); err != nil {
			t.Fatal(err)
		}
		apptest.Each(t, func(t *testing.T, look apptest.Look) {
			w := stage.Show(t, look, help.New(stage.Journal))
			look.Picture(t, w, "help-"+string(language))
			apptest.Check(t, w)
		})
	}
}

func TestANeedOpensOnItsCards(t *testing.T) {
	stage := screentest.New(t, i18n.UK)
	look := apptest.Looks[0]
	w := stage.Show(t, look, help.New(stage.Journal))
	apptest.Tap(t, w, "Лікар і здоров’я")
	apptest.Check(t, w)
	apptest.Tap(t, w, "Сімейний лікар (huisarts)")
	if got := stage.Went; len(got) != 1 || got[0] != route.Route(route.Referral{ID: "huisarts"}) {
		t.Errorf("the row leads to %v, want the card of the GP", got)
	}
}

func TestSearchFindsAsOneTypesAndSurvivesARedraw(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	look := apptest.Looks[0]
	w := stage.Show(t, look, help.New(stage.Journal))
	apptest.Type(t, w, 0, "luist")
	look.Picture(t, w, "help-search-nl")
	stage.Redraw()
	if !apptest.Shows(w, "De Luisterlijn") || apptest.Shows(w, "112") {
		t.Errorf("after a redraw the search shows %q", apptest.Texts(w))
	}
	apptest.Type(t, w, 0, "zzz")
	if !apptest.Shows(w, "Geen kaart gevonden") {
		t.Errorf("a search without a hit shows %q", apptest.Texts(w))
	}
	look.Picture(t, w, "help-nothing-nl")
	apptest.Check(t, w)
}

func TestANumberIsCalledFromTheList(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	w := stage.Show(t, apptest.Looks[0], help.New(stage.Journal))
	apptest.Tap(t, w, "0800-2000")
	if len(stage.Opened) != 1 || stage.Opened[0].String() != "tel:08002000" {
		t.Errorf("tapping the number opens %v", stage.Opened)
	}
}
