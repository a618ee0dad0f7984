package team

import (
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen"
	"bankje/app/screen/screentest"
	"bankje/i18n"
)

// erased has Anna erase somebody whom all know from the team. Bohdan hears of
// it; Vira does not.
func (g *group) erased(tale screentest.Tale) {
	g.t.Helper()
	must(g.t, g.stage.Journal.ShareConversation(g.t.Context(), tale.Last.ID, g.id))
	g.meet()
	_, err := g.stage.Journal.ErasePersonFrom(g.t.Context(), g.id, tale.Oksana.ID, false)
	must(g.t, err)
	g.carry(g.stage.Journal, g.bohdan)
	g.carry(g.bohdan, g.stage.Journal)
}

func TestATeamThatErasedHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "team-erased", func(t *testing.T, s *screentest.Stage) screen.Screen {
		g := grouped(t, s)
		g.erased(s.Tell(t))
		return New(s.Journal, g.id)
	})
}

func TestTheTeamTellsOnHowManyPhonesSomebodyIsErasedAndWhoIsAwaited(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	g := grouped(t, s)
	w := s.Show(t, apptest.Looks[0], New(s.Journal, g.id))
	if apptest.Shows(w, "Erased for the team") {
		t.Error("where nothing was erased it is told of")
	}
	g.erased(s.Tell(t))
	w = s.Show(t, apptest.Looks[0], New(s.Journal, g.id))
	if !apptest.Shows(w, "Erased on 2 of 3 devices. Waits for: Віра з Лейвестрат.") {
		t.Errorf("while one is awaited it shows %q", apptest.Texts(w))
	}
	g.meet()
	w = s.Show(t, apptest.Looks[0], New(s.Journal, g.id))
	if !apptest.Shows(w, "Erased on all 3 devices") || apptest.Shows(w, "Waits for") {
		t.Errorf("in the end it shows %q", apptest.Texts(w))
	}
}
