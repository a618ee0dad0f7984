package versions_test

import (
	"testing"

	"bankje/app/screen"
	"bankje/app/screen/screentest"
	"bankje/app/screen/versions"
	"bankje/store"
)

// edited saves the last conversation with Oksana once more, with another note
// and other domains.
func edited(t *testing.T, s *screentest.Stage) store.ConversationID {
	t.Helper()
	id := s.Tell(t).Last.ID
	d, err := s.Journal.EditDraft(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	d.Conversation.Note = "Het koor is op woensdag, niet op dinsdag."
	d.Conversation.Domains = []string{"NW", "ON"}
	if _, err := s.Journal.SaveDraft(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	return id
}

func TestVersionsHoldInEveryLook(t *testing.T) {
	screentest.Look(t, "versions", func(t *testing.T, s *screentest.Stage) screen.Screen {
		return versions.New(s.Journal, edited(t, s))
	})
}
