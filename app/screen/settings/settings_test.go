package settings_test

import (
	"testing"
	"time"

	"bankje/app/apptest"
	"bankje/app/screen/parts"
	"bankje/app/screen/screentest"
	"bankje/app/screen/settings"
	"bankje/i18n"
	"bankje/store"
)

func TestSettingsHoldInEveryLook(t *testing.T) {
	for _, language := range []i18n.Language{i18n.NL, i18n.UK} {
		stage := screentest.New(t, language)
		apptest.Each(t, func(t *testing.T, look apptest.Look) {
			stage.Context.Settings = store.Settings{TextSize: look.Scale}
			w := stage.Show(t, look, settings.New())
			look.Picture(t, w, "settings-"+string(language))
			apptest.Check(t, w)
		})
	}
}

func TestEveryChoiceIsKept(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	w := stage.Show(t, apptest.Looks[0], settings.New())
	for _, name := range []string{"Українська", "Donker", "Groter", "Na 5 minuten"} {
		apptest.Tap(t, w, name)
	}
	want := store.Settings{Language: "uk", Appearance: "dark", TextSize: 1.15, LockAfter: 5 * time.Minute}
	got := stage.Context.Settings
	if got.Language != want.Language || got.Appearance != want.Appearance || got.TextSize != want.TextSize || got.LockAfter != want.LockAfter {
		t.Errorf("settings are %+v, want %+v", got, want)
	}
}

func TestTheQuietLineIsTurnedOff(t *testing.T) {
	stage := screentest.New(t, i18n.NL)
	w := stage.Show(t, apptest.Looks[0], settings.New())
	apptest.Tap(t, w, "Waarschuw bij persoonlijke gegevens")
	if parts.QuietLine(stage.Context.Settings) {
		t.Errorf("the line is still on: %+v", stage.Context.Settings)
	}
}
