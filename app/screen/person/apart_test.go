package person_test

import (
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen"
	"bankje/app/screen/person"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

const (
	mine   = "Zingen in het koor op dinsdag."
	theirs = "Soep koken voor de hele gang."
)

// apart has two people of a team write what gives Oksana energy.
func apart(t *testing.T, s *screentest.Stage) store.PersonID {
	t.Helper()
	oksana := s.Tell(t).Oksana
	team := s.Teammates(t, "Buurthuis Zuid", "Bohdan")
	if err := s.Journal.SharePerson(t.Context(), oksana.ID, team.ID); err != nil {
		t.Fatal(err)
	}
	team.Both(t, team.Mate(0), func(j *store.Journal, own bool) error {
		before, err := j.Person(t.Context(), oksana.ID)
		if err != nil {
			return err
		}
		after := before
		if after.Energy = theirs; own {
			after.Energy = mine
		}
		_, err = j.EditPerson(t.Context(), before, after)
		return err
	})
	return oksana.ID
}

func TestAPersonWrittenInTwoPlacesHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "person-apart", func(t *testing.T, s *screentest.Stage) screen.Screen {
		return person.New(s.Journal, apart(t, s))
	})
}

func TestWhatIsKeptOfAPersonStandsFromThenOn(t *testing.T) {
	for button, want := range map[string]func(string) bool{
		"Keep this": func(text string) bool { return text == mine || text == theirs },
		"Keep both": func(text string) bool { return len(text) > len(mine)+len(theirs) },
	} {
		s := screentest.New(t, i18n.EN)
		id := apart(t, s)
		w := s.Show(t, apptest.Looks[0], person.New(s.Journal, id))
		apptest.Tap(t, w, button)
		p, err := s.Journal.Person(t.Context(), id)
		if err != nil || len(p.Conflicts) != 0 || !want(p.Energy) || apptest.Shows(w, "written in two places") {
			t.Errorf("%s: %v, %d conflicts, %q; failed %v", button, err, len(p.Conflicts), p.Energy, s.Failed)
		}
	}
	s := screentest.New(t, i18n.EN)
	id := apart(t, s)
	w := s.Show(t, apptest.Looks[0], person.New(s.Journal, id))
	apptest.Tap(t, w, "Write anew")
	if len(s.Went) != 1 || s.Went[0] != route.Route(route.PersonForm{ID: id}) {
		t.Errorf("it leads to %v", s.Went)
	}
}
