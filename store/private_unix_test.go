//go:build unix

package store_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"bankje/store"
	"bankje/store/storetest"
)

func TestNobodyElseCanReadAFileOfTheJournal(t *testing.T) {
	// Without a mask every file is as open as it was asked for.
	defer syscall.Umask(syscall.Umask(0))
	dir := filepath.Join(t.TempDir(), "journal")
	v, err := store.Open(dir, options())
	must(t, err)
	j, err := v.Found(t.Context(), pin, store.PIN)
	must(t, err)
	storetest.Fill(t, j, storetest.Small)
	private(t, dir)
	must(t, v.Close())
	change(t, filepath.Join(dir, "journal.db"), flip(0))
	v = open(t, dir, options())
	unlock(t, v)
	if _, repaired := v.Repair(); !repaired {
		t.Fatal("nothing was repaired")
	}
	private(t, dir)
}

// private fails for each file in a folder that others may open, and for the
// folder.
func private(t *testing.T, dir string) {
	t.Helper()
	must(t, filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s has mode %v", filepath.Base(path), info.Mode())
		}
		return err
	}))
}
