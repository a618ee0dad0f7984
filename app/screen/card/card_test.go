package card_test

import (
	"fmt"
	"slices"
	"testing"

	"bankje/app/apptest"
	"bankje/app/design"
	"bankje/app/screen/card"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

var phone = apptest.Look{Size: apptest.Phone, Mode: design.Light, Scale: 1}

func TestACardHoldsInEveryLook(t *testing.T) {
	for _, language := range []i18n.Language{i18n.UK, i18n.NL} {
		stage := screentest.New(t, language)
		for _, id := range []string{"P08", "P01", "Q05"} { // plain, sensitive, from a resident
			t.Run(fmt.Sprintf("%s/%s", language, id), func(t *testing.T) {
				apptest.Each(t, func(t *testing.T, look apptest.Look) {
					w := stage.Show(t, look, card.New(stage.Journal, route.Card{ID: id}))
					look.Picture(t, w, fmt.Sprintf("card-%s-%s", id, language))
					apptest.Check(t, w)
				})
			})
		}
	}
}

func TestEveryPromptHasAPage(t *testing.T) {
	stage := screentest.New(t, i18n.EN)
	for p := range stage.Context.Content.Prompts.All() {
		t.Run(p.ID, func(t *testing.T) {
			w := stage.Show(t, phone, card.New(stage.Journal, route.Card{ID: p.ID}))
			if !apptest.Shows(w, p.Wording.EN) {
				t.Error("the prompt is not on its page")
			}
			if !p.Reason.Empty() && !apptest.Shows(w, p.Reason.EN) {
				t.Error("the reason for care is not on its page")
			}
		})
	}
}

func TestTheThirdLanguageIsThereOnRequest(t *testing.T) {
	stage := screentest.New(t, i18n.UK)
	p, _ := stage.Context.Content.Prompts.Get("P08")
	w := stage.Show(t, phone, card.New(stage.Journal, route.Card{ID: "P08"}))
	if !apptest.Shows(w, p.Wording.UK) || !apptest.Shows(w, p.Wording.NL) || apptest.Shows(w, p.Wording.EN) {
		t.Errorf("want Ukrainian and Dutch and no English: %q", apptest.Texts(w))
	}
	apptest.Tap(t, w, "Інші мови та форми")
	if !apptest.Shows(w, p.Wording.EN) {
		t.Error("English does not show on request")
	}
	stage.Redraw()
	if !apptest.Shows(w, p.Wording.EN) {
		t.Error("English is closed again after coming back")
	}
}

func TestAHeartIsKept(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	w := stage.Show(t, phone, card.New(stage.Journal, route.Card{ID: "P08"}))
	apptest.Tap(t, w, "Favoriet")
	favourites, err := stage.Journal.Favourites(t.Context())
	if err != nil || !favourites[store.FavouriteKey("prompt", "P08")] {
		t.Errorf("favourites are %v, %v", favourites, err)
	}
}

func TestASensitivePromptLeadsToItsGuides(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	w := stage.Show(t, phone, card.New(stage.Journal, route.Card{ID: "P01"}))
	apptest.Tap(t, w, "Een veilig gesprek")
	if !slices.Contains(stage.Went, route.Route(route.Guide{ID: "safe-conversation"})) {
		t.Errorf("went to %v", stage.Went)
	}
}

func TestAPromptOfOnesOwnHasAPage(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	own, err := stage.Journal.AddOwnPrompt(t.Context(), store.OwnPrompt{NL: "Wat kookt u graag?", UK: "Що Ви любите готувати?"})
	if err != nil {
		t.Fatal(err)
	}
	w := stage.Show(t, phone, card.New(stage.Journal, route.Card{ID: own.ID.Key()}))
	if !apptest.Shows(w, own.NL) || !apptest.Shows(w, own.UK) {
		t.Errorf("the page says %q", apptest.Texts(w))
	}
	apptest.Check(t, w)
	w = stage.Show(t, phone, card.New(stage.Journal, route.Card{ID: "own:nothing"}))
	if !apptest.Shows(w, stage.Context.Text.T("card.gone")) {
		t.Error("a prompt that is gone is not said to be")
	}
}

func TestAPromptOfOnesOwnIsHiddenAndBroughtBack(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	own, err := stage.Journal.AddOwnPrompt(t.Context(), store.OwnPrompt{NL: "Wat kookt u graag?", Domains: []string{"VT"}, Moment: "opening"})
	if err != nil {
		t.Fatal(err)
	}
	w := stage.Show(t, phone, card.New(stage.Journal, route.Card{ID: own.ID.Key()}))
	apptest.Tap(t, w, "Bewerken")
	apptest.Tap(t, w, "Weghalen")
	if left, err := stage.Journal.OwnPrompts(t.Context()); err != nil || len(left) != 0 {
		t.Fatalf("%v, %v are left", left, err)
	}
	if want := []route.Route{route.PromptForm{ID: own.ID}, nil}; !slices.Equal(stage.Went, want) {
		t.Errorf("went to %v, want %v", stage.Went, want)
	}
	stage.Undo()
	if back, err := stage.Journal.OwnPrompts(t.Context()); err != nil || len(back) != 1 {
		t.Errorf("undo brings back %v, %v", back, err)
	}
}

func TestACardTellsOfWhomItWasAskedAndLeadsToThem(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	tale := stage.Tell(t)
	w := stage.Show(t, phone, card.New(stage.Journal, route.Card{ID: "P08"}))
	apptest.Check(t, w)
	apptest.Tap(t, w, tale.Oksana.Alias)
	if want := (route.Person{ID: tale.Oksana.ID}); !slices.Contains(stage.Went, route.Route(want)) {
		t.Errorf("went to %v, want %v", stage.Went, want)
	}
	w = stage.Show(t, phone, card.New(stage.Journal, route.Card{ID: "P12"}))
	if apptest.Shows(w, "Gesteld aan") {
		t.Error("a prompt that nobody was asked says that it was asked")
	}
}

func TestTheWordsAreThoseForThePersonOnWhosePageOneWas(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	tale := stage.Tell(t)
	prompt, _ := stage.Context.Content.Prompts.Get("P08")
	w := stage.Show(t, phone, card.New(stage.Journal, route.Card{ID: "P08", Person: tale.Mykola.ID}))
	if !apptest.Shows(w, prompt.Wording.UKChild) {
		t.Errorf("for a child the page says %q", apptest.Texts(w))
	}
	apptest.Tap(t, w, "Laten zien aan de ander")
	if want := (route.Show{Prompt: "P08", Person: tale.Mykola.ID}); !slices.Contains(stage.Went, route.Route(want)) {
		t.Errorf("went to %v, want %v", stage.Went, want)
	}
}
