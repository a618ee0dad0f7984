package journal

import (
	"testing"

	"bankje/app/apptest"
	"bankje/app/design"
	"bankje/app/screen/screentest"
	"bankje/i18n"
)

func TestWhatIsSharedBearsTheTeamAndCanBeListedAlone(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	tale := s.Tell(t)
	team, err := s.Journal.FoundTeam(t.Context(), "Buurthuis Zuid", "Anna")
	if err == nil {
		err = s.Journal.ShareConversation(t.Context(), tale.Last.ID, team)
	}
	if err != nil {
		t.Fatal(err)
	}
	look := apptest.Look{Size: apptest.Phone, Mode: design.Light, Scale: 1}
	w := s.Show(t, look, New(s.Journal))
	apptest.Check(t, w)
	look.Picture(t, w, "journal-team-nl")
	if !apptest.Shows(w, "Oksana · Buurthuis Zuid") || !apptest.Shows(w, "Serhij") {
		t.Fatalf("it shows %q", apptest.Texts(w))
	}
	apptest.Tap(t, w, "Filters")
	apptest.Check(t, w)
	look.Picture(t, w, "journal-team-filters-nl")
	apptest.Tap(t, w, "Buurthuis Zuid")
	apptest.Tap(t, w, "Sluiten")
	if apptest.Shows(w, "Brief van de gemeente") || !apptest.Shows(w, "Oksana · Buurthuis Zuid") {
		t.Errorf("of the team it shows %q", apptest.Texts(w))
	}
}
