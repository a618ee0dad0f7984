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

// shared has Anna, who coordinates, share a conversation with Oksana with Bohdan
// and Vira.
func shared(t *testing.T, stage *screentest.Stage, tale screentest.Tale) *screentest.Team {
	t.Helper()
	team := stage.Teammates(t, "Buurthuis Zuid", "Bohdan", "Віра з Лейвестрат")
	must(t, stage.Journal.ShareConversation(t.Context(), tale.Last.ID, team.ID))
	team.Meets(t, team.Mate(0))
	team.Meets(t, team.Mate(1))
	return team
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestErasingForATeamHoldsInEveryLook(t *testing.T) {
	for _, language := range []i18n.Language{i18n.NL, i18n.UK} {
		apptest.Each(t, func(t *testing.T, look apptest.Look) {
			stage := screentest.New(t, language)
			tale := stage.Tell(t)
			team := shared(t, stage, tale)
			p := stage.Context.Text
			w := stage.Show(t, look, New(team.Mate(0), route.Erase{Person: tale.Oksana.ID}))
			apptest.Check(t, w)
			look.Picture(t, w, "erase-team-member-"+string(language))
			w = stage.Show(t, look, New(stage.Journal, route.Erase{Person: tale.Oksana.ID}))
			apptest.Tap(t, w, p.T("erase.whole.switch"))
			apptest.Check(t, w)
			look.Picture(t, w, "erase-team-"+string(language))
			apptest.Tap(t, w, p.T("erase.for_good"))
			apptest.Check(t, w)
			look.Picture(t, w, "erase-team-sure-"+string(language))
			apptest.Tap(t, w, p.T("erase.now"))
			apptest.Check(t, w)
			look.Picture(t, w, "erase-team-receipt-"+string(language))
		})
	}
}

func TestACoordinatorErasesForTheWholeTeamInTwoSteps(t *testing.T) {
	stage := screentest.New(t, i18n.EN)
	tale := stage.Tell(t)
	team := shared(t, stage, tale)
	w := stage.Show(t, apptest.Looks[0], New(stage.Journal, route.Erase{Person: tale.Oksana.ID}))
	apptest.Tap(t, w, "Also for the whole team")
	apptest.Tap(t, w, "Erase for good")
	if !apptest.Shows(w, "everybody in Buurthuis Zuid") {
		t.Errorf("the second step says %q", apptest.Texts(w))
	}
	if of(t, stage.Journal, team).Erasures != nil {
		t.Fatal("one step was enough")
	}
	apptest.Tap(t, w, "Yes, erase for good")
	if !apptest.Shows(w, "Erased on 1 of 3 devices. Waits for: Bohdan and Віра з Лейвестрат") {
		t.Errorf("the receipt says %q", apptest.Texts(w))
	}
	if _, err := stage.Journal.Person(t.Context(), tale.Oksana.ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("here the person reads as %v", err)
	}
	team.Meets(t, team.Mate(0))
	if _, err := team.Mate(0).Person(t.Context(), tale.Oksana.ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("with Bohdan the person reads as %v", err)
	}
	if e := of(t, stage.Journal, team).Erasures; len(e) != 1 || len(e[0].Confirmed) != 2 {
		t.Errorf("erased are %+v", e)
	}
	apptest.Tap(t, w, "To the team")
	if len(stage.Went) != 1 || stage.Went[0] != (route.Team{ID: team.ID}) {
		t.Errorf("it leads to %v", stage.Went)
	}
}

func of(t *testing.T, j *store.Journal, team *screentest.Team) store.Team {
	t.Helper()
	told, err := j.Team(t.Context(), team.ID)
	must(t, err)
	return told
}

func TestWhatTheTeamKeepsIsToldWhenOnlyOnesOwnIsErased(t *testing.T) {
	stage := screentest.New(t, i18n.EN)
	tale := stage.Tell(t)
	team := shared(t, stage, tale)
	w := stage.Show(t, apptest.Looks[0], New(stage.Journal, route.Erase{Person: tale.Oksana.ID}))
	apptest.Tap(t, w, "Erase for good")
	apptest.Tap(t, w, "Yes, erase for good")
	if !apptest.Shows(w, "What was yours alone is erased") || !apptest.Shows(w, "Buurthuis Zuid still has") ||
		apptest.Shows(w, "Everything about this person is erased") {
		t.Errorf("the receipt says %q", apptest.Texts(w))
	}
	if p, err := stage.Journal.Person(t.Context(), tale.Oksana.ID); err != nil || p.Team != team.ID {
		t.Errorf("the person is of team %v, %v", p.Team, err)
	}
	// What is left is the team's alone, and a coordinator can choose again.
	w = stage.Show(t, apptest.Looks[0], New(stage.Journal, route.Erase{Person: tale.Oksana.ID}))
	apptest.Tap(t, w, "Erase for good")
	apptest.Tap(t, w, "Yes, erase for good")
	if len(stage.Said) != 1 || len(stage.Failed) > 0 || !apptest.Shows(w, "Also for the whole team") {
		t.Errorf("it says %q, fails with %v and shows %q", stage.Said, stage.Failed, apptest.Texts(w))
	}
	apptest.Tap(t, w, "Also for the whole team")
	apptest.Tap(t, w, "Erase for good")
	apptest.Tap(t, w, "Yes, erase for good")
	if !apptest.Shows(w, "Erased on 1 of 3") || apptest.Shows(w, "still has") {
		t.Errorf("in the end the receipt says %q", apptest.Texts(w))
	}
}

func TestAMemberIsToldToAskTheCoordinator(t *testing.T) {
	stage := screentest.New(t, i18n.EN)
	tale := stage.Tell(t)
	team := shared(t, stage, tale)
	w := stage.Show(t, apptest.Looks[0], New(team.Mate(0), route.Erase{Person: tale.Oksana.ID}))
	if apptest.Shows(w, "Also for the whole team") || !apptest.Shows(w, "ask Anna") {
		t.Errorf("a member is shown %q", apptest.Texts(w))
	}
	apptest.Tap(t, w, "Erase for good")
	apptest.Tap(t, w, "Yes, erase for good")
	if !apptest.Shows(w, "Nothing was erased here") || len(stage.Failed) > 0 {
		t.Errorf("it shows %q, failed %v", apptest.Texts(w), stage.Failed)
	}
}

func TestAGroupIsErasedForTheWholeTeamToo(t *testing.T) {
	stage := screentest.New(t, i18n.EN)
	tale := stage.Tell(t)
	team := shared(t, stage, tale)
	must(t, stage.Journal.ShareGroup(t.Context(), tale.Women.ID, team.ID))
	team.Meets(t, team.Mate(0))
	w := stage.Show(t, apptest.Looks[0], New(stage.Journal, route.Erase{Group: tale.Women.ID}))
	apptest.Tap(t, w, "Also for the whole team")
	apptest.Tap(t, w, "Erase for good")
	apptest.Tap(t, w, "Yes, erase for good")
	team.Meets(t, team.Mate(0))
	if _, err := team.Mate(0).Group(t.Context(), tale.Women.ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("with Bohdan the group reads as %v; failed %v", err, stage.Failed)
	}
}
