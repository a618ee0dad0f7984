package cards_test

import (
	"slices"
	"testing"

	"bankje/app/apptest"
	"bankje/app/design"
	"bankje/app/screen/cards"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

func TestOnesOwnPromptsAreListedFoundAndFiltered(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	own, err := s.Journal.AddOwnPrompt(t.Context(), store.OwnPrompt{NL: "Wat kookt u graag?", UK: "Що Ви любите готувати?"})
	if err != nil {
		t.Fatal(err)
	}
	w := s.Show(t, phone, cards.New(s.Journal, route.Prompts))
	if got := texts(w); got[0] != own.NL {
		t.Errorf("the list begins with %q, want one's own prompt", got[0])
	}
	apptest.Tap(t, w, "Eigen vragen")
	if got := texts(w); !slices.Equal(got, []string{own.NL}) {
		t.Errorf("one's own prompts are %q", got)
	}
	apptest.Type(t, w, 0, "готув")
	apptest.Tap(t, w, own.NL)
	if want := (route.Card{ID: own.ID.Key()}); !slices.Contains(s.Went, route.Route(want)) {
		t.Errorf("went to %v, want %v", s.Went, want)
	}
}

func TestAPromptOfATeamBearsItsName(t *testing.T) {
	s := screentest.New(t, i18n.UK)
	own, err := s.Journal.AddOwnPrompt(t.Context(), store.OwnPrompt{UK: "Що Ви любите готувати?"})
	if err != nil {
		t.Fatal(err)
	}
	team := s.Teammates(t, "Сусіди")
	if err := s.Journal.SharePrompt(t.Context(), own.ID, team.ID); err != nil {
		t.Fatal(err)
	}
	w := s.Show(t, phone, cards.New(s.Journal, route.Prompts))
	apptest.Check(t, w)
	if !apptest.Shows(w, s.Context.Text.T("share.shared_with", "team", "Сусіди")) {
		t.Errorf("it shows %q", apptest.Texts(w))
	}
}

func TestWithoutPromptsOfOnesOwnTheWayToWriteOneIsShown(t *testing.T) {
	s := screentest.New(t, i18n.UK)
	w := s.Show(t, phone, cards.New(s.Journal, route.Prompts))
	apptest.Tap(t, w, "Власні запитання")
	if !apptest.Shows(w, s.Context.Text.T("cards.no_own")) {
		t.Errorf("the empty list says %q", apptest.Texts(w))
	}
	apptest.Tap(t, w, "Написати своє")
	if !slices.Equal(s.Went, []route.Route{route.PromptForm{}}) {
		t.Errorf("went to %v", s.Went)
	}
}

func TestPromptsNotYetAskedOfSomebody(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	tale := s.Tell(t)
	asked, _ := s.Context.Content.Prompts.Get("P02")
	w := s.Show(t, phone, cards.New(s.Journal, route.Prompts))
	apptest.Type(t, w, 0, asked.Wording.NL)
	if got := texts(w); len(got) != 1 {
		t.Fatalf("%d prompts are called %q", len(got), asked.Wording.NL)
	}
	apptest.Tap(t, w, "Filters")
	apptest.Tap(t, w, "Oksana")
	apptest.Tap(t, w, "Sluiten")
	if got := texts(w); len(got) != 0 {
		t.Errorf("what was asked of Oksana shows among what was not: %q", got)
	}
	apptest.Tap(t, w, "Filter weghalen: Niet gesteld aan Oksana")
	if got := texts(w); len(got) != 1 {
		t.Errorf("without the filter %d prompts show", len(got))
	}
	apptest.Tap(t, w, "Filters")
	apptest.Tap(t, w, tale.Serhij.Alias)
	apptest.Tap(t, w, "Sluiten")
	if got := texts(w); len(got) != 1 {
		t.Fatalf("what was not asked of Serhij shows %d times", len(got))
	}
	apptest.Tap(t, w, texts(w)[0])
	if want := (route.Card{ID: "P02", Person: tale.Serhij.ID}); !slices.Contains(s.Went, route.Route(want)) {
		t.Errorf("went to %v, want %v", s.Went, want)
	}
}

func TestForAChildOnlyPromptsInAChildsWordsAreLeft(t *testing.T) {
	s := screentest.New(t, i18n.UK)
	tale := s.Tell(t)
	w := s.Show(t, phone, cards.New(s.Journal, route.Prompts))
	apptest.Tap(t, w, "Фільтри")
	apptest.Tap(t, w, tale.Mykola.Alias)
	apptest.Tap(t, w, "Закрити")
	if len(texts(w)) == 0 {
		t.Fatal("no prompt is left for a child")
	}
	for _, text := range texts(w) {
		found := false
		for p := range s.Context.Content.Prompts.All() {
			found = found || p.Wording.UKChild == text
		}
		if !found {
			t.Errorf("%q is not said to a child", text)
		}
	}
}

func TestACardIsDrawnOutOfWhatIsFiltered(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	w := s.Show(t, phone, cards.New(s.Journal, route.Prompts))
	apptest.Tap(t, w, "Vragen van bewoners")
	all := texts(w)
	apptest.Tap(t, w, "Trek een kaart")
	seen := map[string]bool{}
	for range all {
		drawn := texts(w)
		if len(drawn) != 1 || !slices.Contains(all, drawn[0]) {
			t.Fatalf("drew %q out of %q", drawn, all)
		}
		seen[drawn[0]] = true
		apptest.Tap(t, w, "Nog een")
	}
	if len(seen) != len(all) {
		t.Errorf("%d of %d cards came before one came again", len(seen), len(all))
	}
	apptest.Tap(t, w, "Laten zien")
	if _, ok := s.Went[len(s.Went)-1].(route.Show); !ok || w.Canvas().Overlays().Top() != nil {
		t.Errorf("went to %v, with the sheet still open: %v", s.Went, w.Canvas().Overlays().Top() != nil)
	}
}

func TestADrawnCardHolds(t *testing.T) {
	for _, language := range []i18n.Language{i18n.UK, i18n.NL} {
		s := screentest.New(t, language)
		apptest.Each(t, func(t *testing.T, look apptest.Look) {
			w := s.Show(t, look, cards.New(s.Journal, route.Prompts))
			apptest.Tap(t, w, s.Context.Text.T("cards.draw"))
			look.Picture(t, w, "cards-drawn-"+string(language))
			apptest.Check(t, w)
		})
	}
}

func TestHooksCanBeReadAmongTheTips(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	look := apptest.Look{Size: apptest.Phone, Mode: design.Light, Scale: 1}
	w := s.Show(t, look, cards.New(s.Journal, route.Tips))
	apptest.Tap(t, w, "Let op bij een huisbezoek")
	for hook := range s.Context.Content.Hooks.All() {
		if !apptest.Shows(w, hook.Text.NL) {
			t.Errorf("%q can't be read", hook.Text.NL)
		}
	}
}
