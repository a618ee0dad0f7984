package recovery_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"bankje/app/apptest"
	"bankje/app/design"
	"bankje/app/screen/recovery"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

// shown is the code that stands on the screen.
func shown(t *testing.T, w fyne.Window) []string {
	t.Helper()
	var groups []string
	for _, text := range apptest.Texts(w) {
		if len(text) == 4 && strings.Trim(text, "0123456789") == "" {
			groups = append(groups, text)
		}
	}
	if len(groups) != 10 {
		t.Fatalf("%d groups show: %q", len(groups), apptest.Texts(w))
	}
	return groups
}

func digits(t *testing.T, w fyne.Window, group string) {
	t.Helper()
	for _, digit := range group {
		apptest.Tap(t, w, string(digit))
	}
	apptest.Tap(t, w, "Volgende")
}

// asked is the group that is asked for.
func asked(t *testing.T, w fyne.Window, groups []string) string {
	t.Helper()
	for i, group := range groups {
		if slices.Contains(apptest.Texts(w), fmt.Sprintf("Typ groep %d", i+1)) {
			return group
		}
	}
	t.Fatalf("no group is asked for: %q", apptest.Texts(w))
	return ""
}

func TestACodeIsKeptOnlyOnceTwoGroupsWereTypedBack(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	w := s.Show(t, apptest.Looks[0], recovery.New(s.Vault, s.Journal))
	apptest.Tap(t, w, "Maak een code")
	s.Redraw()
	groups := shown(t, w)
	apptest.Tap(t, w, "Ik heb de code opgeschreven")
	wrong := strings.Repeat("0", 4)
	if asked(t, w, groups) == wrong {
		wrong = "1111"
	}
	digits(t, w, wrong)
	if !apptest.Shows(w, "Dit is niet wat er in deze groep staat") {
		t.Errorf("after a wrong group it shows %q", apptest.Texts(w))
	}
	digits(t, w, asked(t, w, groups))
	if s.Context.Settings.CodeKept {
		t.Fatal("it is kept after one group")
	}
	digits(t, w, asked(t, w, groups))
	if !s.Context.Settings.CodeKept || len(s.Went) != 1 || len(s.Failed) > 0 {
		t.Errorf("kept %v, went %v, failed %v", s.Context.Settings.CodeKept, s.Went, s.Failed)
	}
	if err := s.Vault.CheckCode(strings.Join(groups, " ")); err != nil {
		t.Errorf("the code that was shown does not fit: %v", err)
	}
}

func TestAKeptCodeIsReplacedOnlyByWhoKnowsThePIN(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	code, err := s.Journal.RecoveryCode(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s.Context.Settings = store.Settings{CodeShown: true, CodeKept: true}
	w := s.Show(t, apptest.Looks[0], recovery.New(s.Vault, s.Journal))
	apptest.Tap(t, w, "Maak een code")
	digits(t, w, "000000")
	if err := s.Vault.CheckCode(code); err != nil {
		t.Fatalf("a wrong PIN replaced the code: %v", err)
	}
	digits(t, w, "246810")
	s.Redraw()
	shown(t, w)
	if s.Context.Settings.CodeKept {
		t.Error("the new code passes for written down")
	}
}

func TestMakingACodeHoldsInEveryLook(t *testing.T) {
	words := map[i18n.Language][2]string{
		i18n.NL: {"Maak een code", "Ik heb de code opgeschreven"},
		i18n.UK: {"Створити код", "Код записано"},
	}
	looks := map[i18n.Language][]apptest.Look{
		i18n.NL: {{Size: apptest.Phone, Mode: design.Light, Scale: 1}},
		i18n.UK: {{Size: apptest.Phone, Mode: design.Dark, Scale: 1.5}, {Size: apptest.Keyboard, Mode: design.Light, Scale: 1.5}},
	}
	for language, list := range looks {
		for _, look := range list {
			s := screentest.New(t, language)
			w := s.Show(t, look, recovery.New(s.Vault, s.Journal))
			step := func(name string) {
				look.Picture(t, w, "recovery-"+name+"-"+string(language))
				apptest.Check(t, w)
			}
			step("purpose")
			apptest.Tap(t, w, words[language][0])
			s.Redraw()
			step("code")
			apptest.Tap(t, w, words[language][1])
			step("proof")
		}
	}
}
