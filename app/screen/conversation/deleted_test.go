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

// deletedByBohdan is a conversation that Bohdan shared, and what deletes it on his
// device.
func deletedByBohdan(t *testing.T, s *screentest.Stage) (id store.ConversationID, del func()) {
	t.Helper()
	team := s.Teammates(t, "Buurthuis Zuid", "Bohdan")
	id = team.Tells(t, team.Mate(0))
	return id, func() {
		must(t, team.Mate(0).HideConversation(t.Context(), id))
		team.Meets(t, team.Mate(0))
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestADeletedConversationHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "conversation-deleted", func(t *testing.T, s *screentest.Stage) screen.Screen {
		id, del := deletedByBohdan(t, s)
		del()
		return conversation.New(s.Journal, id)
	})
}

func TestAConversationThatIsDeletedElsewhereSaysSoAndCanBeBroughtBack(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	id, del := deletedByBohdan(t, s)
	shown := conversation.New(s.Journal, id)
	w := s.Show(t, apptest.Looks[0], shown)
	if apptest.Shows(w, "deleted this conversation") {
		t.Fatalf("it shows %q", apptest.Texts(w))
	}
	del()
	shown.Follow()
	if !apptest.Shows(w, "Bohdan deleted this conversation. Today, ") || !apptest.Shows(w, "gone for everybody in Buurthuis Zuid") {
		t.Errorf("deleted elsewhere, it shows %q", apptest.Texts(w))
	}
	apptest.Tap(t, w, "More")
	if apptest.Shows(w, "Delete conversation") || !apptest.Shows(w, "Earlier versions") {
		t.Errorf("more are %q", apptest.Texts(w))
	}
	apptest.Tap(t, w, "Close") // the sheet
	apptest.Tap(t, w, "Close")
	if len(s.Went) != 1 || s.Went[0] != nil {
		t.Errorf("closing went %v", s.Went)
	}
	apptest.Tap(t, w, "Bring it back")
	talk, err := s.Journal.Conversation(t.Context(), id)
	must(t, err)
	if talk.Hidden || apptest.Shows(w, "deleted this conversation") {
		t.Errorf("brought back, it shows %q; failed %v", apptest.Texts(w), s.Failed)
	}
}

func TestOnesOwnDeletionIsToldAsOnesOwn(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	id := s.Tell(t).Last.ID
	must(t, s.Journal.HideConversation(t.Context(), id))
	w := s.Show(t, apptest.Looks[0], conversation.New(s.Journal, id))
	if !apptest.Shows(w, "You deleted this conversation. Today, ") || apptest.Shows(w, "gone for everybody") {
		t.Errorf("it shows %q", apptest.Texts(w))
	}
}

func TestNothingStaysInSightOfWhatWasErasedMeanwhile(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	tale := s.Tell(t)
	shown := conversation.New(s.Journal, tale.Last.ID)
	w := s.Show(t, apptest.Looks[3], shown)
	_, err := s.Journal.ErasePerson(t.Context(), tale.Oksana.ID, false)
	must(t, err)
	shown.Follow()
	if apptest.Shows(w, "Oksana") || apptest.Shows(w, "koor") || !apptest.Shows(w, "was erased for good") || len(s.Failed) > 0 {
		t.Errorf("it shows %q; failed %v", apptest.Texts(w), s.Failed)
	}
	apptest.Check(t, w)
	apptest.Tap(t, w, "Close")
	if len(s.Went) != 1 || s.Went[0] != nil {
		t.Errorf("closing went %v", s.Went)
	}
}
