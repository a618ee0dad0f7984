package feed

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// readFolder returns the content of each file in dir by its name.
func readFolder(t testing.TB, dir string) map[string][]byte {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	files := make(map[string][]byte)
	for _, entry := range entries {
		data, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[entry.Name()] = data
	}
	return files
}

// On a full disk there may be no room for a file of shared memory, and without
// it SQLite could not even read.
func TestTheLogNeedsNoSharedMemory(t *testing.T) {
	dir := founded(t, noise(1, 2000))
	openIn(t, dir)
	if _, found := readFolder(t, dir)[journalName+"-shm"]; found {
		t.Error("there is a file of shared memory")
	}
}

// writeFolder makes a new folder with the files.
func writeFolder(t testing.TB, files map[string][]byte) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// sameFolder fails unless the files that were in dir are there as they were.
func sameFolder(t testing.TB, before map[string][]byte, dir string) {
	t.Helper()
	after := readFolder(t, dir)
	for name, data := range before {
		if !bytes.Equal(data, after[name]) {
			t.Errorf("%s was changed", name)
		}
	}
}

// flip changes one byte of a file.
func flip(t testing.TB, path string, at int) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	data[at] ^= 0x55
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// cut shortens a file to the given length in bytes.
func cut(t testing.TB, path string, length int) {
	t.Helper()
	if err := os.Truncate(path, int64(length)); err != nil {
		t.Fatal(err)
	}
}
