package people

import (
	"fmt"
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

func TestTheListHoldsInEveryLook(t *testing.T) {
	for _, language := range []i18n.Language{i18n.NL, i18n.UK} {
		stage, empty := screentest.New(t, language), screentest.New(t, language)
		stage.Tell(t)
		stage.Person(t, store.Person{Alias: "Nadija", Colour: 3, Language: "uk", PausedSince: screentest.Now})
		apptest.Each(t, func(t *testing.T, look apptest.Look) {
			w := stage.Show(t, look, New(stage.Journal))
			apptest.Check(t, w)
			look.Picture(t, w, "people-"+string(language))
			w = empty.Show(t, look, New(empty.Journal))
			apptest.Check(t, w)
			look.Picture(t, w, "people-empty-"+string(language))
		})
	}
}

func TestPausedPeopleStandApart(t *testing.T) {
	active, paused := apart([]store.PersonSummary{{Alias: "a"}, {Alias: "b", Paused: true}, {Alias: "c"}})
	if len(active) != 2 || len(paused) != 1 || paused[0].Alias != "b" {
		t.Errorf("active %v, paused %v", active, paused)
	}
}

func TestWhoIsFoundOpens(t *testing.T) {
	stage := screentest.New(t, i18n.UK)
	tale := stage.Tell(t)
	w := stage.Show(t, apptest.Looks[0], New(stage.Journal))
	apptest.Type(t, w, 0, "гал")
	if apptest.Shows(w, "Oksana") {
		t.Error("shows whom the search does not mean")
	}
	apptest.Tap(t, w, "Галина")
	if want := (route.Person{ID: tale.Halyna.ID}); len(stage.Went) != 1 || stage.Went[0] != want {
		t.Errorf("went to %v, want %v", stage.Went, want)
	}
}

func TestALongListComesInParts(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	for n := range atOnce + 3 {
		stage.Person(t, store.Person{Alias: fmt.Sprintf("Olena %d", n)})
	}
	w := stage.Show(t, apptest.Looks[0], New(stage.Journal))
	if apptest.Shows(w, "Olena 0") {
		t.Error("everybody is drawn at once")
	}
	apptest.Tap(t, w, "Meer")
	if !apptest.Shows(w, "Olena 0") {
		t.Error("the rest does not come")
	}
}
