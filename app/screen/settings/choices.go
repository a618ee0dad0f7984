package settings

import (
	"time"

	"bankje/app/design"
	"bankje/i18n"
	"bankje/store"
)

// lockTimes are the times to be away after which Bankje can lock. A second
// stands for at once: the store takes zero for "not chosen".
var lockTimes = []time.Duration{time.Second, time.Minute, 5 * time.Minute, 15 * time.Minute}

// lockTime is the index of the time that counts; who has not chosen has a
// minute.
func lockTime(s store.Settings) int {
	for i, t := range lockTimes {
		if t == s.LockAfter {
			return i
		}
	}
	return 1
}

// lockTimeText says a time as the choice shows it.
func lockTimeText(p *i18n.Printer, t time.Duration) string {
	if t < time.Minute {
		return p.T("settings.at_once")
	}
	return p.N("settings.minutes", int(t/time.Minute))
}

// appearances are the looks as the settings keep them, and their texts.
var appearances = []struct{ value, id string }{
	{"", "settings.system"}, {"light", "settings.light"}, {"dark", "settings.dark"},
}

// appearance is the index of the look that counts.
func appearance(s store.Settings) int {
	for i, a := range appearances {
		if a.value == s.Appearance {
			return i
		}
	}
	return 0
}

// textSizes are the steps of the text size, as a factor.
var textSizes = []float32{design.MinScale, 1, 1.15, 1.3, design.MaxScale}

// usualSize is the index of the size of who has not chosen.
const usualSize = 1

// textSize is the index of the step that is nearest to the size that counts.
func textSize(s store.Settings) int {
	if s.TextSize == 0 {
		return usualSize
	}
	nearest := 0
	for i, size := range textSizes {
		if distance(size, s.TextSize) < distance(textSizes[nearest], s.TextSize) {
			nearest = i
		}
	}
	return nearest
}

func distance(a, b float32) float32 { return max(a-b, b-a) }
