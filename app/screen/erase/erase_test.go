package erase

import (
	"errors"
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

// together adds a conversation of Oksana and Serhij, and a number of hers.
func together(t *testing.T, stage *screentest.Stage, tale screentest.Tale) store.Conversation {
	t.Helper()
	_, err := stage.Journal.KeepOwnCard(t.Context(), store.OwnCard{},
		store.OwnCard{Fills: "huisarts", Person: tale.Oksana.ID, Phone: "020 123 45 67"})
	if err != nil {
		t.Fatal(err)
	}
	return stage.Saved(t, store.Conversation{
		At: screentest.Now.AddDate(0, 0, -4), People: []store.PersonID{tale.Oksana.ID, tale.Serhij.ID},
		Setting: store.SettingOutside, Domains: []string{"VT"}, Note: "Samen naar het koor gelopen.",
	})
}

func TestThePageHoldsInEveryLook(t *testing.T) {
	for _, language := range []i18n.Language{i18n.NL, i18n.UK} {
		apptest.Each(t, func(t *testing.T, look apptest.Look) {
			stage := screentest.New(t, language)
			tale := stage.Tell(t)
			together(t, stage, tale)
			w := stage.Show(t, look, New(stage.Journal, route.Erase{Person: tale.Oksana.ID}))
			apptest.Check(t, w)
			look.Picture(t, w, "erase-"+string(language))
			apptest.Tap(t, w, stage.Context.Text.T("erase.for_good"))
			apptest.Check(t, w)
			look.Picture(t, w, "erase-sure-"+string(language))
			apptest.Tap(t, w, stage.Context.Text.T("erase.now"))
			apptest.Check(t, w)
			look.Picture(t, w, "erase-receipt-"+string(language))
			w = stage.Show(t, look, New(stage.Journal, route.Erase{Person: tale.Oksana.ID}))
			apptest.Check(t, w)
			look.Picture(t, w, "erase-gone-"+string(language))
		})
	}
}

func TestItTakesTwoStepsAndNotOne(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	tale := stage.Tell(t)
	w := stage.Show(t, apptest.Looks[0], New(stage.Journal, route.Erase{Person: tale.Oksana.ID}))
	apptest.Tap(t, w, "Voorgoed wissen")
	apptest.Tap(t, w, "Niet wissen")
	if _, err := stage.Journal.Person(t.Context(), tale.Oksana.ID); err != nil {
		t.Fatalf("after thinking better of it the person reads as %v", err)
	}
	apptest.Tap(t, w, "Voorgoed wissen")
	apptest.Tap(t, w, "Ja, voorgoed wissen")
	if _, err := stage.Journal.Person(t.Context(), tale.Oksana.ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("Person = %v, want ErrNotFound", err)
	}
}

func TestNotesOfSharedConversationsGoUnlessTheyAreKept(t *testing.T) {
	for _, keep := range []bool{false, true} {
		stage := screentest.New(t, i18n.NL)
		tale := stage.Tell(t)
		shared := together(t, stage, tale)
		w := stage.Show(t, apptest.Looks[0], New(stage.Journal, route.Erase{Person: tale.Oksana.ID}))
		if !apptest.Shows(w, "Oksana en Serhij") {
			t.Error("it is not said which conversations are shared")
		}
		if keep {
			apptest.Tap(t, w, "Notities van deze gesprekken bewaren")
		}
		apptest.Tap(t, w, "Voorgoed wissen")
		apptest.Tap(t, w, "Ja, voorgoed wissen")
		c, err := stage.Journal.Conversation(t.Context(), shared.ID)
		if err != nil || len(c.People) != 1 || (c.Note != "") != keep {
			t.Errorf("keep %v: the conversation is %+v, %v", keep, c, err)
		}
	}
}

// The page of the person lies underneath, and there is nobody to show on it.
func TestTheReceiptLeadsToToday(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	tale := stage.Tell(t)
	s := New(stage.Journal, route.Erase{Person: tale.Oksana.ID})
	w := stage.Show(t, apptest.Looks[0], s)
	apptest.Tap(t, w, "Voorgoed wissen")
	apptest.Tap(t, w, "Ja, voorgoed wissen")
	if !apptest.Shows(w, "2 gesprekken met alleen deze persoon") {
		t.Errorf("the receipt says %q", apptest.Texts(w))
	}
	if !s.Back() || len(stage.Went) != 1 || stage.Went[0] != (route.Today{}) {
		t.Errorf("Back led to %v", stage.Went)
	}
}

func TestAGroupIsErasedWithItsConversations(t *testing.T) {
	for _, language := range []i18n.Language{i18n.NL, i18n.UK} {
		apptest.Each(t, func(t *testing.T, look apptest.Look) {
			stage := screentest.New(t, language)
			group := stage.Tell(t).Women.ID
			w := stage.Show(t, look, New(stage.Journal, route.Erase{Group: group}))
			apptest.Check(t, w)
			look.Picture(t, w, "erase-group-"+string(language))
			apptest.Tap(t, w, stage.Context.Text.T("erase.for_good"))
			apptest.Check(t, w)
			apptest.Tap(t, w, stage.Context.Text.T("erase.now"))
			apptest.Check(t, w)
			if _, err := stage.Journal.Group(t.Context(), group); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("Group = %v, want ErrNotFound", err)
			}
		})
	}
}

func TestATeamIsSaidToKeepItsCopy(t *testing.T) {
	const keeps = "houdt uw team"
	stage := screentest.New(t, i18n.NL)
	tale := stage.Tell(t)
	w := stage.Show(t, apptest.Looks[0], New(stage.Journal, route.Erase{Person: tale.Oksana.ID}))
	if apptest.Shows(w, keeps) {
		t.Error("who is in no team is told of a team")
	}
	if _, err := stage.Journal.FoundTeam(t.Context(), "Buurtteam", "Anna"); err != nil {
		t.Fatal(err)
	}
	w = stage.Show(t, apptest.Looks[0], New(stage.Journal, route.Erase{Person: tale.Oksana.ID}))
	if !apptest.Shows(w, keeps) {
		t.Errorf("nothing is said of the team: %q", apptest.Texts(w))
	}
}
