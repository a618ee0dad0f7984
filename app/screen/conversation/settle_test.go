package conversation_test

import (
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen"
	"bankje/app/screen/conversation"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

const (
	tuesday   = "Op dinsdag is er een koor. Ze wil eerst een keer luisteren."
	wednesday = "Het koor is op woensdag om acht uur, en er is koffie."
)

// apart is a conversation whose note was written in two places.
func apart(t *testing.T, s *screentest.Stage) store.ConversationID {
	t.Helper()
	id := s.Tell(t).Last.ID
	s.Apart(t, id, tuesday, wednesday)
	return id
}

func TestTwoVersionsHoldInEveryLook(t *testing.T) {
	screentest.Look(t, "conversation-apart", func(t *testing.T, s *screentest.Stage) screen.Screen {
		return conversation.New(s.Journal, apart(t, s))
	})
}

func TestWhatOneKeepsStandsFromThenOn(t *testing.T) {
	for button, want := range map[string]func(note, said string) bool{
		"Keep this": func(note, said string) bool {
			return (note == tuesday || note == wednesday) && said == "Saved. The other text is among the earlier versions."
		},
		"Keep both": func(note, said string) bool { return len(note) > len(tuesday)+len(wednesday) && said == "Saved" },
	} {
		s := screentest.New(t, i18n.EN)
		id := apart(t, s)
		w := s.Show(t, apptest.Looks[0], conversation.New(s.Journal, id))
		apptest.Tap(t, w, button)
		talk, err := s.Journal.Conversation(t.Context(), id)
		if err != nil || len(talk.Conflicts) != 0 || len(s.Said) != 1 || !want(talk.Note, s.Said[0]) || apptest.Shows(w, "written in two places") {
			t.Errorf("%s: %v, %d conflicts, %q; said %q, failed %v", button, err, len(talk.Conflicts), talk.Note, s.Said, s.Failed)
		}
	}
}

func TestWritingAnewLeadsToTheEdit(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	w := s.Show(t, apptest.Looks[0], conversation.New(s.Journal, apart(t, s)))
	apptest.Tap(t, w, "Write anew")
	if len(s.Went) != 1 {
		t.Errorf("went %v", s.Went)
	}
}
