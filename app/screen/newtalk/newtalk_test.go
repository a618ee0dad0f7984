package newtalk

import (
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

func TestTheTabHoldsInEveryLook(t *testing.T) {
	for _, language := range []i18n.Language{i18n.NL, i18n.UK} {
		stage, empty := screentest.New(t, language), screentest.New(t, language)
		stage.Tell(t)
		apptest.Each(t, func(t *testing.T, look apptest.Look) {
			w := stage.Show(t, look, New(stage.Journal))
			apptest.Tap(t, w, "Oksana")
			apptest.Check(t, w)
			look.Picture(t, w, "new-talk-"+string(language))
			w = empty.Show(t, look, New(empty.Journal))
			apptest.Check(t, w)
			look.Picture(t, w, "new-talk-empty-"+string(language))
		})
	}
}

func TestANewcomerIsLedToSomeoneNew(t *testing.T) {
	stage := screentest.New(t, i18n.UK)
	w := stage.Show(t, apptest.Looks[0], New(stage.Journal))
	apptest.Tap(t, w, "Нова людина")
	if want := (route.PersonForm{Prepare: true}); len(stage.Went) != 1 || stage.Went[0] != want {
		t.Errorf("went to %v, want %v", stage.Went, want)
	}
}

func TestWhoWasFoundIsPrepared(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	tale := stage.Tell(t)
	w := stage.Show(t, apptest.Looks[0], New(stage.Journal))
	apptest.Type(t, w, 0, "ser")
	if apptest.Shows(w, "Oksana") {
		t.Error("shows whom the search does not mean")
	}
	apptest.Tap(t, w, "Serhij")
	apptest.Tap(t, w, "Voorbereiden")
	if want := (route.Prepare{Person: tale.Serhij.ID}); len(stage.Went) != 1 || stage.Went[0] != want {
		t.Errorf("went to %v, want %v", stage.Went, want)
	}
}

func TestWritingUpBeginsADraftWithEverybodyInIt(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	tale := stage.Tell(t)
	w := stage.Show(t, apptest.Looks[0], New(stage.Journal))
	if apptest.Shows(w, "Achteraf opschrijven") {
		t.Error("a conversation with nobody is offered")
	}
	apptest.Tap(t, w, "Oksana")
	apptest.Tap(t, w, "Mykola")
	apptest.Tap(t, w, "Achteraf opschrijven")
	drafts, err := stage.Journal.Drafts(t.Context())
	if err != nil || len(drafts) != 1 {
		t.Fatalf("drafts %v, %v", drafts, err)
	}
	d := drafts[0]
	if p := d.Conversation.People; len(p) != 2 || p[0] != tale.Oksana.ID || p[1] != tale.Mykola.ID || d.Conversation.At.IsZero() {
		t.Errorf("the draft is %+v", d.Conversation)
	}
	if want := (route.After{Draft: d.ID}); len(stage.Went) != 1 || stage.Went[0] != want {
		t.Errorf("went to %v, want %v", stage.Went, want)
	}
}

func TestNothingIsBegunAboutWhoSaidNo(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	stage.Person(t, store.Person{Alias: "Olena", Consent: store.Consent{Answer: store.No, At: screentest.Now}})
	w := stage.Show(t, apptest.Looks[0], New(stage.Journal))
	apptest.Tap(t, w, "Olena")
	apptest.Tap(t, w, "Achteraf opschrijven")
	drafts, err := stage.Journal.Drafts(t.Context())
	if err != nil || len(drafts) != 0 || len(stage.Went) != 0 || len(stage.Said) != 1 {
		t.Errorf("drafts %v, %v; went to %v, said %q", drafts, err, stage.Went, stage.Said)
	}
}
