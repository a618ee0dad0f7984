package today_test

import (
	"testing"

	"bankje/app/screen"
	"bankje/app/screen/screentest"
	"bankje/app/screen/today"
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
