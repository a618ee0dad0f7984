package referralform_test

import (
	"testing"

	"bankje/app/apptest"
	referralform "bankje/app/screen/referral/form"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

func TestFormsHoldInEveryLook(t *testing.T) {
	for _, language := range []i18n.Language{i18n.NL, i18n.UK} {
		stage := screentest.New(t, language)
		stage.Tell(t)
		for name, place := range map[string]route.ReferralForm{"fill": {Fills: "huisarts"}, "own": {}} {
			apptest.Each(t, func(t *testing.T, look apptest.Look) {
				w := stage.Show(t, look, referralform.New(stage.Journal, place))
				look.Picture(t, w, "referralform-"+name+"-"+string(language))
				apptest.Check(t, w)
			})
		}
	}
}

func TestOksanasDoctorIsFilledInWithANumberAndATap(t *testing.T) {
	stage := screentest.New(t, i18n.UK)
	tale := stage.Tell(t)
	w := stage.Show(t, apptest.Looks[0], referralform.New(stage.Journal, route.ReferralForm{Fills: "huisarts"}))
	apptest.Type(t, w, 0, "020 123 45 67")
	apptest.Tap(t, w, "Oksana")
	apptest.Looks[0].Picture(t, w, "referralform-filled-uk")
	apptest.Tap(t, w, "Зберегти")
	card, found, err := stage.Journal.CardFor(t.Context(), "huisarts", tale.Oksana.ID)
	if err != nil || !found || card.Phone != "020 123 45 67" || card.Person != tale.Oksana.ID {
		t.Errorf("the card for Oksana is %+v, %v, %v", card, found, err)
	}
	if len(stage.Went) != 1 || stage.Went[0] != nil {
		t.Errorf("after saving one is sent to %v, want back to the card", stage.Went)
	}
}

func TestALanguageSwitchInTheMiddleLosesNothing(t *testing.T) {
	stage := screentest.New(t, i18n.UK)
	stage.Tell(t)
	w := stage.Show(t, apptest.Looks[0], referralform.New(stage.Journal, route.ReferralForm{Fills: "huisarts"}))
	apptest.Type(t, w, 0, "020 123 45 67")
	stage.Speak(i18n.NL)
	apptest.Tap(t, w, "Opslaan")
	if _, found, err := stage.Journal.CardFor(t.Context(), "huisarts", store.PersonID{}); err != nil || !found {
		t.Errorf("what was typed before the switch is saved: %v, %v", found, err)
	}
}

func TestWhatIsMissingIsSaidAtItsField(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	look := apptest.Looks[0]
	w := stage.Show(t, look, referralform.New(stage.Journal, route.ReferralForm{Fills: "huisarts"}))
	apptest.Tap(t, w, "Opslaan")
	if !apptest.Shows(w, "Vul een telefoonnummer") || len(stage.Went) > 0 {
		t.Errorf("saving nothing shows %q and goes to %v", apptest.Texts(w), stage.Went)
	}
	look.Picture(t, w, "referralform-missing-nl")
}

func TestBackAsksBeforeSomethingIsLost(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	form := referralform.New(stage.Journal, route.ReferralForm{Fills: "huisarts"})
	w := stage.Show(t, apptest.Looks[0], form)
	if form.Back() {
		t.Error("Back holds on to a form in which nothing was typed")
	}
	apptest.Type(t, w, 0, "020 123 45 67")
	if !form.Back() {
		t.Fatal("Back leaves a form in which something was typed")
	}
	apptest.Looks[0].Picture(t, w, "referralform-leave-nl")
	apptest.Tap(t, w, "Opslaan")
	if _, found, err := stage.Journal.CardFor(t.Context(), "huisarts", store.PersonID{}); err != nil || !found {
		t.Errorf("what was typed is saved: %v, %v", found, err)
	}
}

func TestADeletedNumberIsUndone(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	card, err := stage.Journal.KeepOwnCard(t.Context(), store.OwnCard{}, store.OwnCard{Fills: "huisarts", Phone: "020 1234567"})
	if err != nil {
		t.Fatal(err)
	}
	w := stage.Show(t, apptest.Looks[0], referralform.New(stage.Journal, route.ReferralForm{ID: card.ID}))
	apptest.Tap(t, w, "Verwijder deze kaart")
	if got, err := stage.Journal.OwnCard(t.Context(), card.ID); err != nil || !got.Hidden {
		t.Fatalf("the card is hidden: %v, %v", got.Hidden, err)
	}
	stage.Undo()
	if got, err := stage.Journal.OwnCard(t.Context(), card.ID); err != nil || got.Hidden || got.Phone != "020 1234567" {
		t.Errorf("after undo the card is %+v, %v", got, err)
	}
}

func TestADeletedCardOfTheTeamIsTheTeamsAgainOnceUndone(t *testing.T) {
	stage := screentest.New(t, i18n.EN)
	card, err := stage.Journal.KeepOwnCard(t.Context(), store.OwnCard{}, store.OwnCard{Name: "De Linde", Phone: "020 1234567"})
	if err != nil {
		t.Fatal(err)
	}
	team, err := stage.Journal.FoundTeam(t.Context(), "Zuid", "Anna")
	if err == nil {
		err = stage.Journal.ShareCard(t.Context(), card.ID, team)
	}
	if err != nil {
		t.Fatal(err)
	}
	w := stage.Show(t, apptest.Looks[0], referralform.New(stage.Journal, route.ReferralForm{ID: card.ID}))
	apptest.Tap(t, w, "Delete this card")
	if all, err := stage.Journal.OwnCards(t.Context()); err != nil || len(all) != 0 {
		t.Fatalf("deleted, there are %d cards, %v", len(all), err)
	}
	if len(stage.Said) != 1 || stage.Said[0] != "Deleted, also for the rest of the team." {
		t.Errorf("it says %q", stage.Said)
	}
	stage.Undo()
	if got, err := stage.Journal.OwnCard(t.Context(), card.ID); err != nil || got.Hidden || got.Team != team {
		t.Errorf("after undo the card is %+v, %v", got, err)
	}
}
