package parts

import (
	"maps"

	"bankje/store"
)

// reminders is the name in the settings under which reminders are turned on.
const reminders = "reminders"

const remindersOn = "on"

// Reminders reports whether the phone is asked to remind of follow-ups. It is
// not for who has not chosen.
func Reminders(s store.Settings) bool { return s.Screens[reminders] == remindersOn }

// WithReminders gives settings with reminders on or off.
func WithReminders(s store.Settings, on bool) store.Settings {
	s.Screens = maps.Clone(s.Screens)
	if !on {
		delete(s.Screens, reminders)
		return s
	}
	if s.Screens == nil {
		s.Screens = map[string]string{}
	}
	s.Screens[reminders] = remindersOn
	return s
}
