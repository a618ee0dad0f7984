package personform

import (
	"testing"

	"fyne.io/fyne/v2"

	"bankje/app/apptest"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

func TestTheFormHoldsInEveryLook(t *testing.T) {
	for _, language := range []i18n.Language{i18n.NL, i18n.UK} {
		stage := screentest.New(t, language)
		tale := stage.Tell(t)
		apptest.Each(t, func(t *testing.T, look apptest.Look) {
			w := stage.Show(t, look, New(stage.Journal, route.PersonForm{Prepare: true}))
			apptest.Check(t, w)
			look.Picture(t, w, "person-form-new-"+string(language))
			w = stage.Show(t, look, New(stage.Journal, route.PersonForm{ID: tale.Oksana.ID}))
			apptest.Tap(t, w, stage.Context.Text.T("person_form.not_allowed"))
			apptest.Check(t, w)
			look.Picture(t, w, "person-form-no-"+string(language))
		})
	}
}

func show(t *testing.T, stage *screentest.Stage, r route.PersonForm) (*Screen, fyne.Window) {
	s := New(stage.Journal, r)
	return s, stage.Show(t, apptest.Looks[0], s)
}

func TestAnAliasIsEnough(t *testing.T) {
	stage := screentest.New(t, i18n.UK)
	_, w := show(t, stage, route.PersonForm{Prepare: true})
	apptest.Type(t, w, 0, "Оксана")
	apptest.Tap(t, w, "Зберегти")
	people, err := stage.Journal.People(t.Context(), store.PeopleFilter{})
	if err != nil || len(people) != 1 || people[0].Alias != "Оксана" || people[0].Language != "uk" {
		t.Fatalf("saved %+v, %v", people, err)
	}
	if want := (route.Prepare{Person: people[0].ID}); len(stage.Went) != 1 || stage.Went[0] != want {
		t.Errorf("went to %v, want %v", stage.Went, want)
	}
}

func TestWithoutAnAliasNothingIsSavedOrLost(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	_, w := show(t, stage, route.PersonForm{})
	apptest.Type(t, w, 1, "Koken")
	apptest.Tap(t, w, "Opslaan")
	if len(stage.Failed) != 1 || len(stage.Went) != 0 {
		t.Fatalf("failed with %v and went to %v", stage.Failed, stage.Went)
	}
	apptest.Type(t, w, 0, "Oksana")
	apptest.Tap(t, w, "Opslaan")
	people, err := stage.Journal.People(t.Context(), store.PeopleFilter{})
	if err != nil || len(people) != 1 {
		t.Fatalf("saved %+v, %v", people, err)
	}
	p, err := stage.Journal.Person(t.Context(), people[0].ID)
	if err != nil || p.Energy != "Koken" {
		t.Errorf("saved %+v, %v", p, err)
	}
}

func TestSomebodyNewWhoSaysNoIsNotKept(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	_, w := show(t, stage, route.PersonForm{Prepare: true})
	apptest.Type(t, w, 0, "Oksana")
	apptest.Tap(t, w, "Nee, liever niet")
	apptest.Tap(t, w, "Opslaan")
	people, err := stage.Journal.People(t.Context(), store.PeopleFilter{})
	if err != nil || len(people) != 0 || len(stage.Said) != 1 {
		t.Errorf("kept %+v, %v; said %v", people, err, stage.Said)
	}
}

func TestTextOutlivesAChangeOfLanguage(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	_, w := show(t, stage, route.PersonForm{})
	apptest.Type(t, w, 0, "Oksana")
	apptest.Type(t, w, 1, "Zingen")
	stage.Speak(i18n.UK)
	apptest.Tap(t, w, "Зберегти")
	people, err := stage.Journal.People(t.Context(), store.PeopleFilter{Query: "oks"})
	if err != nil || len(people) != 1 {
		t.Errorf("saved %+v, %v", people, err)
	}
}

func TestBackAsksBeforeSomethingIsLost(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	s, w := show(t, stage, route.PersonForm{})
	if s.Back() {
		t.Fatal("an empty form holds one back")
	}
	apptest.Type(t, w, 0, "Oksana")
	apptest.Tap(t, w, "Terug")
	if len(stage.Went) != 0 || !apptest.Shows(w, "Niet opslaan") {
		t.Fatalf("left without asking, to %v", stage.Went)
	}
	apptest.Tap(t, w, "Niet opslaan")
	if len(stage.Went) != 1 {
		t.Errorf("went to %v", stage.Went)
	}
}
