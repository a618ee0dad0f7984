package shell

import (
	"context"
	"time"

	"fyne.io/fyne/v2/lang"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/screen"
	"bankje/i18n"
	"bankje/store"
)

// lockAfter is how long the app may be away before it locks, unless somebody
// chose otherwise.
const lockAfter = time.Minute

// fyneLocales are the languages of the toolkit's own words. Whichever of them
// the system asks for, it is given the language of the app.
var fyneLocales = []string{
	"cs", "de", "el", "en", "es", "fr", "ja", "nl", "pl", "pt", "pt-BR", "ru", "sv", "ta", "uk", "zh-Hans",
}

// readSettings takes the settings that were kept, and over them the language
// that the app was started with.
func (s *Shell) readSettings() {
	if s.vault != nil {
		s.settings = s.vault.Settings()
	}
	if s.options.Language != "" {
		s.settings.Language = string(s.options.Language)
	}
}

// Apply keeps settings, and draws everything with them.
func (s *Shell) Apply(settings store.Settings) {
	s.options.Language = "" // what is chosen now counts
	s.settings = settings
	if s.vault != nil {
		if err := s.vault.KeepSettings(settings); err != nil {
			s.Fail(err)
		}
	}
	s.applySettings()
	s.remind()
	s.Redraw()
}

// applySettings brings theme, language and toolkit in line with the settings.
func (s *Shell) applySettings() {
	language := s.language()
	s.app.Settings().SetTheme(design.NewTheme(mode(s.settings.Appearance), textSize(s.settings)))
	words := i18n.BuiltIn(language)
	for _, locale := range fyneLocales {
		if err := lang.AddTranslationsForLocale(words, fyne.Locale(locale)); err != nil {
			fyne.LogError("give the toolkit its words in "+locale, err)
		}
	}
	session := s.session
	s.context = &screen.Context{
		Text:     i18n.For(language),
		Content:  s.content,
		Settings: s.settings,
		Examples: s.looking,
		Go:       s,
		Outside:  s,
		Sync:     s.carrying.sync(),
		Canvas:   s.window.Canvas(),
		Now:      s.options.Now,
		Async: func(work func(context.Context), done func()) {
			s.options.Async(work, func() {
				if s.session == session {
					done()
				}
			})
		},
	}
}

// language is the one chosen, or else the one that the system seems to want.
func (s *Shell) language() i18n.Language {
	if s.settings.Language != "" {
		return i18n.Language(s.settings.Language)
	}
	match, _ := i18n.Match([]string{lang.SystemLocale().String()})
	return match
}

// mode is the design's name for a kept appearance.
func mode(appearance string) design.Mode {
	switch appearance {
	case "light":
		return design.Light
	case "dark":
		return design.Dark
	}
	return design.Auto
}

// textSize is the kept factor on the size of text; 1 where none was chosen.
func textSize(settings store.Settings) float32 {
	if settings.TextSize == 0 {
		return 1
	}
	return settings.TextSize
}

// lockTime is how long the app may be away.
func lockTime(settings store.Settings) time.Duration {
	if settings.LockAfter == 0 {
		return lockAfter
	}
	return settings.LockAfter
}
