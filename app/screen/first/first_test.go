package first_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"bankje/app/apptest"
	"bankje/app/screen/first"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

// newStage is a first minute over a vault without a journal.
func newStage(t *testing.T, language i18n.Language) (*screentest.Stage, *first.Screen, *store.Vault, *[]*store.Journal) {
	t.Helper()
	stage := screentest.New(t, language)
	vault := screentest.NewVault(t)
	var opened []*store.Journal
	return stage, first.New(vault, func(j *store.Journal) { opened = append(opened, j) }, func() {}, func() {}), vault, &opened
}

func digits(t *testing.T, w fyne.Window, pin string) {
	t.Helper()
	for _, digit := range pin {
		apptest.Tap(t, w, string(digit))
	}
}

func TestTheFirstMinuteHoldsInEveryLook(t *testing.T) {
	words := map[i18n.Language][3]string{
		i18n.NL: {"Nederlands", "Kies een pincode", "Kies een wachtzin"},
		i18n.UK: {"Українська", "Вибрати PIN-код", "Вибрати парольну фразу"},
	}
	for language, taps := range words {
		apptest.Each(t, func(t *testing.T, look apptest.Look) {
			stage, screen, _, _ := newStage(t, language)
			w := stage.Show(t, look, screen)
			step := func(name string) {
				look.Picture(t, w, "first-"+name+"-"+string(language))
				apptest.Check(t, w)
			}
			step("language")
			apptest.Tap(t, w, taps[0])
			stage.Redraw()
			step("welcome")
			apptest.Tap(t, w, taps[1])
			step("pin")
			screen.Back()
			apptest.Tap(t, w, taps[2])
			step("passphrase")
		})
	}
}

func TestAPINTypedTwiceOpensTheJournal(t *testing.T) {
	stage, screen, vault, opened := newStage(t, i18n.UK)
	w := stage.Show(t, apptest.Looks[0], screen)
	apptest.Tap(t, w, "Українська")
	stage.Redraw()
	apptest.Tap(t, w, "Вибрати PIN-код")
	for range 2 {
		digits(t, w, "135790")
		apptest.Tap(t, w, "Далі")
	}
	if len(*opened) != 1 || vault.SecretKind() != store.PIN || stage.Context.Settings.Language != "uk" {
		t.Errorf("%d journals opened, %q, language %q; failed %v", len(*opened), vault.SecretKind(), stage.Context.Settings.Language, stage.Failed)
	}
}

func TestPINsThatDifferAreSaidKindlyAndFoundNothing(t *testing.T) {
	stage, screen, vault, _ := newStage(t, i18n.NL)
	look := apptest.Looks[0]
	w := stage.Show(t, look, screen)
	apptest.Tap(t, w, "Nederlands")
	stage.Redraw()
	apptest.Tap(t, w, "Kies een pincode")
	for _, pin := range []string{"135790", "135791"} {
		digits(t, w, pin)
		apptest.Tap(t, w, "Volgende")
	}
	look.Picture(t, w, "first-differs-nl")
	if !apptest.Shows(w, "Dat geeft niet") || vault.Founded() {
		t.Errorf("shows %q, founded %v", apptest.Texts(w), vault.Founded())
	}
}

func TestAPassphraseOfOnesOwnWordsOpensTheJournal(t *testing.T) {
	stage, screen, vault, opened := newStage(t, i18n.NL)
	w := stage.Show(t, apptest.Looks[0], screen)
	apptest.Tap(t, w, "Nederlands")
	stage.Redraw()
	apptest.Tap(t, w, "Kies een wachtzin")
	apptest.Tap(t, w, "Ik kies zelf woorden")
	apptest.Type(t, w, 0, "lavendel fiets kade soep")
	apptest.Tap(t, w, "Volgende")
	if len(*opened) != 0 {
		t.Fatal("a passphrase typed once opened the journal")
	}
	apptest.Type(t, w, 1, "lavendel fiets kade soep")
	apptest.Tap(t, w, "Volgende")
	if len(*opened) != 1 || vault.SecretKind() != store.Passphrase {
		t.Errorf("%d journals opened, %q; failed %v", len(*opened), vault.SecretKind(), stage.Failed)
	}
}

func TestBackGoesThroughTheStepsOfTheFirstMinute(t *testing.T) {
	stage, screen, _, _ := newStage(t, i18n.NL)
	w := stage.Show(t, apptest.Looks[0], screen)
	apptest.Tap(t, w, "Nederlands")
	stage.Redraw()
	apptest.Tap(t, w, "Kies een pincode")
	for range 2 {
		if !screen.Back() {
			t.Fatal("Back leaves the app in the middle of the first minute")
		}
	}
	if !apptest.Shows(w, "Kies een taal") {
		t.Errorf("two steps back it shows %q", apptest.Texts(w))
	}
	if screen.Back() {
		t.Error("Back is held on the first step")
	}
}

// slowVault counts how often a journal is founded.
type slowVault struct{ founded int }

func (v *slowVault) Found(context.Context, []byte, store.SecretKind) (*store.Journal, error) {
	v.founded++
	return nil, nil
}

func TestTwoTapsFoundOneJournal(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	var waiting []func()
	stage.Context.Async = func(work func(context.Context), done func()) {
		waiting = append(waiting, func() { work(t.Context()); done() })
	}
	vault := &slowVault{}
	w := stage.Show(t, apptest.Looks[0], first.New(vault, func(*store.Journal) {}, func() {}, func() {}))
	apptest.Tap(t, w, "Nederlands")
	stage.Redraw()
	apptest.Tap(t, w, "Kies een pincode")
	for range 2 {
		digits(t, w, "135790")
		apptest.Tap(t, w, "Volgende")
	}
	if !apptest.Shows(w, "Bankje maakt alles klaar") {
		t.Errorf("while the journal is made it shows %q", apptest.Texts(w))
	}
	digits(t, w, "135790")
	apptest.Tap(t, w, "Volgende")
	for len(waiting) > 0 {
		next := waiting[0]
		waiting = waiting[1:]
		next()
	}
	if vault.founded != 1 {
		t.Errorf("%d journals were founded", vault.founded)
	}
}

func TestWhoIsInvitedGoesOnToTheInvitation(t *testing.T) {
	for language, look := range map[i18n.Language]apptest.Look{i18n.NL: apptest.Looks[0], i18n.UK: apptest.Looks[3]} {
		stage, screen, _, opened := newStage(t, language)
		screen.Chosen()
		w := stage.Show(t, look, screen)
		p := stage.Context.Text
		look.Picture(t, w, "first-welcome-"+string(language))
		apptest.Check(t, w)
		apptest.Tap(t, w, p.T("join_team.title"))
		look.Picture(t, w, "first-invited-"+string(language))
		apptest.Check(t, w)
		apptest.Tap(t, w, p.T("secret.choose_pin"))
		for range 2 {
			digits(t, w, "135790")
			apptest.Tap(t, w, p.T("common.next"))
		}
		if want := (route.JoinTeam{}); len(*opened) != 1 || len(stage.Went) != 1 || stage.Went[0] != want {
			t.Errorf("%d journals opened, went %v", len(*opened), stage.Went)
		}
	}
}
