package invite_test

import (
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen/invite"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
	"bankje/sync/envelope"
	"bankje/sync/space"
)

// comesIn has somebody else come in with the code that is shown, which is heard of.
func comesIn(t *testing.T, s *screentest.Stage, id store.TeamID, code store.InvitationCode, name string) {
	t.Helper()
	statements, err := s.Journal.Statements(envelope.SpaceID(id))
	if err != nil {
		t.Fatal(err)
	}
	other := screentest.New(t, i18n.UK)
	if _, err := other.Journal.JoinTeam(t.Context(), statements, code, name); err != nil {
		t.Fatal(err)
	}
	if statements, err = other.Journal.Statements(envelope.SpaceID(id)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Journal.Take(t.Context(), space.Delivery{Space: envelope.SpaceID(id), Statements: statements}); err != nil {
		t.Fatal(err)
	}
}

func TestOnceSomebodyCameInThereAreTheWordsInsteadOfTheCode(t *testing.T) {
	s, id := newStage(t, i18n.NL, address)
	sc := invite.New(s.Journal, id)
	w := s.Show(t, apptest.Looks[0], sc)
	apptest.Tap(t, w, "Maak code")
	code := shown(t, w)
	sc.Follow()
	if !apptest.Shows(w, "Trek in") {
		t.Fatalf("before anybody came it shows %q", apptest.Texts(w))
	}
	comesIn(t, s, id, code, "Serhij")
	sc.Follow()
	if !apptest.Shows(w, "Serhij is nu in het team") || !apptest.Shows(w, "deze vier woorden") || apptest.Shows(w, "Trek in") {
		t.Errorf("it shows %q", apptest.Texts(w))
	}
	if sc.Back() {
		t.Error("it asks whether somebody has the code who came in with it")
	}
}

func TestACodeThatWasTakenBackElsewhereIsShownNoMore(t *testing.T) {
	s, id := newStage(t, i18n.NL, address)
	sc := invite.New(s.Journal, id)
	w := s.Show(t, apptest.Looks[0], sc)
	apptest.Tap(t, w, "Maak code")
	if err := s.Journal.Withdraw(t.Context(), id, shown(t, w).ID()); err != nil {
		t.Fatal(err)
	}
	sc.Follow()
	if !apptest.Shows(w, "De uitnodiging is ingetrokken") || apptest.Shows(w, "Kopieer link") {
		t.Errorf("it shows %q", apptest.Texts(w))
	}
}

func TestWhoCameInHoldsInEveryLook(t *testing.T) {
	for _, language := range []i18n.Language{i18n.NL, i18n.UK} {
		s, id := newStage(t, language, address)
		sc := invite.New(s.Journal, id)
		w := s.Show(t, apptest.Looks[0], sc)
		apptest.Tap(t, w, s.Context.Text.T("invite.make"))
		comesIn(t, s, id, shown(t, w), "Галина Коваленко-Бондаренко")
		sc.Follow()
		apptest.Each(t, func(t *testing.T, look apptest.Look) {
			w := s.Show(t, look, sc)
			apptest.Check(t, w)
			look.Picture(t, w, "invite-came-"+string(language))
		})
	}
}
