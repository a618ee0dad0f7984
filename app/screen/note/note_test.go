package note_test

import (
	"testing"

	"bankje/app/screen"
	"bankje/app/screen/note"
	"bankje/app/screen/screentest"
	"bankje/store"
)

func TestNoteHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "note", func(t *testing.T, s *screentest.Stage) screen.Screen {
		tale := s.Tell(t)
		d := s.Draft(t, store.Conversation{People: []store.PersonID{tale.Oksana.ID}, Note: tale.Last.Note})
		return note.New(s.Journal, d.ID)
	})
}
