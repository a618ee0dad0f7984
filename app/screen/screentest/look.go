package screentest

import (
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen"
	"bankje/i18n"
)

// Look shows a screen in Dutch and Ukrainian in every look, makes the checks of
// apptest and writes the pictures. Build gets a stage of its own language and
// makes the screen; it is called once a language.
func Look(t *testing.T, name string, build func(t *testing.T, s *Stage) screen.Screen) {
	t.Helper()
	for _, language := range []i18n.Language{i18n.NL, i18n.UK} {
		stage := New(t, language)
		shown := build(t, stage)
		for _, look := range apptest.Looks {
			t.Run(string(language)+"/"+look.String(), func(t *testing.T) {
				w := stage.Show(t, look, shown)
				apptest.Check(t, w)
				look.Picture(t, w, name+"-"+string(language))
			})
		}
		for _, err := range stage.Failed {
			t.Errorf("%s failed: %v", name, err)
		}
	}
}
