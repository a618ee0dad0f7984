package unlock_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"bankje/app/apptest"
	"bankje/app/design"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/app/screen/unlock"
	"bankje/i18n"
	"bankje/store"
)

// locked is the lock of a vault that has a secret.
func locked(t *testing.T, language i18n.Language, secret string, kind store.SecretKind) (*screentest.Stage, *unlock.Screen, *int) {
	t.Helper()
	stage := screentest.New(t, language)
	vault := screentest.NewVault(t)
	journal, err := vault.Found(t.Context(), []byte(secret), kind)
	if err != nil {
		t.Fatal(err)
	}
	if err := journal.Lock(t.Context()); err != nil {
		t.Fatal(err)
	}
	opened := new(int)
	return stage, unlock.New(vault, func(*store.Journal) { *opened++ }, func() {}), opened
}

func guess(t *testing.T, w fyne.Window, pin, done string) {
	t.Helper()
	for _, digit := range pin {
		apptest.Tap(t, w, string(digit))
	}
	apptest.Tap(t, w, done)
}

func TestTheLockHoldsInEveryLook(t *testing.T) {
	for _, language := range []i18n.Language{i18n.NL, i18n.UK} {
		for kind, secret := range map[store.SecretKind]string{store.PIN: "135790", store.Passphrase: "lavendel fiets kade"} {
			apptest.Each(t, func(t *testing.T, look apptest.Look) {
				stage, screen, _ := locked(t, language, secret, kind)
				w := stage.Show(t, look, screen)
				look.Picture(t, w, "unlock-"+string(kind)+"-"+string(language))
				apptest.Check(t, w)
			})
		}
	}
}

func TestTheKeysFitALowWindow(t *testing.T) {
	for _, size := range []fyne.Size{fyne.NewSize(360, 320), fyne.NewSize(640, 360)} {
		for _, scale := range []float32{1, 1.5} {
			stage, screen, opened := locked(t, i18n.UK, "135790", store.PIN)
			w := apptest.Show(t, func() fyne.CanvasObject { return screen.Build(stage.Context) }, size, design.Light, scale)
			for _, name := range []string{"1", "0", "Стерти останню цифру", "Відкрити Bankje"} {
				bottom := float32(-1)
				for _, o := range apptest.Find[fyne.Accessible](w) {
					if o.AccessibilityLabel() == name {
						object := o.(fyne.CanvasObject)
						bottom = fyne.CurrentApp().Driver().AbsolutePositionForObject(object).Y + object.Size().Height
					}
				}
				if bottom < 0 || bottom > size.Height {
					t.Errorf("%v at %v: %q ends at %v", size, scale, name, bottom)
				}
			}
			guess(t, w, "135790", "Відкрити Bankje")
			if *opened != 1 {
				t.Errorf("%v at %v: the PIN did not open", size, scale)
			}
		}
	}
}

func TestAWrongPINSaysWhatIsLeftAndThenHowLongToWait(t *testing.T) {
	stage, screen, opened := locked(t, i18n.NL, "135790", store.PIN)
	look := apptest.Looks[0]
	w := stage.Show(t, look, screen)
	guess(t, w, "000000", "Open Bankje")
	if !apptest.Shows(w, "nog 4 keer proberen") {
		t.Errorf("after a wrong PIN it shows %q", apptest.Texts(w))
	}
	look.Picture(t, w, "unlock-wrong-nl")
	apptest.Check(t, w)
	for range 5 {
		guess(t, w, "000000", "Open Bankje")
	}
	look.Picture(t, w, "unlock-wait-nl")
	if !apptest.Shows(w, "Te vaak een verkeerde code") || *opened > 0 {
		t.Errorf("after six wrong PINs it shows %q", apptest.Texts(w))
	}
	stage.Redraw()
	if !apptest.Shows(w, "Te vaak een verkeerde code") {
		t.Errorf("after a redraw the wait is forgotten: %q", apptest.Texts(w))
	}
}

func TestTheRightPINOpens(t *testing.T) {
	stage, screen, opened := locked(t, i18n.UK, "135790", store.PIN)
	w := stage.Show(t, apptest.Looks[0], screen)
	guess(t, w, "135790", "Відкрити Bankje")
	if *opened != 1 {
		t.Errorf("opened %d times; failed %v", *opened, stage.Failed)
	}
}

func TestTheRightPassphraseOpens(t *testing.T) {
	stage, screen, opened := locked(t, i18n.NL, "lavendel fiets kade", store.Passphrase)
	w := stage.Show(t, apptest.Looks[0], screen)
	apptest.Type(t, w, 0, "Lavendel fiets kade ")
	apptest.Tap(t, w, "Open Bankje")
	if *opened != 1 {
		t.Errorf("opened %d times; shows %q", *opened, apptest.Texts(w))
	}
}

func TestTheCrisisNumbersAreInReach(t *testing.T) {
	stage, screen, _ := locked(t, i18n.NL, "135790", store.PIN)
	w := stage.Show(t, apptest.Looks[0], screen)
	apptest.Tap(t, w, "Nu hulp nodig")
	if got := stage.Went; len(got) != 1 || got[0] != route.Route(route.Crisis{}) {
		t.Errorf("the lifebuoy leads to %v", got)
	}
}
