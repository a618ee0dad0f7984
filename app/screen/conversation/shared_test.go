package conversation_test

import (
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen/conversation"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
)

func TestAConversationLeadsToSharingOnlyWhereThereIsATeam(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	tale := s.Tell(t)
	w := s.Show(t, apptest.Looks[0], conversation.New(s.Journal, tale.Last.ID))
	apptest.Tap(t, w, "Meer")
	if apptest.Shows(w, "Deel met een team") {
		t.Error("who is in no team is asked to share")
	}
	team, err := s.Journal.FoundTeam(t.Context(), "Buurthuis Zuid", "Anna")
	if err != nil {
		t.Fatal(err)
	}
	w = s.Show(t, apptest.Looks[0], conversation.New(s.Journal, tale.Last.ID))
	apptest.Tap(t, w, "Meer")
	apptest.Check(t, w)
	apptest.Tap(t, w, "Deel met een team")
	if want := (route.Share{Conversation: tale.Last.ID}); len(s.Went) != 1 || s.Went[0] != want {
		t.Errorf("went %v", s.Went)
	}
	if err := s.Journal.ShareConversation(t.Context(), tale.Last.ID, team); err != nil {
		t.Fatal(err)
	}
	w = s.Show(t, apptest.Looks[3], conversation.New(s.Journal, tale.Last.ID))
	apptest.Check(t, w)
	if !apptest.Shows(w, "Gedeeld met Buurthuis Zuid") {
		t.Errorf("it shows %q", apptest.Texts(w))
	}
}
