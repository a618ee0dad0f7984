package people

import (
	"testing"

	"bankje/app/apptest"
	"bankje/app/design"
	"bankje/app/screen/screentest"
	"bankje/i18n"
)

func TestWhoIsSharedBearsTheTeamAndCanBeListedAlone(t *testing.T) {
	for _, language := range []i18n.Language{i18n.NL, i18n.UK} {
		s := screentest.New(t, language)
		tale := s.Tell(t)
		team, err := s.Journal.FoundTeam(t.Context(), "Buurthuis Zuid", "Anna")
		if err == nil {
			err = s.Journal.SharePerson(t.Context(), tale.Oksana.ID, team)
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, look := range []apptest.Look{
			{Size: apptest.Phone, Mode: design.Light, Scale: 1}, {Size: apptest.Small, Mode: design.Dark, Scale: 1.5},
		} {
			sc := New(s.Journal)
			w := s.Show(t, look, sc)
			apptest.Check(t, w)
			look.Picture(t, w, "people-team-"+string(language))
			if !apptest.Shows(w, s.Context.Text.T("share.shared_with", "team", "Buurthuis Zuid")) || !apptest.Shows(w, "Serhij") {
				t.Errorf("it shows %q", apptest.Texts(w))
			}
			apptest.Tap(t, w, "Buurthuis Zuid")
			if apptest.Shows(w, "Serhij") || !apptest.Shows(w, "Oksana") {
				t.Errorf("of the team it shows %q", apptest.Texts(w))
			}
			apptest.Tap(t, w, s.Context.Text.T("share.mine"))
			if !apptest.Shows(w, "Serhij") || apptest.Shows(w, "Oksana") {
				t.Errorf("of mine it shows %q", apptest.Texts(w))
			}
		}
	}
}
