package guide_test

import (
	"slices"
	"testing"

	"bankje/app/apptest"
	"bankje/app/design"
	"bankje/app/screen/guide"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/assets"
	"bankje/i18n"
	"bankje/store"
)

// The culture guide has every part that a guide can have, and prompts to handle
// with care.
const culture = "culture"

func TestAGuideHoldsInEveryLook(t *testing.T) {
	for _, language := range []i18n.Language{i18n.UK, i18n.NL} {
		stage := screentest.New(t, language)
		for _, look := range []apptest.Look{
			{Size: apptest.Phone, Mode: design.Light, Scale: 1},
			{Size: apptest.Phone, Mode: design.Dark, Scale: 1.5},
			{Size: apptest.Keyboard, Mode: design.Light, Scale: 1.5},
		} {
			t.Run(string(language)+"/"+look.String(), func(t *testing.T) {
				w := stage.Show(t, look, guide.New(stage.Journal, culture))
				apptest.Check(t, w)
				look.Picture(t, w, "guide-"+string(language))
			})
		}
	}
}

func TestEveryGuideFitsAPhone(t *testing.T) {
	stage := screentest.New(t, i18n.UK)
	look := apptest.Look{Size: apptest.Small, Mode: design.Light, Scale: 1.5}
	for g := range stage.Context.Content.Guides.All() {
		t.Run(g.ID, func(t *testing.T) {
			apptest.Check(t, stage.Show(t, look, guide.New(stage.Journal, g.ID)))
		})
	}
}

func TestEverythingThatAGuideSaysIsOnItsPage(t *testing.T) {
	stage := screentest.New(t, i18n.UK)
	g, _ := stage.Context.Content.Guides.Get(culture)
	w := stage.Show(t, apptest.Looks[0], guide.New(stage.Journal, culture))
	said := slices.Concat([]assets.Text{g.Summary}, g.Do, g.Avoid, g.Examples)
	for _, section := range g.Sections {
		said = append(append(said, section.Heading), section.Paragraphs...)
	}
	for _, quote := range g.Quotes {
		said = append(said, quote.Text)
	}
	for _, text := range said {
		if !apptest.Shows(w, text.In("uk")) {
			t.Errorf("%q is not on the page", text.In("uk"))
		}
	}
}

func TestAGuideLeadsOn(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	content := stage.Context.Content
	g, _ := content.Guides.Get(culture)
	activity, _ := content.Activities.Get(g.Activities[0])
	referral, _ := content.Referrals.Get(g.Referrals[0])
	prompt, _ := content.Prompts.Get(g.Prompts[0])
	question, _ := prompt.In("nl", prompt.Usual())
	w := stage.Show(t, apptest.Looks[0], guide.New(stage.Journal, culture))
	for name, want := range map[string]route.Route{
		question:                route.Card{ID: prompt.ID},
		activity.Title.In("nl"): route.Activity{ID: activity.ID},
		referral.Name.In("nl"):  route.Referral{ID: referral.ID},
	} {
		stage.Went = nil
		apptest.Tap(t, w, name)
		if len(stage.Went) != 1 || stage.Went[0] != want {
			t.Errorf("%q leads to %v, want %v", name, stage.Went, want)
		}
	}
}

func TestAPromptToHandleWithCareStandsWithItsReason(t *testing.T) {
	stage := screentest.New(t, i18n.UK)
	prompt, _ := stage.Context.Content.Prompts.Get("N22")
	if prompt.Drawable() {
		t.Fatal("the prompt is not one to handle with care")
	}
	w := stage.Show(t, apptest.Looks[0], guide.New(stage.Journal, culture))
	if !apptest.Shows(w, prompt.Reason.In("uk")) {
		t.Error("the reason is not shown")
	}
}

func TestATranslatedQuoteSaysWhoTranslatedIt(t *testing.T) {
	stage := screentest.New(t, i18n.EN)
	for language, want := range map[i18n.Language]bool{i18n.NL: false, i18n.EN: true} {
		stage.Context.Text = i18n.For(language)
		w := stage.Show(t, apptest.Looks[0], guide.New(stage.Journal, culture))
		if got := apptest.Shows(w, "Our translation."); got != want {
			t.Errorf("in %s the quotes are marked as translated: %v, want %v", language, got, want)
		}
	}
}

func TestTheHeartOfAGuideIsKept(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	w := stage.Show(t, apptest.Looks[0], guide.New(stage.Journal, culture))
	apptest.Tap(t, w, "Favoriet")
	favourites, err := stage.Journal.Favourites(t.Context())
	if err != nil || !favourites[store.FavouriteKey("guide", culture)] {
		t.Errorf("favourites are %v, %v", favourites, err)
	}
}

func TestAGuideThatIsNoLongerInThePacksSaysSo(t *testing.T) {
	stage := screentest.New(t, i18n.EN)
	w := stage.Show(t, apptest.Looks[0], guide.New(stage.Journal, "no-such-guide"))
	if !apptest.Shows(w, "This page is no longer here.") {
		t.Errorf("shows %q", apptest.Texts(w))
	}
}

func TestAKindOfSupportIsWrittenDownFromItsGuide(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	w := stage.Show(t, apptest.Looks[0], guide.New(stage.Journal, "practical-support"))
	apptest.Tap(t, w, "Ik gaf deze steun: schrijf op")
	g, _ := stage.Context.Content.Guides.Get("practical-support")
	if want := (route.Quick{Support: g.Support}); !slices.Equal(stage.Went, []route.Route{want}) {
		t.Errorf("went to %v, want %v", stage.Went, want)
	}
}
