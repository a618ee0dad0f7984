package restore_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"bankje/app/apptest"
	"bankje/app/design"
	"bankje/app/screen/restore"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

const phrase = "lavendel fiets kade soep"

// other is a new phone, with the back-up of an old one at hand.
func other(t *testing.T, language i18n.Language, kind store.SecretKind) (s *screentest.Stage, sc *restore.Screen, code string, opened **store.Journal) {
	t.Helper()
	s = screentest.New(t, language)
	s.Tell(t)
	var err error
	if kind == store.Passphrase {
		err = s.Journal.ChangeSecret(t.Context(), []byte("246810"), []byte(phrase), kind)
	} else {
		code, err = s.Journal.RecoveryCode(t.Context())
	}
	var content bytes.Buffer
	if err == nil {
		err = s.Journal.Backup(t.Context(), &content, func(int64, int64) {})
	}
	s.File = filepath.Join(t.TempDir(), "bankje.bankje")
	if err == nil {
		err = os.WriteFile(s.File, content.Bytes(), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	opened = new(*store.Journal)
	sc = restore.New(screentest.NewVault(t), func(j *store.Journal) { *opened = j }, func() { s.Back() })
	return s, sc, code, opened
}

func digits(t *testing.T, w fyne.Window, code string) {
	t.Helper()
	for _, digit := range strings.ReplaceAll(code, " ", "") {
		apptest.Tap(t, w, string(digit))
	}
}

func TestTheCodeBringsEverythingBack(t *testing.T) {
	s, sc, code, opened := other(t, i18n.EN, store.PIN)
	w := s.Show(t, apptest.Looks[0], sc)
	apptest.Tap(t, w, "Find the file")
	digits(t, w, code)
	apptest.Tap(t, w, "Next")
	apptest.Tap(t, w, "Choose a PIN")
	for range 2 {
		digits(t, w, "864209")
		apptest.Tap(t, w, "Next")
	}
	if *opened == nil || len(s.Failed) > 0 {
		t.Fatalf("nothing was opened; shows %q, failed %v", apptest.Texts(w), s.Failed)
	}
	entries, err := (*opened).Timeline(t.Context(), store.Filter{Query: "koor"}, 0, 0)
	if err != nil || len(entries) == 0 {
		t.Errorf("by search came %d, %v", len(entries), err)
	}
}

func TestAPassphraseBringsEverythingBack(t *testing.T) {
	s, sc, _, opened := other(t, i18n.NL, store.Passphrase)
	w := s.Show(t, apptest.Looks[0], sc)
	apptest.Tap(t, w, "Zoek het bestand")
	apptest.Type(t, w, 0, "lavendel fiets")
	apptest.Tap(t, w, "Volgende")
	if !apptest.Shows(w, "past niet bij de reservekopie") {
		t.Fatalf("after a wrong one it shows %q", apptest.Texts(w))
	}
	apptest.Clear(t, w, 0) // it was kept
	apptest.Type(t, w, 0, phrase)
	apptest.Tap(t, w, "Volgende")
	apptest.Tap(t, w, "Kies een pincode")
	for range 2 {
		digits(t, w, "864209")
		apptest.Tap(t, w, "Volgende")
	}
	if *opened == nil {
		t.Fatalf("nothing was opened; shows %q, failed %v", apptest.Texts(w), s.Failed)
	}
}

func TestAWrongCodeSaysSoAndAnotherCanBeTyped(t *testing.T) {
	s, sc, code, _ := other(t, i18n.NL, store.PIN)
	w := s.Show(t, apptest.Looks[0], sc)
	apptest.Tap(t, w, "Zoek het bestand")
	groups := strings.Fields(code)
	wrong := string('0'+(groups[0][0]-'0'+1)%10) + groups[0][1:]
	digits(t, w, wrong+strings.Join(groups[1:], ""))
	apptest.Tap(t, w, "Volgende")
	if !apptest.Shows(w, "Er is een cijfer anders") {
		t.Fatalf("it shows %q", apptest.Texts(w))
	}
	apptest.Tap(t, w, wrong)
	digits(t, w, groups[0])
	apptest.Tap(t, w, "Volgende")
	if !apptest.Shows(w, "Hoe wilt u uw gesprekken beveiligen?") {
		t.Errorf("it shows %q", apptest.Texts(w))
	}
	sc.Back()
	if !apptest.Shows(w, "Een reservekopie terugzetten") {
		t.Errorf("Back shows %q", apptest.Texts(w))
	}
}

func TestACutFileAndAnotherFileAreSaid(t *testing.T) {
	s, sc, code, _ := other(t, i18n.UK, store.PIN)
	whole, err := os.ReadFile(s.File)
	if err != nil {
		t.Fatal(err)
	}
	for want, content := range map[string][]byte{
		"не є резервною копією": []byte("%PDF-1.4"),
		"не ціла": whole[:len(whole)-20],
	} {
		if err := os.WriteFile(s.File, content, 0o600); err != nil {
			t.Fatal(err)
		}
		w := s.Show(t, apptest.Looks[0], sc)
		apptest.Tap(t, w, "Знайти файл")
		if bytes.HasPrefix(content, []byte("bankj")) {
			digits(t, w, code)
			apptest.Tap(t, w, "Далі")
		}
		if !apptest.Shows(w, want) {
			t.Errorf("it shows %q, want %q", apptest.Texts(w), want)
		}
		apptest.Check(t, w)
	}
}

func TestBackFromTheFirstStepLeaves(t *testing.T) {
	s, sc, _, _ := other(t, i18n.NL, store.PIN)
	s.Show(t, apptest.Looks[0], sc)
	if !sc.Back() || len(s.Went) != 1 {
		t.Errorf("it went %v", s.Went)
	}
}

func TestRestoringHoldsInEveryLook(t *testing.T) {
	looks := map[i18n.Language]apptest.Look{
		i18n.NL: {Size: apptest.Phone, Mode: design.Light, Scale: 1},
		i18n.UK: {Size: apptest.Small, Mode: design.Dark, Scale: 1.5},
	}
	for language, look := range looks {
		for _, kind := range []store.SecretKind{store.PIN, store.Passphrase} {
			s, sc, _, _ := other(t, language, kind)
			w := s.Show(t, look, sc)
			look.Picture(t, w, "restore-pick-"+string(language))
			apptest.Check(t, w)
			apptest.Tap(t, w, s.Context.Text.T("restore.find"))
			look.Picture(t, w, "restore-"+string(kind)+"-"+string(language))
			apptest.Check(t, w)
		}
	}
}
