package talk_test

import (
	"testing"

	"bankje/app/screen"
	"bankje/app/screen/screentest"
	"bankje/app/screen/talk"
	"bankje/store"
)

// begun is a draft of a talk with Oksana about three prompts.
func begun(t *testing.T, s *screentest.Stage) store.Draft {
	t.Helper()
	tale := s.Tell(t)
	d := s.Draft(t, store.Conversation{People: []store.PersonID{tale.Oksana.ID}})
	d.Queue = []string{"P02", "P15", "N03"}
	if err := s.Journal.KeepDraft(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestTalkHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "talk", func(t *testing.T, s *screentest.Stage) screen.Screen {
		return talk.New(s.Journal, begun(t, s).ID)
	})
}

func TestTheEndOfTheCardsHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "talk-end", func(t *testing.T, s *screentest.Stage) screen.Screen {
		d := begun(t, s)
		d.Position = len(d.Queue)
		if err := s.Journal.KeepDraft(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		return talk.New(s.Journal, d.ID)
	})
}
