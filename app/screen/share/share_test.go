package share_test

import (
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/app/screen/share"
	"bankje/i18n"
	"bankje/store"
	"bankje/sync/envelope"
	"bankje/sync/space"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// found founds a team with one more member.
func found(t *testing.T, s *screentest.Stage, name string) store.TeamID {
	t.Helper()
	team, err := s.Journal.FoundTeam(t.Context(), name, "Anna")
	must(t, err)
	code, err := s.Journal.Invite(t.Context(), team, false, "2026-12-31", "")
	must(t, err)
	statements, err := s.Journal.Statements(envelope.SpaceID(team))
	must(t, err)
	other := screentest.New(t, i18n.NL)
	_, err = other.Journal.JoinTeam(t.Context(), statements, code, "Bohdan")
	must(t, err)
	if statements, err = other.Journal.Statements(envelope.SpaceID(team)); err == nil {
		_, err = s.Journal.Take(t.Context(), space.Delivery{Space: envelope.SpaceID(team), Statements: statements})
	}
	must(t, err)
	return team
}

func TestSharingHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "share", func(t *testing.T, s *screentest.Stage) screen.Screen {
		found(t, s, "Buurthuis Zuid")
		found(t, s, "Лавочка Захід")
		return share.New(s.Journal, route.Share{Conversation: s.Tell(t).Last.ID})
	})
}

func TestAConversationIsSharedOnceItIsSaidWithWhom(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	team, tale := found(t, s, "Buurthuis Zuid"), s.Tell(t)
	w := s.Show(t, apptest.Looks[0], share.New(s.Journal, route.Share{Conversation: tale.Last.ID}))
	for _, want := range []string{"Bohdan", "1 persoon, naast u", "wie later bij het team komt", "blijft van u"} {
		if !apptest.Shows(w, want) {
			t.Errorf("it does not say %q: %q", want, apptest.Texts(w))
		}
	}
	apptest.Tap(t, w, "Deel met Buurthuis Zuid")
	talk, err := s.Journal.Conversation(t.Context(), tale.Last.ID)
	must(t, err)
	if talk.Team != team || len(s.Went) != 1 {
		t.Errorf("it is of team %v; went %v, failed %v", talk.Team, s.Went, s.Failed)
	}
	w = s.Show(t, apptest.Looks[0], share.New(s.Journal, route.Share{Conversation: tale.Last.ID}))
	if !apptest.Shows(w, "al gedeeld") {
		t.Errorf("once more it shows %q", apptest.Texts(w))
	}
}

func TestEverythingElseIsSharedToo(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	team, tale := found(t, s, "Zuid"), s.Tell(t)
	card, err := s.Journal.KeepOwnCard(t.Context(), store.OwnCard{}, store.OwnCard{Name: "Buurthuis"})
	must(t, err)
	prompt, err := s.Journal.AddOwnPrompt(t.Context(), store.OwnPrompt{NL: "Wat kookt u graag?"})
	must(t, err)
	for _, what := range []route.Share{{Person: tale.Oksana.ID}, {Group: tale.Women.ID}, {Card: card.ID}, {Prompt: prompt.ID}} {
		w := s.Show(t, apptest.Looks[0], share.New(s.Journal, what))
		apptest.Tap(t, w, "Deel met Zuid")
	}
	person, err := s.Journal.Person(t.Context(), tale.Oksana.ID)
	must(t, err)
	group, err := s.Journal.Group(t.Context(), tale.Women.ID)
	must(t, err)
	card, err = s.Journal.OwnCard(t.Context(), card.ID)
	must(t, err)
	prompt, err = s.Journal.OwnPrompt(t.Context(), prompt.ID)
	must(t, err)
	if person.Team != team || group.Team != team || card.Team != team || prompt.Team != team || len(s.Failed) > 0 {
		t.Errorf("person %v, group %v, card %v, prompt %v; failed %v", person.Team, group.Team, card.Team, prompt.Team, s.Failed)
	}
}

func TestWithoutATeamThereIsAWayToOne(t *testing.T) {
	s := screentest.New(t, i18n.UK)
	tale := s.Tell(t)
	w := s.Show(t, apptest.Looks[3], share.New(s.Journal, route.Share{Person: tale.Oksana.ID}))
	apptest.Check(t, w)
	apptest.Tap(t, w, "До команд")
	if want := (route.Teams{}); len(s.Went) != 1 || s.Went[0] != want {
		t.Errorf("went %v", s.Went)
	}
}
