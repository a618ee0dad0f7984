package after

import (
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

func TestATalkIsPassedOnOnce(t *testing.T) {
	before := store.Draft{Conversation: store.Conversation{People: []store.PersonID{{1}}}}
	once := passedOn(before, "vraag het", "2026-11-22")
	twice := passedOn(once, "vraag het", "2026-11-22")
	if len(before.FollowUps) != 0 || len(once.FollowUps) != 1 || len(twice.FollowUps) != 1 {
		t.Fatalf("follow-ups: %d, %d, %d; want 0, 1, 1", len(before.FollowUps), len(once.FollowUps), len(twice.FollowUps))
	}
	if f := once.FollowUps[0]; f.Person != (store.PersonID{1}) || f.Day != "2026-11-25" {
		t.Errorf("the follow-up is %+v", f)
	}
}

func TestAskingAKeyPersonBecomesAFollowUpForWhomOneTalkedWith(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	oksana := s.Person(t, store.Person{Alias: "Oksana", Language: "uk"})
	d := s.Draft(t, store.Conversation{People: []store.PersonID{oksana.ID}})
	w := s.Show(t, apptest.Looks[0], New(s.Journal, d.ID))
	apptest.Tap(t, w, "Sleutelpersoon vragen")
	if apptest.Shows(w, "Sleutelpersoon vragen") {
		t.Error("the question is still asked once the talk is passed on")
	}
	apptest.Tap(t, w, "Opslaan")
	followUps, err := s.Journal.FollowUps(t.Context(), store.FollowUpFilter{Person: oksana.ID})
	if err != nil || len(followUps) != 1 || followUps[0].What != "Een sleutelpersoon vragen om met Oksana te praten" {
		t.Errorf("follow-ups: %+v, %v", followUps, err)
	}
}
