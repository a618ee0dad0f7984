package today_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bankje/app/apptest"
	"bankje/app/screen"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/app/screen/today"
	"bankje/i18n"
	"bankje/store"
)

func TestTodayHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "today", func(t *testing.T, s *screentest.Stage) screen.Screen {
		tale := s.Tell(t)
		d := s.Draft(t, store.Conversation{People: []store.PersonID{tale.Oksana.ID}})
		d.TalkedAt = screentest.Now
		if err := s.Journal.KeepDraft(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		return today.New(s.Journal)
	})
}

func TestTheFirstDayHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "today-first", func(t *testing.T, s *screentest.Stage) screen.Screen {
		return today.New(s.Journal)
	})
}

func TestTheFirstDayLeadsToPreparing(t *testing.T) {
	s := screentest.New(t, i18n.UK)
	w := s.Show(t, apptest.Looks[0], today.New(s.Journal))
	apptest.Tap(t, w, "Підготувати розмову")
	if diff := cmp.Diff([]route.Route{route.New{}}, s.Went); diff != "" {
		t.Errorf("went (-want +got):\n%s", diff)
	}
}

func TestAnEditLeftUntouchedIsNotGoneOnWith(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	tale := s.Tell(t)
	d, err := s.Journal.EditDraft(t.Context(), tale.Last.ID)
	if err != nil {
		t.Fatal(err)
	}
	shows := func() bool {
		w := s.Show(t, apptest.Looks[0], today.New(s.Journal))
		return strings.Contains(strings.Join(apptest.Texts(w), " "), "Verder met bewerken")
	}
	if shows() {
		t.Error("an edit in which nothing was edited shows on Today")
	}
	d.Conversation.Note += " En thee."
	if err := s.Journal.KeepDraft(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	if !shows() {
		t.Error("an edit that was begun does not show on Today")
	}
}

func TestADraftLeadsToWhereItWasLeft(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	tale := s.Tell(t)
	d := s.Draft(t, store.Conversation{People: []store.PersonID{tale.Oksana.ID, tale.Serhij.ID}})
	d.TalkedAt, d.Stage = screentest.Now, "after"
	if err := s.Journal.KeepDraft(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	w := s.Show(t, apptest.Looks[0], today.New(s.Journal))
	apptest.Tap(t, w, "Verder met het gesprek met Oksana en Serhij")
	if diff := cmp.Diff([]route.Route{route.After{Draft: d.ID}}, s.Went); diff != "" {
		t.Errorf("went (-want +got):\n%s", diff)
	}
}

func TestAFollowUpThatIsDoneLeavesTodayAndUndoBringsItBack(t *testing.T) {
	const what = "Vragen hoe laat het koor begint"
	s := screentest.New(t, i18n.NL)
	s.Tell(t)
	w := s.Show(t, apptest.Looks[0], today.New(s.Journal))
	if apptest.Shows(w, "Avondcursussen opzoeken") {
		t.Error("what is due later shows today")
	}
	apptest.Tap(t, w, "Gedaan") // the earliest
	apptest.Tap(t, w, "Gedaan")
	if apptest.Shows(w, what) {
		t.Fatalf("what is done still shows: %q", apptest.Texts(w))
	}
	s.Undo()
	if !apptest.Shows(w, what) {
		t.Errorf("undo did not bring it back: %q", apptest.Texts(w))
	}
}

func TestAFollowUpIsMovedToAnotherDay(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	s.Tell(t)
	w := s.Show(t, apptest.Looks[0], today.New(s.Journal))
	apptest.Tap(t, w, "Verzetten")
	apptest.Tap(t, w, "Over een week")
	moved, err := s.Journal.FollowUps(t.Context(), store.FollowUpFilter{DueUntil: "2026-11-29"})
	if err != nil {
		t.Fatal(err)
	}
	last := moved[len(moved)-1]
	if last.Day != "2026-11-29" || last.Until != "" {
		t.Errorf("moved to %s until %q", last.Day, last.Until)
	}
}

func TestALongListOfPromisesIsNoWall(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	for n := range 12 {
		f := store.FollowUp{What: "Belofte " + string(rune('a'+n)), Day: "2026-11-01"}
		if _, err := s.Journal.AddFollowUp(t.Context(), f); err != nil {
			t.Fatal(err)
		}
	}
	w := s.Show(t, apptest.Looks[0], today.New(s.Journal))
	if apptest.Shows(w, "Belofte l") {
		t.Error("all promises show at once")
	}
	apptest.Tap(t, w, "Nog 4 afspraken")
	if !apptest.Shows(w, "Belofte l") {
		t.Errorf("the last promise does not show: %q", apptest.Texts(w))
	}
}
