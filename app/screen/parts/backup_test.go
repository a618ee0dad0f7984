package parts

import (
	"testing"
	"time"

	"bankje/store"
)

func TestAnOldBackupIsRemindedOfOnceAWeek(t *testing.T) {
	made := store.BackedUp{At: time.Date(2026, time.October, 1, 12, 0, 0, 0, time.UTC)}
	day := store.DayOf(made.At)
	var s store.Settings
	for _, c := range []struct {
		after int
		want  bool
	}{{0, false}, {30, false}, {31, true}, {400, true}} {
		if got := RemindsOfBackup(s, made, true, day.AddDays(c.after)); got != c.want {
			t.Errorf("after %d days it reminds: %v", c.after, got)
		}
	}
	if RemindsOfBackup(s, store.BackedUp{}, false, day) {
		t.Error("it reminds who never made one")
	}
	later := WithBackupPutOff(s, day.AddDays(40))
	for _, c := range []struct {
		after int
		want  bool
	}{{40, false}, {46, false}, {47, true}} {
		if got := RemindsOfBackup(later, made, true, day.AddDays(c.after)); got != c.want {
			t.Errorf("put off on day 40, on day %d it reminds: %v", c.after, got)
		}
	}
	if RemindsOfBackup(WithBackupReminder(s, false), made, true, day.AddDays(90)) {
		t.Error("it reminds though it was turned off")
	}
}
