package versions_test

import (
	"strings"
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen"
	"bankje/app/screen/screentest"
	"bankje/app/screen/versions"
	"bankje/i18n"
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

func TestWhatStoodThereBeforeIsRead(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	w := s.Show(t, apptest.Looks[0], versions.New(s.Journal, edited(t, s)))
	for _, words := range []string{"Er stond", "Op dinsdag is er een koor", "Het werd", "Het koor is op woensdag", "Erbij", "Onderwijs en taal", "Eraf", "Vrije tijd"} {
		if !apptest.Shows(w, words) {
			t.Errorf("%q does not show: %q", words, apptest.Texts(w))
		}
	}
	for _, text := range apptest.Texts(w) {
		if strings.HasPrefix(text, "[") || text == store.SettingHomeVisit || text == "NW" {
			t.Errorf("%q is no word for people", text)
		}
	}
}

func TestADeletionIsToldInOneWord(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	id := s.Tell(t).Last.ID
	err := s.Journal.HideConversation(t.Context(), id)
	if err == nil {
		err = s.Journal.RestoreConversation(t.Context(), id)
	}
	if err != nil {
		t.Fatal(err)
	}
	w := s.Show(t, apptest.Looks[0], versions.New(s.Journal, id))
	if !apptest.Shows(w, "Verwijderd") || !apptest.Shows(w, "Teruggehaald") || apptest.Shows(w, "Er stond") {
		t.Errorf("it shows %q", apptest.Texts(w))
	}
}
