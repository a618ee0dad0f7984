package feed

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"bankje/sync/envelope"
)

func TestAFullDiskLosesNothingAndSavingGoesOnWithRoom(t *testing.T) {
	f, anna, draft := open(t), newAuthor('a'), Draft{DraftID{1}, noise(1, 900)}
	saved := len(add(t, f, anna, 10, 900))
	if err := f.PutDraft(t.Context(), draft); err != nil {
		t.Fatal(err)
	}
	limitPages(t, f, 1) // SQLite takes no fewer than there are
	refused := anna.last
	for err := error(nil); !errors.Is(err, ErrDiskFull); {
		before := anna.last
		refused = anna.next(5000)
		if _, err = f.Append(t.Context(), nil, refused); err == nil {
			saved++
		} else if anna.last = before; !errors.Is(err, ErrDiskFull) {
			t.Fatalf("Append = %v, want ErrDiskFull", err)
		}
	}
	if err := f.PutDraft(t.Context(), Draft{DraftID{2}, noise(2, 50000)}); !errors.Is(err, ErrDiskFull) {
		t.Errorf("PutDraft = %v, want ErrDiskFull", err)
	}
	if got := len(all(t, f)); got != saved {
		t.Errorf("%d envelopes are there, %d were confirmed", got, saved)
	}
	if drafts, err := f.Drafts(t.Context()); len(drafts) != 1 || err != nil {
		t.Errorf("Drafts = %d, %v; want the one that was kept", len(drafts), err)
	}
	limitPages(t, f, 100000)
	if _, err := f.Append(t.Context(), &draft.ID, refused); err != nil {
		t.Errorf("with room again Append = %v", err)
	}
	if err := f.Check(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestAFullDiskForgetsWhoseFirstEnvelopesItRefused(t *testing.T) {
	f, anna, bohdan := inSpace(t), newAuthor('a'), newAuthor('b')
	add(t, f, anna, 1, 300)
	limitPages(t, f, 1)
	first := bohdan.next(20_000)
	delivery := Delivery{Space: testSpace, Envelopes: []envelope.Envelope{first}}
	if _, err := f.Receive(t.Context(), delivery); !errors.Is(err, ErrDiskFull) {
		t.Fatalf("Receive = %v, want ErrDiskFull", err)
	}
	limitPages(t, f, 100000)
	if received, err := f.Receive(t.Context(), delivery); err != nil || len(received.New) != 1 {
		t.Errorf("with room again Receive = %d new, %v", len(received.New), err)
	}
}

func limitPages(t *testing.T, f *Feed, pages int) {
	t.Helper()
	if _, err := f.db.Exec(fmt.Sprintf(`PRAGMA max_page_count = %d`, pages)); err != nil {
		t.Fatal(err)
	}
}

func TestAFeedThatBecomesReadOnlySaysSoAndKeepsReading(t *testing.T) {
	f, anna := open(t), newAuthor('a')
	add(t, f, anna, 2, 300)
	if _, err := f.db.Exec(`PRAGMA query_only(ON)`); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Append(t.Context(), nil, anna.next(300)); !errors.Is(err, ErrReadOnly) {
		t.Errorf("Append = %v, want ErrReadOnly", err)
	}
	if got := len(all(t, f)); got != 2 {
		t.Errorf("%d envelopes, want 2", got)
	}
}

func TestErrorsOfTheSystemAreRecognised(t *testing.T) {
	for _, c := range []struct{ err, want error }{
		{os.ErrPermission, ErrReadOnly},
		{syscall.EROFS, ErrReadOnly},
		{syscall.ENOSPC, ErrDiskFull},
		{errors.New("something else"), nil},
	} {
		if got := cause(fmt.Errorf("write: %w", c.err)); got != c.want {
			t.Errorf("cause(%v) = %v, want %v", c.err, got, c.want)
		}
	}
}

func TestAFileOfANewerAppIsLeftAsItIs(t *testing.T) {
	dir := founded(t, noise(1, 2000))
	names, err := scriptNames()
	if err != nil {
		t.Fatal(err)
	}
	stampFile(t, dir, doubled(len(names)+1))
	before := readFolder(t, dir)
	if _, err := Open(t.Context(), dir); !errors.Is(err, ErrNewerFile) {
		t.Errorf("Open = %v, want ErrNewerFile", err)
	}
	if _, err := Salvage(t.Context(), dir, noon); !errors.Is(err, ErrNewerFile) {
		t.Errorf("Salvage = %v, want ErrNewerFile", err)
	}
	sameFolder(t, before, dir)
}

func TestAFlippedVersionIsDamageAndNotANewerApp(t *testing.T) {
	dir := founded(t, noise(1, 2000))
	stampFile(t, dir, doubled(1)^4)
	if _, err := Open(t.Context(), dir); !errors.Is(err, ErrDamaged) {
		t.Errorf("Open = %v, want ErrDamaged", err)
	}
}

// stampFile writes the version into a closed file.
func stampFile(t *testing.T, dir string, version uint32) {
	t.Helper()
	path := filepath.Join(dir, journalName)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	binary.BigEndian.PutUint32(data[60:], version)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}
