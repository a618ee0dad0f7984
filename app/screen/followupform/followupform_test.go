package followupform

import (
	"fmt"
	"testing"

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
		serhij, err := stage.Journal.FollowUps(t.Context(), store.FollowUpFilter{Person: tale.Serhij.ID})
		if err != nil {
			t.Fatal(err)
		}
		apptest.Each(t, func(t *testing.T, look apptest.Look) {
			w := stage.Show(t, look, New(stage.Journal, route.FollowUpForm{Person: tale.Oksana.ID}))
			apptest.Check(t, w)
			look.Picture(t, w, "follow-up-form-new-"+string(language))
			w = stage.Show(t, look, New(stage.Journal, route.FollowUpForm{ID: serhij[0].ID}))
			apptest.Check(t, w)
			look.Picture(t, w, "follow-up-form-edit-"+string(language))
			apptest.Tap(t, w, stage.Context.Text.T("follow_up_form.day"))
			apptest.Check(t, w)
			look.Picture(t, w, "follow-up-form-day-"+string(language))
		})
	}
}

func TestAFollowUpIsPromisedInTwoTaps(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	tale := stage.Tell(t)
	w := stage.Show(t, apptest.Looks[0], New(stage.Journal, route.FollowUpForm{Person: tale.Mykola.ID}))
	apptest.Type(t, w, 0, "Voetbalclub bellen")
	apptest.Tap(t, w, "Morgen")
	apptest.Tap(t, w, "Opslaan")
	got, err := stage.Journal.FollowUps(t.Context(), store.FollowUpFilter{Person: tale.Mykola.ID})
	if err != nil || len(got) != 1 {
		t.Fatalf("saved %+v, %v", got, err)
	}
	if f := got[0]; f.What != "Voetbalclub bellen" || f.Day != "2026-11-23" || f.Until != "" {
		t.Errorf("saved %+v", f)
	}
}

func TestADeletedFollowUpComesBack(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	tale := stage.Tell(t)
	filter := store.FollowUpFilter{Person: tale.Oksana.ID}
	before, err := stage.Journal.FollowUps(t.Context(), filter)
	if err != nil || len(before) != 1 {
		t.Fatal(before, err)
	}
	w := stage.Show(t, apptest.Looks[0], New(stage.Journal, route.FollowUpForm{ID: before[0].ID}))
	apptest.Tap(t, w, "Verwijderen")
	if after, err := stage.Journal.FollowUps(t.Context(), filter); err != nil || len(after) != 0 {
		t.Errorf("there is still %+v, %v", after, err)
	}
	stage.Undo()
	if after, err := stage.Journal.FollowUps(t.Context(), filter); err != nil || len(after) != 1 {
		t.Errorf("brought back %+v, %v", after, err)
	}
}

func TestBackAsksBeforeAPromiseIsLost(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	tale := stage.Tell(t)
	s := New(stage.Journal, route.FollowUpForm{Person: tale.Oksana.ID})
	w := stage.Show(t, apptest.Looks[0], s)
	if s.Back() {
		t.Fatal("an empty form holds one back")
	}
	apptest.Type(t, w, 0, "Bellen")
	if !s.Back() || !apptest.Shows(w, "Niet opslaan") {
		t.Error("the text is lost")
	}
}

func TestOneOfHundredsIsFoundByTheName(t *testing.T) {
	stage := screentest.New(t, i18n.UK)
	var last store.Person
	for n := range 40 {
		last = stage.Person(t, store.Person{Alias: fmt.Sprintf("Людина %02d", n)})
	}
	w := stage.Show(t, apptest.Looks[0], New(stage.Journal, route.FollowUpForm{}))
	apptest.Type(t, w, 0, "Зателефонувати")
	apptest.Tap(t, w, "Хтось інший")
	apptest.Type(t, w, 0, "людина 39")
	apptest.Tap(t, w, "Людина 39")
	if !apptest.Shows(w, "Людина 39") {
		t.Fatalf("who was found is not offered: %q", apptest.Texts(w))
	}
	apptest.Tap(t, w, "Зберегти")
	if got, err := stage.Journal.FollowUps(t.Context(), store.FollowUpFilter{Person: last.ID}); err != nil || len(got) != 1 {
		t.Errorf("saved %+v, %v", got, err)
	}
}
