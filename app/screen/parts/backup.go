package parts

import (
	"maps"

	"bankje/store"
)

// The settings of the reminder to make a back-up: that it is off, and the day
// on which it was last put off.
const (
	backupReminder = "backup.reminder"
	backupPutOff   = "backup.put_off"
)

const (
	// backupAge is how many days a back-up may be old before one is reminded.
	backupAge = 30
	// backupRest is for how many days a reminder that was put off rests.
	backupRest = 7
)

// BackupReminder reports whether one is reminded of an old back-up.
func BackupReminder(s store.Settings) bool { return s.Screens[backupReminder] != "off" }

// WithBackupReminder gives settings with the reminder on or off.
func WithBackupReminder(s store.Settings, on bool) store.Settings {
	s = withScreens(s)
	if on {
		delete(s.Screens, backupReminder)
	} else {
		s.Screens[backupReminder] = "off"
	}
	return s
}

// WithBackupPutOff gives settings in which the reminder rests for a week.
func WithBackupPutOff(s store.Settings, today store.Day) store.Settings {
	s = withScreens(s)
	s.Screens[backupPutOff] = string(today)
	return s
}

// RemindsOfBackup reports whether to remind on a day of a last back-up that is
// old. Who never made one is not pressed to begin.
func RemindsOfBackup(s store.Settings, last store.BackedUp, was bool, today store.Day) bool {
	if !BackupReminder(s) || !was {
		return false
	}
	if today.AddDays(-backupAge) <= store.DayOf(last.At) {
		return false
	}
	putOff := store.Day(s.Screens[backupPutOff])
	return putOff == "" || putOff <= today.AddDays(-backupRest) || putOff > today
}

func withScreens(s store.Settings) store.Settings {
	s.Screens = maps.Clone(s.Screens)
	if s.Screens == nil {
		s.Screens = map[string]string{}
	}
	return s
}
