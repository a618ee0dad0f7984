package activity_test

import (
	"testing"

	"bankje/app/apptest"
	"bankje/app/design"
	"bankje/app/screen/activity"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

// The guide to one of the two kinds of support that yoga gives does not name it.
const yoga = "A09"

func TestAnActivityHoldsInEveryLook(t *testing.T) {
	for _, language := range []i18n.Language{i18n.UK, i18n.NL} {
		stage := screentest.New(t, language)
		for _, look := range []apptest.Look{
			{Size: apptest.Phone, Mode: design.Light, Scale: 1},
			{Size: apptest.Phone, Mode: design.Dark, Scale: 1.5},
			{Size: apptest.Keyboard, Mode: design.Light, Scale: 1.5},
		} {
			t.Run(string(language)+"/"+look.String(), func(t *testing.T) {
				w := stage.Show(t, look, activity.New(stage.Journal, yoga))
				apptest.Check(t, w)
				look.Picture(t, w, "activity-"+string(language))
			})
		}
	}
}

func TestEveryActivityHasAPageThatFitsAPhone(t *testing.T) {
	stage := screentest.New(t, i18n.UK)
	look := apptest.Look{Size: apptest.Small, Mode: design.Light, Scale: 1.5}
	for a := range stage.Context.Content.Activities.All() {
		t.Run(a.ID, func(t *testing.T) {
			w := stage.Show(t, look, activity.New(stage.Journal, a.ID))
			if !apptest.Shows(w, a.What.In("uk")) || !apptest.Shows(w, a.Start.In("uk")) {
				t.Error("what it is or how to begin is not on its page")
			}
			apptest.Check(t, w)
		})
	}
}

func TestAnActivityLeadsToItsKindsOfSupport(t *testing.T) {
	stage := screentest.New(t, i18n.UK)
	w := stage.Show(t, apptest.Looks[0], activity.New(stage.Journal, yoga))
	for _, id := range []string{"practical-support", "peer-contact"} {
		guide, _ := stage.Context.Content.Guides.Get(id)
		stage.Went = nil
		apptest.Tap(t, w, guide.Title.In("uk"))
		if len(stage.Went) != 1 || stage.Went[0] != route.Route(route.Guide{ID: id}) {
			t.Errorf("%s leads to %v", id, stage.Went)
		}
	}
}

func TestTheHeartOfAnActivityIsKept(t *testing.T) {
	stage := screentest.New(t, i18n.UK)
	w := stage.Show(t, apptest.Looks[0], activity.New(stage.Journal, yoga))
	apptest.Tap(t, w, "Обране")
	favourites, err := stage.Journal.Favourites(t.Context())
	if err != nil || !favourites[store.FavouriteKey("activity", yoga)] {
		t.Errorf("favourites are %v, %v", favourites, err)
	}
}

func TestAnActivityThatIsNoLongerInThePacksSaysSo(t *testing.T) {
	stage := screentest.New(t, i18n.EN)
	w := stage.Show(t, apptest.Looks[0], activity.New(stage.Journal, "no-such-activity"))
	if !apptest.Shows(w, "This activity is no longer here.") {
		t.Errorf("shows %q", apptest.Texts(w))
	}
}
