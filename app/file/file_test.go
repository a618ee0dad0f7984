package file_test

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"bankje/app/file"
)

// names are what lies in a folder.
func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}

func create(t *testing.T, path string) *file.New {
	t.Helper()
	n, err := file.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := n.Write([]byte("half of ")); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestAFileHasItsNameOnlyOnceItIsWhole(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.bankje")
	n := create(t, path)
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("half a file has its name already: %v", err)
	}
	if _, err := n.Write([]byte("it")); err != nil {
		t.Fatal(err)
	}
	if err := n.Keep(); err != nil {
		t.Fatal(err)
	}
	if err := n.Drop(); err != nil {
		t.Errorf("drop what was kept: %v", err)
	}
	if got := names(t, dir); len(got) != 1 || got[0] != "a.bankje" {
		t.Fatalf("in the folder are %q", got)
	}
	old, err := file.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer old.Close()
	if content, err := io.ReadAll(old); string(content) != "half of it" || old.Size() != 10 || old.Name() != "a.bankje" {
		t.Errorf("%s holds %q of %d bytes, %v", old.Name(), content, old.Size(), err)
	}
}

func TestADroppedFileLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	n := create(t, filepath.Join(dir, "a.bankje"))
	if err := n.Drop(); err != nil {
		t.Fatal(err)
	}
	if got := names(t, dir); len(got) > 0 {
		t.Errorf("in the folder are %q", got)
	}
}

func TestNoFileIsWrittenOver(t *testing.T) {
	dir := t.TempDir()
	if err := create(t, filepath.Join(dir, "a.bankje")).Keep(); err != nil {
		t.Fatal(err)
	}
	if _, err := file.Create(filepath.Join(dir, "a.bankje")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("create where there is one gave %v", err)
	}
	if got := file.FreeName(dir, "a.bankje"); got != "a-2.bankje" {
		t.Errorf("the free name is %s", got)
	}
}

func TestAFolderShowsItsFoldersAndTheFilesOfAKind(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b", ".hidden", "A"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"x.bankje", "y.BANKJE", "z.txt", ".q.bankje"} {
		if err := create(t, filepath.Join(dir, name)).Keep(); err != nil {
			t.Fatal(err)
		}
	}
	for want, extensions := range map[int][]string{2: {".bankje"}, 1: {".txt"}, 3: {".txt", ".bankje"}, 0: {".pdf"}} {
		f, err := file.List(dir, extensions...)
		if err != nil || len(f.Folders) != 2 || len(f.Files) != want || f.Parent != filepath.Dir(dir) {
			t.Errorf("with %q: list = %+v, %v", extensions, f, err)
		}
	}
	if f, err := file.List(dir); err != nil || len(f.Files) != 3 {
		t.Errorf("all: list = %+v, %v", f, err)
	}
}

func TestAPathThatIsNotThereIsNotNamedInTheError(t *testing.T) {
	_, err := file.Open(filepath.Join(t.TempDir(), "Oksana.bankje"))
	if !errors.Is(err, fs.ErrNotExist) || err.Error() != "open a file: no such file or directory" {
		t.Errorf("open gave %v", err)
	}
}

func TestAFileIsReadOnceMoreFromItsBeginning(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.jsonl")
	if err := create(t, path).Keep(); err != nil {
		t.Fatal(err)
	}
	old, err := file.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(io.Discard, old); err != nil {
		t.Fatal(err)
	}
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := old.Again()
	if err != nil {
		t.Fatal(err)
	}
	if content, err := io.ReadAll(again); string(content) != "half of " || err != nil {
		t.Errorf("read again: %q, %v", content, err)
	}
	if err := errors.Join(again.Close(), os.Remove(path)); err != nil {
		t.Fatal(err)
	}
	if again, err := old.Again(); !errors.Is(err, fs.ErrNotExist) || again != nil {
		t.Errorf("after the file was removed: %v, %v", again, err)
	}
}
