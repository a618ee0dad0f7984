package parts

import (
	"maps"

	"bankje/app/screen"
	"bankje/store"
)

// quietLine is the name in the settings under which the line is turned off.
const quietLine = "quiet_line"

const quietLineOff = "off"

// QuietLine reports whether the line about details that tell who somebody is
// may show. It does for who has not chosen.
func QuietLine(s store.Settings) bool { return s.Screens[quietLine] != quietLineOff }

// WithQuietLine gives settings with the line on or off.
func WithQuietLine(s store.Settings, on bool) store.Settings {
	s.Screens = maps.Clone(s.Screens)
	if on {
		delete(s.Screens, quietLine)
		return s
	}
	if s.Screens == nil {
		s.Screens = map[string]string{}
	}
	s.Screens[quietLine] = quietLineOff
	return s
}

// PrivacyHint asks in a sentence to leave out what tells who somebody is; it is
// empty where nothing in a text does, and where the line is off. The text is
// looked at here, on this device, and goes nowhere.
func PrivacyHint(c *screen.Context, text string) string {
	if !QuietLine(c.Settings) {
		return ""
	}
	detail := Identifies(text)
	if detail == NoDetail {
		return ""
	}
	return c.Text.T("parts.identifies." + string(detail))
}
