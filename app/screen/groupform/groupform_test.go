package groupform

import (
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
)

func TestTheFormHoldsInEveryLook(t *testing.T) {
	for _, language := range []i18n.Language{i18n.NL, i18n.UK} {
		stage := screentest.New(t, language)
		women := stage.Tell(t).Women.ID
		apptest.Each(t, func(t *testing.T, look apptest.Look) {
			w := stage.Show(t, look, New(stage.Journal, route.GroupForm{}))
			apptest.Check(t, w)
			look.Picture(t, w, "group-form-"+string(language))
			w = stage.Show(t, look, New(stage.Journal, route.GroupForm{ID: women}))
			apptest.Check(t, w)
			look.Picture(t, w, "group-form-edit-"+string(language))
		})
	}
}

func TestAGroupIsNamedAndRenamed(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	w := stage.Show(t, apptest.Looks[0], New(stage.Journal, route.GroupForm{}))
	apptest.Type(t, w, 0, " Vrouwencafé ")
	apptest.Tap(t, w, "Opslaan")
	groups, err := stage.Journal.Groups(t.Context())
	if err != nil || len(groups) != 1 || groups[0].Name != "Vrouwencafé" {
		t.Fatalf("saved %+v, %v", groups, err)
	}
	w = stage.Show(t, apptest.Looks[0], New(stage.Journal, route.GroupForm{ID: groups[0].ID}))
	apptest.Type(t, w, 0, " op dinsdag")
	apptest.Tap(t, w, "Opslaan")
	group, err := stage.Journal.Group(t.Context(), groups[0].ID)
	if err != nil || group.Name == "Vrouwencafé" {
		t.Errorf("renamed to %+v, %v", group, err)
	}
	if len(stage.Went) != 2 {
		t.Errorf("went to %v", stage.Went)
	}
}

func TestBackAsksBeforeANameIsLost(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	s := New(stage.Journal, route.GroupForm{})
	w := stage.Show(t, apptest.Looks[0], s)
	if s.Back() {
		t.Fatal("an empty form holds one back")
	}
	apptest.Type(t, w, 0, "Koor")
	if !s.Back() {
		t.Fatal("the name is lost")
	}
	apptest.Tap(t, w, "Niet opslaan")
	groups, err := stage.Journal.Groups(t.Context())
	if err != nil || len(groups) != 0 || len(stage.Went) != 1 {
		t.Errorf("kept %+v, %v; went to %v", groups, err, stage.Went)
	}
}

func TestADeletedGroupComesBack(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	women := stage.Tell(t).Women.ID
	w := stage.Show(t, apptest.Looks[0], New(stage.Journal, route.GroupForm{ID: women}))
	apptest.Tap(t, w, "Verwijderen")
	if groups, err := stage.Journal.Groups(t.Context()); err != nil || len(groups) != 0 {
		t.Errorf("there is still %+v, %v", groups, err)
	}
	stage.Undo()
	if groups, err := stage.Journal.Groups(t.Context()); err != nil || len(groups) != 1 {
		t.Errorf("brought back %+v, %v", groups, err)
	}
}

func TestFromAGroupOneGoesOnToErasingIt(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	women := stage.Tell(t).Women.ID
	w := stage.Show(t, apptest.Looks[0], New(stage.Journal, route.GroupForm{ID: women}))
	apptest.Tap(t, w, "Alles wissen over Vrouwencafé")
	if len(stage.Went) != 1 || stage.Went[0] != (route.Erase{Group: women}) {
		t.Errorf("went to %v", stage.Went)
	}
}
