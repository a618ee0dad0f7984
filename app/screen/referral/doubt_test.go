package referral_test

import (
	"slices"
	"testing"

	"bankje/app/apptest"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/referral"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

// shared is a card of a team of which the stage has the coordinator.
type shared struct {
	card   store.OwnCard
	team   *screentest.Team
	bohdan *store.Journal // who is none
}

func share(t *testing.T, s *screentest.Stage, card store.OwnCard) shared {
	t.Helper()
	team := s.Teammates(t, "Buurthuis Zuid", "Bohdan")
	h := shared{card: keep(t, s, card), team: team, bohdan: team.Mate(0)}
	must(t, s.Journal.ShareCard(t.Context(), h.card.ID, team.ID))
	h.meet(t)
	return h
}

func (h shared) meet(t *testing.T) {
	t.Helper()
	h.team.Meets(t, h.bohdan)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

var centre = store.OwnCard{Name: "Buurthuis De Linde", Purpose: "Koffie en taalles", Phone: "020 123 45 67", Hours: "Werkdagen 10.00 tot 16.00"}

func TestADoubtedCardHoldsInEveryLookForBothRoles(t *testing.T) {
	doubted := func(t *testing.T, s *screentest.Stage) shared {
		h := share(t, s, centre)
		words := map[i18n.Language]string{i18n.NL: "Het nummer is niet in gebruik.", i18n.UK: "Цей номер не працює."}
		must(t, h.bohdan.DoubtCard(t.Context(), h.card.ID, words[s.Context.Text.Lang()]))
		h.meet(t)
		return h
	}
	screentest.Look(t, "doubt-coordinator", func(t *testing.T, s *screentest.Stage) screen.Screen {
		return referral.New(s.Journal, doubted(t, s).card.ID.Key())
	})
	screentest.Look(t, "doubt-member", func(t *testing.T, s *screentest.Stage) screen.Screen {
		h := doubted(t, s)
		return referral.New(h.bohdan, h.card.ID.Key())
	})
}

func TestSayingWhatIsWrongHoldsInEveryLook(t *testing.T) {
	for _, language := range []i18n.Language{i18n.NL, i18n.UK} {
		s := screentest.New(t, language)
		h := share(t, s, centre)
		apptest.Each(t, func(t *testing.T, look apptest.Look) {
			w := s.Show(t, look, referral.New(h.bohdan, h.card.ID.Key()))
			apptest.Tap(t, w, s.Context.Text.T("doubt.open"))
			apptest.Check(t, w)
			look.Picture(t, w, "doubt-ask-"+string(language))
		})
	}
}

func TestAMemberSaysWhatIsWrongAndTheCoordinatorIsLedToTheForm(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	h := share(t, s, centre)
	w := s.Show(t, apptest.Looks[0], referral.New(h.bohdan, h.card.ID.Key()))
	if apptest.Shows(w, "Change") {
		t.Errorf("a member is shown %q", apptest.Texts(w))
	}
	apptest.Tap(t, w, "This is wrong")
	apptest.Type(t, w, 0, "nobody answers")
	apptest.Tap(t, w, "Report")
	if !apptest.Shows(w, "nobody answers") || !apptest.Shows(w, "waits for the coordinator") || len(s.Said) != 1 {
		t.Errorf("then it shows %q and says %q; failed %v", apptest.Texts(w), s.Said, s.Failed)
	}
	h.meet(t)
	w = s.Show(t, apptest.Looks[0], referral.New(s.Journal, h.card.ID.Key()))
	if !apptest.Shows(w, "nobody answers") || !apptest.Shows(w, "Bohdan") || apptest.Shows(w, "This is wrong") {
		t.Errorf("the coordinator is shown %q", apptest.Texts(w))
	}
	apptest.Tap(t, w, "Change")
	if !slices.Contains(s.Went, route.Route(route.ReferralForm{ID: h.card.ID})) {
		t.Errorf("it leads to %v", s.Went)
	}
	apptest.Tap(t, w, "The card is right")
	if apptest.Shows(w, "nobody answers") {
		t.Errorf("once dismissed it shows %q; failed %v", apptest.Texts(w), s.Failed)
	}
}

func TestADoubtIsTakenBack(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	h := share(t, s, centre)
	must(t, h.bohdan.DoubtCard(t.Context(), h.card.ID, "closed"))
	w := s.Show(t, apptest.Looks[0], referral.New(h.bohdan, h.card.ID.Key()))
	apptest.Tap(t, w, "Take it back")
	if apptest.Shows(w, "closed") || len(s.Failed) > 0 {
		t.Errorf("it shows %q; failed %v", apptest.Texts(w), s.Failed)
	}
}

func TestANumberOfTheTeamIsDoubtedToo(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	h := share(t, s, store.OwnCard{Fills: "huisarts", Phone: "020 123 45 67"})
	w := s.Show(t, apptest.Looks[0], referral.New(h.bohdan, "huisarts"))
	apptest.Tap(t, w, "This is wrong")
	apptest.Type(t, w, 0, "another practice")
	apptest.Tap(t, w, "Report")
	h.meet(t)
	w = s.Show(t, apptest.Looks[0], referral.New(s.Journal, "huisarts"))
	if !apptest.Shows(w, "another practice") {
		t.Errorf("the coordinator is shown %q", apptest.Texts(w))
	}
}

func TestWhatIsBeingSaidOfACardIsGoneOnWith(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	h := share(t, s, centre)
	w := s.Show(t, apptest.Looks[0], referral.New(h.bohdan, h.card.ID.Key()))
	apptest.Tap(t, w, "This is wrong")
	apptest.Type(t, w, 0, "nobody answers")

	// A lock and a kill take the screen away, not what was typed.
	again := referral.New(h.bohdan, h.card.ID.Key())
	w = s.Show(t, apptest.Looks[0], again)
	if field := apptest.Find[*kit.Field](w); len(field) != 1 || field[0].Text() != "nobody answers" {
		t.Fatalf("it shows %q", apptest.Texts(w))
	}
	apptest.Tap(t, w, "Report")
	w = s.Show(t, apptest.Looks[0], referral.New(h.bohdan, h.card.ID.Key()))
	if !apptest.Shows(w, "waits for the coordinator") {
		t.Errorf("once reported it shows %q; failed %v", apptest.Texts(w), s.Failed)
	}
}
