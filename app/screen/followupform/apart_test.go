package followupform_test

import (
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen"
	"bankje/app/screen/followupform"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

func apart(t *testing.T, s *screentest.Stage) store.FollowUpID {
	t.Helper()
	team := s.Teammates(t, "Buurthuis Zuid", "Bohdan")
	f, err := s.Journal.AddFollowUp(t.Context(), store.FollowUp{What: "Bellen", Day: "2026-11-30", Team: team.ID})
	if err != nil {
		t.Fatal(err)
	}
	team.Both(t, team.Mate(0), func(j *store.Journal, own bool) error {
		before, err := j.FollowUp(t.Context(), f.ID)
		if err != nil {
			return err
		}
		after := before
		if after.What = "De gemeente bellen over de brief"; own {
			after.What = "Samen de huisarts bellen"
		}
		_, err = j.EditFollowUp(t.Context(), before, after)
		return err
	})
	return f.ID
}

func TestAFollowUpWrittenInTwoPlacesHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "followupform-apart", func(t *testing.T, s *screentest.Stage) screen.Screen {
		return followupform.New(s.Journal, route.FollowUpForm{ID: apart(t, s)})
	})
}

func TestWhatIsKeptOfAFollowUpIsInTheFormAndWhatElseWasChangedStays(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	id := apart(t, s)
	form := followupform.New(s.Journal, route.FollowUpForm{ID: id})
	w := s.Show(t, apptest.Looks[0], form)
	form.Now.Day = "2026-12-01"
	apptest.Tap(t, w, "Keep both")
	f, err := s.Journal.FollowUp(t.Context(), id)
	if err != nil || len(f.Conflicts) != 0 || f.What != form.Now.What || apptest.Shows(w, "written in two places") {
		t.Fatalf("it is %+v, %v; the form has %q, failed %v", f, err, form.Now.What, s.Failed)
	}
	apptest.Tap(t, w, "Save")
	if f, err = s.Journal.FollowUp(t.Context(), id); err != nil || f.Day != "2026-12-01" || len(f.Conflicts) != 0 {
		t.Errorf("saved: %+v, %v; failed %v", f, err, s.Failed)
	}
}
