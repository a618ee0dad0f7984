package crisis_test

import (
	"slices"
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen/crisis"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

func TestCrisisCardsHoldInEveryLook(t *testing.T) {
	for _, language := range []i18n.Language{i18n.NL, i18n.UK} {
		stage := screentest.New(t, language)
		apptest.Each(t, func(t *testing.T, look apptest.Look) {
			w := stage.Show(t, look, crisis.New(stage.Journal))
			look.Picture(t, w, "crisis-"+string(language))
			apptest.Check(t, w)
		})
	}
}

func TestALockedJournalHidesNoCrisisNumber(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	w := stage.Show(t, apptest.Looks[0], crisis.New(nil))
	apptest.Tap(t, w, "Bel 112")
	if len(stage.Opened) != 1 || stage.Opened[0].String() != "tel:112" {
		t.Errorf("calling opens %v", stage.Opened)
	}
	calls := slices.DeleteFunc(apptest.Names(w), func(name string) bool { return len(name) < 4 || name[:4] != "Bel " })
	if len(calls) < 4 || calls[0] != "Bel 112" || calls[1] != "Bel 113" {
		t.Errorf("the buttons are %q, want 112 on top and then 113", calls)
	}
}

func TestANumberFilledInForEverybodyStandsAmongTheCrisisNumbers(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	tale := stage.Tell(t)
	for _, card := range []store.OwnCard{
		{Fills: "huisartsenpost", Phone: "020 111 22 33"},
		{Fills: "huisartsenpost", Phone: "020 999 99 99", Person: tale.Oksana.ID},
	} {
		if _, err := stage.Journal.KeepOwnCard(t.Context(), store.OwnCard{}, card); err != nil {
			t.Fatal(err)
		}
	}
	w := stage.Show(t, apptest.Looks[0], crisis.New(stage.Journal))
	if !apptest.Shows(w, "Bel 020 111 22 33") || apptest.Shows(w, "020 999 99 99") {
		t.Errorf("shows %q", apptest.Texts(w))
	}
}

func TestACrisisScreenLeadsOnlyBack(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	w := stage.Show(t, apptest.Looks[0], crisis.New(stage.Journal))
	apptest.Tap(t, w, "Terug")
	for _, place := range stage.Went {
		if place != nil {
			t.Errorf("it leads to %v", place)
		}
	}
}
