package groupform

import (
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
)

func TestAGroupLeadsToSharingAndThenBearsItsTeam(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	group := s.Tell(t).Women
	team, err := s.Journal.FoundTeam(t.Context(), "Buurthuis Zuid", "Anna")
	if err != nil {
		t.Fatal(err)
	}
	w := s.Show(t, apptest.Looks[3], New(s.Journal, route.GroupForm{ID: group.ID}))
	apptest.Check(t, w)
	apptest.Tap(t, w, "Deel met een team")
	if want := (route.Share{Group: group.ID}); len(s.Went) != 1 || s.Went[0] != want {
		t.Errorf("went %v", s.Went)
	}
	if err := s.Journal.ShareGroup(t.Context(), group.ID, team); err != nil {
		t.Fatal(err)
	}
	w = s.Show(t, apptest.Looks[0], New(s.Journal, route.GroupForm{ID: group.ID}))
	if !apptest.Shows(w, "Gedeeld met Buurthuis Zuid") {
		t.Errorf("it shows %q", apptest.Texts(w))
	}
}
