package referral_test

import (
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen/referral"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

func TestCardsHoldInEveryLook(t *testing.T) {
	for _, language := range []i18n.Language{i18n.NL, i18n.UK} {
		stage := screentest.New(t, language)
		tale := stage.Tell(t)
		keep(t, stage, store.OwnCard{Fills: "huisarts", Person: tale.Oksana.ID, Name: "Praktijk De Linde", Phone: "020 123 45 67",
			Email: "balie@delinde.nl", Address: "Lindelaan 12, 1234 AB Amsterdam", Hours: "Werkdagen 8.00 tot 17.00"})
		for _, id := range []string{"113", "huisarts", "comensha"} {
			apptest.Each(t, func(t *testing.T, look apptest.Look) {
				w := stage.Show(t, look, referral.New(stage.Journal, id))
				look.Picture(t, w, "referral-"+id+"-"+string(language))
				apptest.Check(t, w)
			})
		}
	}
}

func TestACardWithoutANumberAsksForIt(t *testing.T) {
	stage := screentest.New(t, i18n.UK)
	look := apptest.Looks[0]
	w := stage.Show(t, look, referral.New(stage.Journal, "huisarts"))
	look.Picture(t, w, "referral-huisarts-empty-uk")
	apptest.Tap(t, w, "Вписати номер")
	if got := stage.Went; len(got) != 1 || got[0] != route.Route(route.ReferralForm{Fills: "huisarts"}) {
		t.Errorf("the button leads to %v, want the form", got)
	}
}

func TestANumberThatWasFilledInIsCalledAndCopied(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	tale := stage.Tell(t)
	keep(t, stage, store.OwnCard{Fills: "huisarts", Person: tale.Oksana.ID, Phone: "020 123 45 67"})
	w := stage.Show(t, apptest.Looks[0], referral.New(stage.Journal, "huisarts"))
	if !apptest.Shows(w, "Voor Oksana") {
		t.Errorf("the card does not say whose number it is: %q", apptest.Texts(w))
	}
	apptest.Tap(t, w, "Bel 020 123 45 67")
	if len(stage.Opened) != 1 || stage.Opened[0].String() != "tel:0201234567" {
		t.Errorf("calling opens %v", stage.Opened)
	}
	apptest.Tap(t, w, "Kopiëren")
	if stage.Copied != "020 123 45 67" {
		t.Errorf("copied %q", stage.Copied)
	}
}

func TestAFavouriteStaysOne(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	w := stage.Show(t, apptest.Looks[0], referral.New(stage.Journal, "luisterlijn"))
	apptest.Tap(t, w, "Favoriet")
	favourites, err := stage.Journal.Favourites(t.Context())
	if err != nil || !favourites["card:luisterlijn"] {
		t.Errorf("favourites are %v, %v", favourites, err)
	}
}

func TestADeletedCardIsPutBack(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	card := keep(t, stage, store.OwnCard{Name: "Buurthuis", Phone: "020 1234567"})
	if err := stage.Journal.HideOwnCard(t.Context(), card.ID); err != nil {
		t.Fatal(err)
	}
	look := apptest.Looks[0]
	w := stage.Show(t, look, referral.New(stage.Journal, card.ID.Key()))
	look.Picture(t, w, "referral-gone-nl")
	apptest.Tap(t, w, "Zet de kaart terug")
	if !apptest.Shows(w, "Bel 020 1234567") {
		t.Errorf("after putting it back the card shows %q", apptest.Texts(w))
	}
}

func TestACardThatIsNoLongerInThePacksSaysSo(t *testing.T) {
	stage := screentest.New(t, i18n.EN)
	w := stage.Show(t, apptest.Looks[0], referral.New(stage.Journal, "no-such-card"))
	if !apptest.Shows(w, "This card no longer exists.") {
		t.Errorf("shows %q", apptest.Texts(w))
	}
}

func keep(t *testing.T, stage *screentest.Stage, card store.OwnCard) store.OwnCard {
	t.Helper()
	kept, err := stage.Journal.KeepOwnCard(t.Context(), store.OwnCard{}, card)
	if err != nil {
		t.Fatal(err)
	}
	return kept
}
