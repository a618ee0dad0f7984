package after_test

import (
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen"
	"bankje/app/screen/after"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

// editing is an edit of a conversation of the team, and what deletes that on
// somebody else's device.
func editing(t *testing.T, s *screentest.Stage) (store.Draft, func()) {
	t.Helper()
	team := s.Teammates(t, "Buurthuis Zuid", "Bohdan")
	id := team.Tells(t, team.Mate(0))
	return got(s.Journal.EditDraft(t.Context(), id))(t), func() {
		if err := team.Mate(0).HideConversation(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		team.Meets(t, team.Mate(0))
	}
}

func TestAnEditOfWhatWasDeletedHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "after-deleted", func(t *testing.T, s *screentest.Stage) screen.Screen {
		d, del := editing(t, s)
		del()
		return after.New(s.Journal, d.ID)
	})
}

func TestAnEditSaysThatTheConversationIsDeletedLosesNothingAndBringsItBack(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	d, del := editing(t, s)
	shown := after.New(s.Journal, d.ID)
	w := s.Show(t, apptest.Looks[0], shown)
	shown.Follow()
	if apptest.Shows(w, "deleted this conversation") {
		t.Fatalf("it shows %q", apptest.Texts(w))
	}
	apptest.Clear(t, w, 0)
	apptest.Type(t, w, 0, "a lift to the choir")
	del()
	shown.Follow()
	if !apptest.Shows(w, "Bohdan deleted this conversation.") || !apptest.Shows(w, "If you save it, the conversation comes back") {
		t.Errorf("deleted elsewhere, it shows %q", apptest.Texts(w))
	}
	apptest.Type(t, w, 0, ", and back")
	apptest.Tap(t, w, "Save")
	talk := got(s.Journal.Conversation(t.Context(), d.Conversation.ID))(t)
	if talk.Hidden || talk.Wish != "a lift to the choir, and back" {
		t.Errorf("hidden %v, wish %q; failed %v", talk.Hidden, talk.Wish, s.Failed)
	}
}
