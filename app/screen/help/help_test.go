package help_test

import (
	"testing"

	"fyne.io/fyne/v2/container"

	"bankje/app/apptest"
	"bankje/app/design"
	"bankje/app/screen"
	"bankje/app/screen/help"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

func TestHelpHoldsInEveryLook(t *testing.T) {
	for _, language := range []i18n.Language{i18n.NL, i18n.UK} {
		stage := screentest.New(t, language)
		own := store.OwnCard{Name: "Buurthuis De Ark", Purpose: "Koffie, taalles en een kledingbank.", Phone: "020 123 45 67"}
		if _, err := stage.Journal.KeepOwnCard(t.Context(), store.OwnCard{}, own); err != nil {
			t.Fatal(err)
		}
		apptest.Each(t, func(t *testing.T, look apptest.Look) {
			w := stage.Show(t, look, help.New(stage.Journal))
			look.Picture(t, w, "help-"+string(language))
			apptest.Check(t, w)
		})
	}
}

func TestThePageScrollsToItsEnd(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	apptest.Each(t, func(t *testing.T, look apptest.Look) {
		w := stage.Show(t, look, help.New(stage.Journal))
		for _, s := range apptest.Find[*container.Scroll](w) {
			content := s.Content
			if s.Direction != container.ScrollVerticalOnly {
				continue
			}
			needed, least := design.HeightFor(content, content.Size().Width), content.MinSize().Height
			if least < needed {
				t.Errorf("it scrolls over %v of %v", least, needed)
			}
		}
	})
}

func TestACardOfATeamBearsItsName(t *testing.T) {
	s := screentest.New(t, i18n.UK)
	card, err := s.Journal.KeepOwnCard(t.Context(), store.OwnCard{}, store.OwnCard{Name: "Buurthuis De Ark", Phone: "020 123 45 67"})
	if err != nil {
		t.Fatal(err)
	}
	team := s.Teammates(t, "Сусіди")
	if err := s.Journal.ShareCard(t.Context(), card.ID, team.ID); err != nil {
		t.Fatal(err)
	}
	w := s.Show(t, apptest.Looks[0], help.New(s.Journal))
	apptest.Check(t, w)
	if !apptest.Shows(w, s.Context.Text.T("share.shared_with", "team", "Сусіди")) {
		t.Errorf("it shows %q", apptest.Texts(w))
	}
}

func TestANeedOpensOnItsCards(t *testing.T) {
	stage := screentest.New(t, i18n.UK)
	look := apptest.Looks[0]
	w := stage.Show(t, look, help.New(stage.Journal))
	apptest.Tap(t, w, "Лікар і здоров’я")
	apptest.Check(t, w)
	apptest.Tap(t, w, "Сімейний лікар (huisarts)")
	if got := stage.Went; len(got) != 1 || got[0] != route.Route(route.Referral{ID: "huisarts"}) {
		t.Errorf("the row leads to %v, want the card of the GP", got)
	}
}

func TestSearchFindsAsOneTypesAndSurvivesARedraw(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	look := apptest.Looks[0]
	w := stage.Show(t, look, help.New(stage.Journal))
	apptest.Type(t, w, 0, "luist")
	look.Picture(t, w, "help-search-nl")
	stage.Redraw()
	if !apptest.Shows(w, "De Luisterlijn") || apptest.Shows(w, "112") {
		t.Errorf("after a redraw the search shows %q", apptest.Texts(w))
	}
	apptest.Type(t, w, 0, "zzz")
	if !apptest.Shows(w, "Geen kaart gevonden") {
		t.Errorf("a search without a hit shows %q", apptest.Texts(w))
	}
	look.Picture(t, w, "help-nothing-nl")
	apptest.Check(t, w)
}

func TestANumberIsCalledFromTheList(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	w := stage.Show(t, apptest.Looks[0], help.New(stage.Journal))
	apptest.Tap(t, w, "0800-2000")
	if len(stage.Opened) != 1 || stage.Opened[0].String() != "tel:08002000" {
		t.Errorf("tapping the number opens %v", stage.Opened)
	}
}

// doubted keeps two cards, one with a number, and has a member of the team say
// that something on the first is wrong, and on one of the packs.
func doubted(t *testing.T, s *screentest.Stage) {
	t.Helper()
	team := s.Teammates(t, "Buurthuis Zuid", "Bohdan")
	bohdan := team.Mate(0)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	var cards []store.OwnCard
	for _, card := range []store.OwnCard{
		{Name: "Buurthuis De Ark", Purpose: "Koffie, taalles en een kledingbank.", Phone: "020 123 45 67"},
		{Name: "Fietsles"}, {Name: "Kledingbank"}, {Fills: "huisarts", Phone: "020 765 43 21"},
	} {
		kept, err := s.Journal.KeepOwnCard(t.Context(), store.OwnCard{}, card)
		must(err)
		must(s.Journal.ShareCard(t.Context(), kept.ID, team.ID))
		cards = append(cards, kept)
	}
	team.Meets(t, bohdan)
	for _, at := range []int{0, 1, 3} {
		must(bohdan.DoubtCard(t.Context(), cards[at].ID, "het nummer is niet in gebruik"))
	}
	team.Meets(t, bohdan)
}

func TestCardsThatSomebodyDoubtsAreMarkedInTheList(t *testing.T) {
	screentest.Look(t, "help-doubted", func(t *testing.T, s *screentest.Stage) screen.Screen {
		doubted(t, s)
		return help.New(s.Journal)
	})
	s := screentest.New(t, i18n.EN)
	doubted(t, s)
	w := s.Show(t, apptest.Looks[0], help.New(s.Journal))
	marked := func() (n int) {
		for _, text := range apptest.Texts(w) {
			if text == "Somebody says that something is wrong here" {
				n++
			}
		}
		return n
	}
	if got := marked(); got != 2 {
		t.Errorf("%d own cards are marked, want 2: %q", got, apptest.Texts(w))
	}
	apptest.Type(t, w, 0, "huisarts")
	if got := marked(); got != 1 {
		t.Errorf("the card of the packs is not marked: %q", apptest.Texts(w))
	}
}
