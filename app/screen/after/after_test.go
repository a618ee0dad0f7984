package after_test

import (
	"testing"

	"bankje/app/screen"
	"bankje/app/screen/after"
	"bankje/app/screen/screentest"
	"bankje/store"
)

func TestAfterHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "after", func(t *testing.T, s *screentest.Stage) screen.Screen {
		d, err := s.Journal.EditDraft(t.Context(), s.Tell(t).Last.ID)
		if err != nil {
			t.Fatal(err)
		}
		d.FollowUps = []store.FollowUp{{What: "Bellen over het koor", Day: store.DayOf(screentest.Now).AddDays(2)}}
		if err := s.Journal.KeepDraft(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		return after.New(s.Journal, d.ID)
	})
}
