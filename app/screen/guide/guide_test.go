package guide_test

import (
	"fmt"
	"slices"
	"testing"

	"bankje/app/apptest"
	"bankje/app/design"
	"bankje/app/screen/guide"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
)

var phone = apptest.Look{Size: apptest.Phone, Mode: design.Light, Scale: 1}

func TestEveryGuideHoldsOnASmallPhone(t *testing.T) {
	stage := screentest.New(t, i18n.UK)
	look := apptest.Look{Size: apptest.Small, Mode: design.Light, Scale: 1.5}
	for g := range stage.Context.Content.Guides.All() {
		t.Run(g.ID, func(t *testing.T) {
			apptest.Check(t, stage.Show(t, look, guide.New(stage.Journal, g.ID)))
		})
	}
}

func TestAGuideHoldsInEveryLook(t *testing.T) {
	for _, language := range []i18n.Language{i18n.UK, i18n.NL} {
		stage := screentest.New(t, language)
		apptest.Each(t, func(t *testing.T, look apptest.Look) {
			w := stage.Show(t, look, guide.New(stage.Journal, "emotional-support"))
			look.Picture(t, w, fmt.Sprintf("guide-%s", language))
			apptest.Check(t, w)
		})
	}
}

func TestAGuideIsReadToItsEnd(t *testing.T) {
	stage := screentest.New(t, i18n.UK)
	long := apptest.Look{Size: apptest.Phone, Mode: design.Light, Scale: 1}
	long.Size.Height = 5200
	w := stage.Show(t, long, guide.New(stage.Journal, "emotional-support"))
	long.Picture(t, w, "guide-whole-uk")
	g, _ := stage.Context.Content.Guides.Get("emotional-support")
	for _, text := range append(append(g.Do, g.Avoid...), g.Examples...) {
		if !apptest.Shows(w, text.UK) {
			t.Errorf("%q is not on the page", text.UK)
		}
	}
}

func TestAGuideLeadsOn(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	w := stage.Show(t, phone, guide.New(stage.Journal, "emotional-support"))
	content := stage.Context.Content
	g, _ := content.Guides.Get("emotional-support")
	prompt, _ := content.Prompts.Get(g.Prompts[0])
	activity, _ := content.Activities.Get(g.Activities[0])
	referral, _ := content.Referrals.Get(g.Referrals[0])
	for name, want := range map[string]route.Route{
		prompt.Wording.NL: route.Card{ID: prompt.ID},
		activity.Title.NL: route.Activity{ID: activity.ID},
		referral.Name.NL:  route.Referral{ID: referral.ID},
	} {
		apptest.Tap(t, w, name)
		if !slices.Contains(stage.Went, want) {
			t.Errorf("%q does not lead to %v", name, want)
		}
	}
}

func TestAGuideThatIsGoneSaysSo(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	w := stage.Show(t, phone, guide.New(stage.Journal, "no-such-guide"))
	if !apptest.Shows(w, stage.Context.Text.T("guide.gone")) {
		t.Errorf("the page says %q", apptest.Texts(w))
	}
}
