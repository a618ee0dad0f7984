package sqlite_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"bankje/sync/relay"
	"bankje/sync/relay/sqlite"
)

func TestBackupWhileOthersWriteHoldsWhatWasConfirmed(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "relay.db")
	s := open(t, path)
	id := foundSpace(t, s, 1)
	run := write(id, 200)
	insert(t, s, id, run[:100])
	var wait sync.WaitGroup
	wait.Go(func() {
		for i := 100; i < 200; i++ {
			insert(t, s, id, run[i:i+1])
		}
	})
	defer wait.Wait()
	copied := filepath.Join(dir, "copy.db")
	// The second time over the first copy, by what might be another process.
	for _, from := range []interface {
		Backup(ctx context.Context, path string) error
	}{s, open(t, path)} {
		if err := from.Backup(t.Context(), copied); err != nil {
			t.Fatal(err)
		}
	}
	info, err := os.Stat(copied)
	if err != nil {
		t.Fatal(err)
	}
	if mode := info.Mode().Perm(); mode != 0o600 {
		t.Errorf("the copy has mode %v: others may read it", mode)
	}
	err = open(t, copied).View(t.Context(), id, func(tx relay.Tx) error {
		kept, err := tx.Stretch(device, 1, 1<<20, false)
		if len(kept) < 100 {
			t.Errorf("%d envelopes in the copy, want the first 100 at least", len(kept))
		}
		for i, e := range kept {
			if e.Hash() != run[i].Hash() {
				t.Fatalf("envelope %d is another one", i)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestBackupThatFailsLeavesTheEarlierOne(t *testing.T) {
	dir := t.TempDir()
	s := open(t, filepath.Join(dir, "relay.db"))
	foundSpace(t, s, 1)
	copied := filepath.Join(dir, "copy.db")
	if err := s.Backup(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(copied)
	if err != nil {
		t.Fatal(err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if err := s.Backup(ended, copied); err == nil {
		t.Error("a back-up that was given up says nothing")
	}
	after, err := os.ReadFile(copied)
	if err != nil || string(after) != string(before) {
		t.Errorf("the earlier back-up has changed, or is gone: %v", err)
	}
	left, err := filepath.Glob(filepath.Join(dir, ".backup-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestBackupNeverTakesThePlaceOfTheDatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "relay.db")
	s := open(t, path)
	id := foundSpace(t, s, 1)
	if err := s.Backup(t.Context(), path); !errors.Is(err, sqlite.ErrInUse) {
		t.Errorf("got %v, want ErrInUse", err)
	}
	insert(t, s, id, write(id, 1))
}
