package sqlite

import (
	"path/filepath"
	"testing"
)

// What a process that is killed does not show: a commit waits until the log is on
// the disk, whoever's system it is.
func TestWhatIsConfirmedWasWaitedFor(t *testing.T) {
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "relay.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for pragma, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "fullfsync": "1", "checkpoint_fullfsync": "1"} {
		var got string
		if err := s.write.QueryRow(`PRAGMA ` + pragma).Scan(&got); err != nil || got != want {
			t.Errorf("%s is %s, %v; want %s", pragma, got, err, want)
		}
	}
}
