package followups_test

import (
	"fmt"
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen"
	"bankje/app/screen/followups"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

func TestTheListHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "follow-ups", func(t *testing.T, s *screentest.Stage) screen.Screen {
		s.Tell(t)
		return followups.New(s.Journal)
	})
}

func TestNothingOpenHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "follow-ups-none", func(_ *testing.T, s *screentest.Stage) screen.Screen {
		return followups.New(s.Journal)
	})
}

func TestAllThatIsOpenIsThereWithItsPeriod(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	s.Tell(t)
	w := s.Show(t, apptest.Looks[0], followups.New(s.Journal))
	for _, words := range []string{
		"Vragen hoe laat het koor begint", "tussen vr 20 nov en wo 25 nov", "Avondcursussen opzoeken", "Nu", "Later",
	} {
		if !apptest.Shows(w, words) {
			t.Errorf("%q does not show: %q", words, apptest.Texts(w))
		}
	}
}

func TestWhatIsDroppedLeavesTheListAndUndoBringsItBack(t *testing.T) {
	const what = "Vragen of de afspraak met de gemeente gelukt is" // the earliest
	s := screentest.New(t, i18n.NL)
	s.Tell(t)
	w := s.Show(t, apptest.Looks[0], followups.New(s.Journal))
	apptest.Tap(t, w, "Laat maar")
	if apptest.Shows(w, what) {
		t.Fatalf("what is dropped still shows: %q", apptest.Texts(w))
	}
	s.Undo()
	if !apptest.Shows(w, what) {
		t.Errorf("undo did not bring it back: %q", apptest.Texts(w))
	}
}

func TestALongListShowsInParts(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	for n := range 30 {
		f := store.FollowUp{What: fmt.Sprintf("Belofte %02d", n), Day: "2026-11-01"}
		if _, err := s.Journal.AddFollowUp(t.Context(), f); err != nil {
			t.Fatal(err)
		}
	}
	w := s.Show(t, apptest.Looks[0], followups.New(s.Journal))
	if apptest.Shows(w, "Belofte 29") {
		t.Error("all of them show at once")
	}
	apptest.Tap(t, w, "Meer")
	if !apptest.Shows(w, "Belofte 29") {
		t.Errorf("the last one does not show: %q", apptest.Texts(w))
	}
}

// BenchmarkOpen builds the list with 5,000 open follow-ups behind it, read on
// the same goroutine.
func BenchmarkOpen(b *testing.B) {
	s := screentest.New(b, i18n.UK)
	oksana := s.Person(b, store.Person{Alias: "Oksana"})
	for range 10 {
		d := s.Draft(b, store.Conversation{At: screentest.Now, People: []store.PersonID{oksana.ID}})
		for n := range 500 {
			day := store.DayOf(screentest.Now).AddDays(n - 100)
			d.FollowUps = append(d.FollowUps, store.FollowUp{What: fmt.Sprintf("Belofte %d", n), Person: oksana.ID, Day: day})
		}
		if _, err := s.Journal.SaveDraft(b.Context(), d); err != nil {
			b.Fatal(err)
		}
	}
	s.Show(b, apptest.Looks[0], followups.New(s.Journal))
	for b.Loop() {
		s.Redraw()
	}
}
