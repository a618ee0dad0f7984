package first_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"bankje/app/apptest"
	"bankje/app/design"
	"bankje/assets"
	"bankje/i18n"
	"bankje/store"
)

// shown are the six words that stand on the screen, in their order.
func shown(t *testing.T, w fyne.Window, language i18n.Language) []string {
	t.Helper()
	var words []string
	for _, text := range apptest.Texts(w) {
		if slices.Contains(assets.Words(string(language)), text) {
			words = append(words, text)
		}
	}
	if len(words) != assets.PassphraseWords {
		t.Fatalf("%d words are on the screen: %q", len(words), apptest.Texts(w))
	}
	return words
}

func TestSixWordsAreMadeLearnedAndTypedBack(t *testing.T) {
	stage, screen, vault, opened := newStage(t, i18n.UK)
	w := stage.Show(t, apptest.Looks[0], screen)
	apptest.Tap(t, w, "Українська")
	stage.Redraw()
	apptest.Tap(t, w, "Вибрати парольну фразу")
	before := shown(t, w, i18n.UK)
	apptest.Tap(t, w, "Інші слова")
	words := shown(t, w, i18n.UK)
	if slices.Equal(before, words) {
		t.Errorf("the other words are the same: %q", words)
	}
	apptest.Tap(t, w, "Я їх знаю")
	for i, word := range words {
		letters := []rune(word)
		if i == 0 && len(letters) > 4 {
			apptest.Type(t, w, 0, string(letters[:4]))
			apptest.Tap(t, w, word) // it is completed
			continue
		}
		apptest.Type(t, w, 0, word+" ")
	}
	apptest.Tap(t, w, "Далі")
	if len(*opened) != 1 || vault.SecretKind() != store.Passphrase {
		t.Fatalf("%d journals opened; shows %q", len(*opened), apptest.Texts(w))
	}
}

func TestWordsTypedOtherwiseOpenNothing(t *testing.T) {
	stage, screen, vault, _ := newStage(t, i18n.NL)
	w := stage.Show(t, apptest.Looks[0], screen)
	apptest.Tap(t, w, "Nederlands")
	stage.Redraw()
	apptest.Tap(t, w, "Kies een wachtzin")
	words := shown(t, w, i18n.NL)
	apptest.Tap(t, w, "Ik ken ze")
	apptest.Type(t, w, 0, "lavendel fiets")
	apptest.Tap(t, w, "Volgende")
	if !apptest.Shows(w, "niet dezelfde zes woorden") || vault.Founded() {
		t.Errorf("it shows %q", apptest.Texts(w))
	}
	apptest.Tap(t, w, "Bekijk de woorden nog eens")
	if got := shown(t, w, i18n.NL); !slices.Equal(got, words) {
		t.Errorf("looking again shows %q, want %q", got, words)
	}
}

func TestSixWordsHoldInEveryLook(t *testing.T) {
	names := map[i18n.Language][3]string{
		i18n.NL: {"Nederlands", "Kies een wachtzin", "Ik ken ze"},
		i18n.UK: {"Українська", "Вибрати парольну фразу", "Я їх знаю"},
	}
	for language, name := range names {
		for _, look := range []apptest.Look{
			{Size: apptest.Phone, Mode: design.Light, Scale: 1},
			{Size: apptest.Phone, Mode: design.Dark, Scale: 1.5},
			{Size: apptest.Small, Mode: design.Light, Scale: 1.5},
			{Size: apptest.Keyboard, Mode: design.Light, Scale: 1.5},
		} {
			stage, screen, _, _ := newStage(t, language)
			w := stage.Show(t, look, screen)
			look.Picture(t, w, "first-language-"+string(language))
			apptest.Tap(t, w, name[0])
			stage.Redraw()
			look.Picture(t, w, "first-welcome-"+string(language))
			apptest.Check(t, w)
			apptest.Tap(t, w, name[1])
			look.Picture(t, w, "first-words-"+string(language))
			apptest.Check(t, w)
			apptest.Tap(t, w, name[2])
			apptest.Type(t, w, 0, map[i18n.Language]string{i18n.NL: "lamp ko", i18n.UK: "лампа коро"}[language])
			look.Picture(t, w, "first-type-back-"+string(language))
			apptest.Check(t, w)
		}
	}
}
