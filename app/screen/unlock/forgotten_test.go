package unlock_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"bankje/app/apptest"
	"bankje/app/design"
	"bankje/app/screen/screentest"
	"bankje/app/screen/unlock"
	"bankje/i18n"
	"bankje/store"
)

// looks are the ones that tell most: large text in the longest language, and
// what a keyboard leaves of a small phone.
var looks = map[i18n.Language][]apptest.Look{
	i18n.NL: {{Size: apptest.Phone, Mode: design.Light, Scale: 1}},
	i18n.UK: {{Size: apptest.Phone, Mode: design.Dark, Scale: 1.5}, {Size: apptest.Keyboard, Mode: design.Light, Scale: 1.5}},
}

// coded is the lock of a vault that has a recovery code.
func coded(t *testing.T, language i18n.Language) (stage *screentest.Stage, screen *unlock.Screen, code string, vault *store.Vault, opened *int) {
	t.Helper()
	stage, vault, opened = screentest.New(t, language), screentest.NewVault(t), new(int)
	journal, err := vault.Found(t.Context(), []byte("135790"), store.PIN)
	if err != nil {
		t.Fatal(err)
	}
	if code, err = journal.RecoveryCode(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := journal.Lock(t.Context()); err != nil {
		t.Fatal(err)
	}
	return stage, unlock.New(vault, func(*store.Journal) { *opened++ }, func() {}), code, vault, opened
}

func digits(t *testing.T, w fyne.Window, code string) {
	t.Helper()
	for _, digit := range strings.ReplaceAll(code, " ", "") {
		apptest.Tap(t, w, string(digit))
	}
}

// wrongIn gives the code with another first digit in one of its groups.
func wrongIn(code string, group int) string {
	groups := strings.Fields(code)
	groups[group] = string('0'+(groups[group][0]-'0'+1)%10) + groups[group][1:]
	return strings.Join(groups, " ")
}

func TestAForgottenPINIsReplacedWithTheRecoveryCode(t *testing.T) {
	stage, screen, code, vault, opened := coded(t, i18n.NL)
	w := stage.Show(t, apptest.Looks[0], screen)
	apptest.Tap(t, w, "Ik ben mijn pincode vergeten")
	digits(t, w, wrongIn(code, 2))
	apptest.Tap(t, w, "Volgende")
	if !apptest.Shows(w, "Er is een cijfer anders dan op uw papier") {
		t.Fatalf("after a wrong digit it shows %q", apptest.Texts(w))
	}
	apptest.Tap(t, w, strings.Fields(wrongIn(code, 2))[2])
	digits(t, w, strings.Fields(code)[2])
	apptest.Tap(t, w, "Volgende")
	apptest.Tap(t, w, "Kies een pincode")
	for range 2 {
		digits(t, w, "246813")
		apptest.Tap(t, w, "Volgende")
	}
	if *opened != 1 {
		t.Fatalf("opened %d times; shows %q; failed %v", *opened, apptest.Texts(w), stage.Failed)
	}
	if _, err := vault.Unlock(t.Context(), []byte("246813")); err != nil {
		t.Errorf("the new PIN does not open it: %v", err)
	}
}

func TestACodeOfBeforeIsSaidNotToBelong(t *testing.T) {
	stage, screen, code, vault, _ := coded(t, i18n.EN)
	journal, err := vault.Unlock(t.Context(), []byte("135790"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := journal.RecoveryCode(t.Context()); err != nil {
		t.Fatal(err)
	}
	w := stage.Show(t, apptest.Looks[0], screen)
	apptest.Tap(t, w, "I forgot my PIN")
	digits(t, w, code)
	apptest.Tap(t, w, "Next")
	if !apptest.Shows(w, "is not of this journal") {
		t.Errorf("it shows %q", apptest.Texts(w))
	}
}

func TestWithoutACodeItSaysPlainlyWhatCannotBeDone(t *testing.T) {
	stage, screen, _ := locked(t, i18n.NL, "lavendel fiets kade", store.Passphrase)
	w := stage.Show(t, apptest.Looks[0], screen)
	apptest.Tap(t, w, "Ik ben mijn wachtzin vergeten")
	if !apptest.Shows(w, "Er is niets gewist") {
		t.Errorf("it shows %q", apptest.Texts(w))
	}
	if !screen.Back() || !apptest.Shows(w, "Voer uw wachtzin in") {
		t.Errorf("Back shows %q", apptest.Texts(w))
	}
	if screen.Back() {
		t.Error("Back is held on the lock")
	}
}

func TestBackLeavesTheRecoveryCodeStepByStep(t *testing.T) {
	stage, screen, code, _, _ := coded(t, i18n.NL)
	w := stage.Show(t, apptest.Looks[0], screen)
	apptest.Tap(t, w, "Ik ben mijn pincode vergeten")
	digits(t, w, code)
	apptest.Tap(t, w, "Volgende")
	apptest.Tap(t, w, "Kies een wachtzin")
	for _, want := range []string{"Hoe wilt u uw gesprekken beveiligen?", "Groep 10 van 10", "Voer uw pincode in"} {
		if !screen.Back() || !apptest.Shows(w, want) {
			t.Fatalf("Back shows %q, want %q", apptest.Texts(w), want)
		}
	}
}

func TestForgettingHoldsInEveryLook(t *testing.T) {
	words := map[i18n.Language][3]string{
		i18n.NL: {"Ik ben mijn pincode vergeten", "Volgende", "Ik heb geen herstelcode"},
		i18n.UK: {"Не пам’ятаю PIN-код", "Далі", "У мене немає коду відновлення"},
	}
	for language, list := range looks {
		for _, look := range list {
			stage, screen, code, _, _ := coded(t, language)
			w := stage.Show(t, look, screen)
			step := func(name string) {
				look.Picture(t, w, "forgotten-"+name+"-"+string(language))
				apptest.Check(t, w)
			}
			apptest.Tap(t, w, words[language][0])
			digits(t, w, code[:12])
			step("typing")
			digits(t, w, wrongIn(code, 5)[12:])
			apptest.Tap(t, w, words[language][1])
			step("mistyped")
			apptest.Tap(t, w, words[language][2])
			step("without")
		}
	}
}
