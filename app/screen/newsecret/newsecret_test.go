package newsecret_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"bankje/app/apptest"
	"bankje/app/design"
	"bankje/app/screen/newsecret"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

func digits(t *testing.T, w fyne.Window, pin, done string) {
	t.Helper()
	for _, digit := range pin {
		apptest.Tap(t, w, string(digit))
	}
	apptest.Tap(t, w, done)
}

func TestAPINBecomesAPassphrase(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	w := s.Show(t, apptest.Looks[0], newsecret.New(s.Vault, s.Journal))
	digits(t, w, "246810", "Volgende")
	apptest.Tap(t, w, "Kies een wachtzin")
	apptest.Tap(t, w, "Ik kies zelf woorden")
	apptest.Type(t, w, 0, "lavendel fiets kade soep")
	apptest.Type(t, w, 1, "lavendel fiets kade soep")
	apptest.Tap(t, w, "Volgende")
	if s.Vault.SecretKind() != store.Passphrase || len(s.Went) != 1 || len(s.Failed) > 0 {
		t.Fatalf("it asks for a %s, went %v, failed %v", s.Vault.SecretKind(), s.Went, s.Failed)
	}
	if _, err := s.Vault.Unlock(t.Context(), []byte("lavendel fiets kade soep")); err != nil {
		t.Errorf("the new passphrase does not open it: %v", err)
	}
}

func TestWhoDoesNotKnowThePINCannotChangeIt(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	w := s.Show(t, apptest.Looks[0], newsecret.New(s.Vault, s.Journal))
	digits(t, w, "000000", "Volgende")
	if !apptest.Shows(w, "Deze pincode klopt niet") {
		t.Errorf("after a wrong PIN it shows %q", apptest.Texts(w))
	}
}

func TestBackTakesStepsOfTheNewOneBack(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	shown := newsecret.New(s.Vault, s.Journal)
	w := s.Show(t, apptest.Looks[0], shown)
	digits(t, w, "246810", "Volgende")
	apptest.Tap(t, w, "Kies een pincode")
	digits(t, w, "135790", "Volgende")
	for _, want := range []string{"Kies een pincode", "Hoe wilt u uw gesprekken beveiligen?"} {
		if !shown.Back() || !apptest.Shows(w, want) {
			t.Fatalf("Back shows %q, want %q", apptest.Texts(w), want)
		}
	}
	if shown.Back() {
		t.Error("Back is held on the first step")
	}
}

func TestChangingHoldsInLargeUkrainian(t *testing.T) {
	look := apptest.Look{Size: apptest.Phone, Mode: design.Dark, Scale: 1.5}
	s := screentest.New(t, i18n.UK)
	w := s.Show(t, look, newsecret.New(s.Vault, s.Journal))
	apptest.Check(t, w)
	digits(t, w, "246810", "Далі")
	look.Picture(t, w, "new-secret-kinds-uk")
	apptest.Check(t, w)
}
