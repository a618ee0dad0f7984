package conversation_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"bankje/app/apptest"
	"bankje/app/screen"
	"bankje/app/screen/conversation"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
)

func TestConversationHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "conversation", func(t *testing.T, s *screentest.Stage) screen.Screen {
		return conversation.New(s.Journal, s.Tell(t).Last.ID)
	})
}

func TestAHiddenConversationComesBackWithUndo(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	id := s.Tell(t).Last.ID
	hidden := func() bool {
		talk, err := s.Journal.Conversation(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		return talk.Hidden
	}
	w := s.Show(t, apptest.Looks[0], conversation.New(s.Journal, id))
	apptest.Tap(t, w, "Meer")
	apptest.Tap(t, w, "Gesprek verwijderen")
	if !hidden() {
		t.Fatal("the conversation is not hidden")
	}
	s.Undo()
	if hidden() {
		t.Error("undo did not bring the conversation back")
	}
	if diff := cmp.Diff([]route.Route{nil, route.Conversation{ID: id}}, s.Went); diff != "" {
		t.Errorf("went (-want +got):\n%s", diff)
	}
}

func TestEditingGoesOnWithTheEditThatWasBegun(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	id := s.Tell(t).Last.ID
	w := s.Show(t, apptest.Looks[0], conversation.New(s.Journal, id))
	apptest.Tap(t, w, "Bewerken")
	apptest.Tap(t, w, "Bewerken")
	if len(s.Went) != 2 || s.Went[0] != s.Went[1] {
		t.Errorf("went %v; want twice to the same draft", s.Went)
	}
}

func TestAFollowUpIsDoneOnThePage(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	w := s.Show(t, apptest.Looks[0], conversation.New(s.Journal, s.Tell(t).Last.ID))
	apptest.Tap(t, w, "Gedaan")
	if !apptest.Shows(w, "Gedaan vandaag") {
		t.Errorf("shows %q", apptest.Texts(w))
	}
	s.Undo()
	if !apptest.Shows(w, "Vandaag") || apptest.Shows(w, "Gedaan vandaag") {
		t.Errorf("after undo it shows %q", apptest.Texts(w))
	}
}
