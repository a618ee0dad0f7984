package cards_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"bankje/app/apptest"
	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen/cards"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
)

var phone = apptest.Look{Size: apptest.Phone, Mode: design.Light, Scale: 1}

func TestEverySegmentHoldsInEveryLook(t *testing.T) {
	segments := map[string]route.Segment{
		"prompts": route.Prompts, "support": route.Support, "tips": route.Tips, "activities": route.Activities,
	}
	for _, language := range []i18n.Language{i18n.UK, i18n.NL} {
		stage := screentest.New(t, language)
		for name, segment := range segments {
			t.Run(fmt.Sprintf("%s/%s", language, name), func(t *testing.T) {
				apptest.Each(t, func(t *testing.T, look apptest.Look) {
					w := stage.Show(t, look, cards.New(stage.Journal, segment))
					look.Picture(t, w, fmt.Sprintf("cards-%s-%s", name, language))
					apptest.Check(t, w)
				})
			})
		}
	}
}

func TestEveryTrainingIsReadAndLeadsToItsCard(t *testing.T) {
	for _, language := range []i18n.Language{i18n.NL, i18n.UK} {
		stage := screentest.New(t, language)
		look := apptest.Look{Size: apptest.Keyboard, Mode: design.Light, Scale: 1.5}
		w := stage.Show(t, look, cards.New(stage.Journal, route.Tips))
		apptest.Tap(t, w, stage.Context.Text.T("cards.training"))
		apptest.Find[*kit.Page](w)[0].SetOffset(1e6)
		look.Picture(t, w, "cards-training-"+string(language))
		apptest.Check(t, w)
		for training := range stage.Context.Content.Training.All() {
			if title := training.Title.In(string(language)); !apptest.Shows(w, title) {
				t.Errorf("it does not show %q", title)
			}
		}
		loop, _ := stage.Context.Content.Referrals.Get("loop")
		apptest.Tap(t, w, loop.Name.In(string(language)))
		if got := stage.Went; len(got) != 1 || got[0] != route.Route(route.Referral{ID: "loop"}) {
			t.Errorf("it leads to %v, want the card of LOOP", got)
		}
	}
}

func TestTheSheetOfFiltersHoldsInEveryLook(t *testing.T) {
	stage := screentest.New(t, i18n.UK)
	apptest.Each(t, func(t *testing.T, look apptest.Look) {
		w := stage.Show(t, look, cards.New(stage.Journal, route.Prompts))
		apptest.Tap(t, w, "Фільтри")
		look.Picture(t, w, "cards-filters-uk")
		apptest.Check(t, w)
	})
}

func TestAHeartStaysAndFilters(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	w := stage.Show(t, phone, cards.New(stage.Journal, route.Prompts))
	first := texts(w)[0]
	apptest.Tap(t, w, "Favoriet")
	w = stage.Show(t, phone, cards.New(stage.Journal, route.Prompts))
	apptest.Tap(t, w, "Favorieten")
	if got := texts(w); len(got) != 1 || got[0] != first {
		t.Errorf("the favourites are %q, want %q", got, first)
	}
}

// texts are the prompts that are drawn.
func texts(w fyne.Window) []string {
	var all []string
	for _, card := range apptest.Find[*kit.TapCard](w) {
		all = append(all, card.AccessibilityLabel())
	}
	return all
}

func TestWhatWasFilteredSurvivesComingBackAndAChangeOfLanguage(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	w := stage.Show(t, phone, cards.New(stage.Journal, route.Prompts))
	apptest.Tap(t, w, "Filters")
	apptest.Tap(t, w, "Afsluiting")
	apptest.Tap(t, w, "Sluiten")
	apptest.Type(t, w, 0, "wat")
	before := len(texts(w))
	stage.Speak(i18n.UK)
	if got := len(texts(w)); got != before || before == 0 {
		t.Errorf("%d prompts show after the change of language, %d before", got, before)
	}
	apptest.Tap(t, w, "Прибрати фільтр: Завершення")
	if got := len(texts(w)); got <= before {
		t.Errorf("%d prompts show without the filter, %d with it", got, before)
	}
}

func TestMorePromptsComeAsOneScrolls(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	w := stage.Show(t, phone, cards.New(stage.Journal, route.Prompts))
	page := apptest.Find[*kit.Page](w)[0]
	for range 20 {
		page.SetOffset(page.Offset() + 800)
	}
	if got := len(texts(w)); got != 65 {
		t.Errorf("%d prompts are drawn at the end, want 65", got)
	}
}

func TestWhatIsFoundShowsAboveTheKeyboard(t *testing.T) {
	stage := screentest.New(t, i18n.UK)
	look := apptest.Look{Size: apptest.Keyboard, Mode: design.Light, Scale: 1.5}
	w := stage.Show(t, look, cards.New(stage.Journal, route.Prompts))
	apptest.Type(t, w, 0, "що")
	look.Picture(t, w, "cards-typing-uk")
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(apptest.Find[*kit.TapCard](w)[0]).Y
	if top > look.Size.Height-60 {
		t.Errorf("the first card found begins at %.0f of %.0f", top, look.Size.Height)
	}
}
