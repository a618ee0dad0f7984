package person

import (
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen"
	"bankje/app/screen/journal"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

func TestThePageHoldsInEveryLook(t *testing.T) {
	for _, language := range []i18n.Language{i18n.NL, i18n.UK} {
		stage := screentest.New(t, language)
		tale := stage.Tell(t)
		newcomer, err := stage.Journal.AddPerson(t.Context(), store.Person{Alias: "Olena", Colour: 4, Language: "uk"})
		if err != nil {
			t.Fatal(err)
		}
		addDoctor(t, stage, tale.Oksana.ID)
		apptest.Each(t, func(t *testing.T, look apptest.Look) {
			w := stage.Show(t, look, New(stage.Journal, tale.Oksana.ID))
			apptest.Check(t, w)
			look.Picture(t, w, "person-"+string(language))
			w = stage.Show(t, look, New(stage.Journal, newcomer.ID))
			apptest.Check(t, w)
			look.Picture(t, w, "person-new-"+string(language))
		})
	}
}

func TestAConversationWithoutANoteSaysWhatSupportWasGiven(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	oksana := stage.Person(t, store.Person{Alias: "Oksana", Consent: store.Consent{Answer: store.Yes}})
	stage.Saved(t, store.Conversation{People: []store.PersonID{oksana.ID}, Support: []string{"S01"}})
	for name, screen := range map[string]screen.Screen{
		"page": New(stage.Journal, oksana.ID), "journal": journal.New(stage.Journal),
	} {
		if w := stage.Show(t, apptest.Looks[0], screen); !apptest.Shows(w, "Sociale steun") {
			t.Errorf("on the %s stands %q", name, apptest.Texts(w))
		}
	}
}

func addDoctor(t *testing.T, stage *screentest.Stage, id store.PersonID) {
	t.Helper()
	_, err := stage.Journal.KeepOwnCard(t.Context(), store.OwnCard{},
		store.OwnCard{Fills: generalPractitioner, Person: id, Phone: "020 123 45 67"})
	if err != nil {
		t.Fatal(err)
	}
}

func TestTheDoctorIsCalledFromThePage(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	tale := stage.Tell(t)
	s := New(stage.Journal, tale.Oksana.ID)
	w := stage.Show(t, apptest.Looks[0], s)
	apptest.Tap(t, w, "Nummer van de huisarts toevoegen")
	if want := (route.ReferralForm{Fills: "huisarts", Person: tale.Oksana.ID}); len(stage.Went) != 1 || stage.Went[0] != want {
		t.Fatalf("went to %v, want %v", stage.Went, want)
	}
	addDoctor(t, stage, tale.Oksana.ID)
	stage.Redraw()
	apptest.Tap(t, w, "020 123 45 67")
	if len(stage.Opened) != 1 || stage.Opened[0].String() != "tel:0201234567" {
		t.Errorf("called %v", stage.Opened)
	}
}

func TestADoneFollowUpLeavesThePageAndComesBack(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	tale := stage.Tell(t)
	w := stage.Show(t, apptest.Looks[0], New(stage.Journal, tale.Oksana.ID))
	apptest.Tap(t, w, "Gedaan")
	if apptest.Shows(w, "hoe laat het koor begint") {
		t.Error("what was done is still there")
	}
	stage.Undo()
	if !apptest.Shows(w, "hoe laat het koor begint") {
		t.Error("what was undone is not there")
	}
}

func TestSomebodyIsPausedAndTakenUpAgain(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	tale := stage.Tell(t)
	w := stage.Show(t, apptest.Looks[0], New(stage.Journal, tale.Oksana.ID))
	apptest.Tap(t, w, "Meer")
	apptest.Tap(t, w, "Even niet")
	if p, err := stage.Journal.Person(t.Context(), tale.Oksana.ID); err != nil || !p.Paused() {
		t.Fatalf("paused since %v, %v", p.PausedSince, err)
	}
	apptest.Tap(t, w, "Weer oppakken")
	if p, err := stage.Journal.Person(t.Context(), tale.Oksana.ID); err != nil || p.Paused() {
		t.Errorf("paused since %v, %v", p.PausedSince, err)
	}
}

func TestAHiddenPersonComesBack(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	tale := stage.Tell(t)
	w := stage.Show(t, apptest.Looks[0], New(stage.Journal, tale.Oksana.ID))
	apptest.Tap(t, w, "Meer")
	apptest.Tap(t, w, "Verwijderen")
	if got, err := stage.Journal.People(t.Context(), store.PeopleFilter{Query: "oks"}); err != nil || len(got) != 0 {
		t.Errorf("there is still %v, %v", got, err)
	}
	stage.Undo()
	if got, err := stage.Journal.People(t.Context(), store.PeopleFilter{Query: "oks"}); err != nil || len(got) != 1 {
		t.Errorf("brought back %v, %v", got, err)
	}
}

func TestNothingStaysInSightOfSomebodyWhoWasErasedMeanwhile(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	tale := s.Tell(t)
	shown := New(s.Journal, tale.Oksana.ID)
	w := s.Show(t, apptest.Looks[0], shown)
	if _, err := s.Journal.ErasePerson(t.Context(), tale.Oksana.ID, false); err != nil {
		t.Fatal(err)
	}
	shown.Follow()
	if apptest.Shows(w, "Oksana") || !apptest.Shows(w, "was erased for good") || len(s.Failed) > 0 {
		t.Errorf("it shows %q; failed %v", apptest.Texts(w), s.Failed)
	}
}
