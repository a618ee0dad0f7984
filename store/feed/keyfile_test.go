package feed

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// founded returns a folder with a journal of some envelopes, closed.
func founded(t testing.TB, keyFile []byte) string {
	t.Helper()
	dir := newFolder(t)
	f := openIn(t, dir)
	if err := f.Found(t.Context(), keyFile, testSpace, noise(2, 1500)); err != nil {
		t.Fatal(err)
	}
	add(t, f, newAuthor('a'), 3, 300)
	closeNow(t, f)
	return dir
}

func TestAFolderIsFoundedOnce(t *testing.T) {
	f := open(t)
	if _, err := f.KeyFile(t.Context()); !errors.Is(err, ErrNotFound) {
		t.Errorf("KeyFile = %v, want ErrNotFound", err)
	}
	if err := f.Found(t.Context(), noise(1, 2000), testSpace, noise(2, 1500)); err != nil {
		t.Fatal(err)
	}
	err := f.Found(t.Context(), noise(3, 2000), testSpace, noise(2, 1500))
	if !errors.Is(err, ErrFounded) {
		t.Errorf("second Found = %v, want ErrFounded", err)
	}
	if got, err := f.KeyFile(t.Context()); !bytes.Equal(got, noise(1, 2000)) || err != nil {
		t.Errorf("KeyFile is not the first one, %v", err)
	}
}

func TestAnOldKeyFileIsInNoFileAnyMore(t *testing.T) {
	dir := founded(t, noise(1, 2000))
	f := openIn(t, dir)
	if err := f.SetKeyFile(t.Context(), noise(3, 2100)); err != nil {
		t.Fatal(err)
	}
	if name := fileWith(t, dir, noise(1, 2000)[100:120]); name != "" {
		t.Errorf("the old key file is still in %s", name)
	}
	if fileWith(t, dir, noise(3, 2100)[100:120]) == "" {
		t.Error("the new key file is in no file")
	}
}

// Whoever knows the old PIN could otherwise open the damaged file, and with
// the keys from there the journal as well.
func TestAnOldKeyFileIsErasedFromDamagedFilesToo(t *testing.T) {
	old := noise(77, 2000)
	dir := founded(t, old)
	spoilByte(t, filepath.Join(dir, journalName), old[1000:1020])
	cut(t, filepath.Join(dir, journalName), 20*pageSize)
	report, err := Salvage(t.Context(), dir, noon)
	if err != nil {
		t.Fatal(err)
	}
	damaged := readFolder(t, dir)[report.KeptAs]
	f := openIn(t, dir)
	if err := f.SetKeyFile(t.Context(), noise(3, 2100)); err != nil {
		t.Fatal(err)
	}
	for at := 0; at+2*overwritePiece <= len(old); at++ {
		if name := fileWith(t, dir, old[at:at+2*overwritePiece]); name != "" {
			t.Fatalf("bytes from %d on of the old key file are still in %s", at, name)
		}
	}
	erased := readFolder(t, dir)[report.KeptAs]
	start, changed := bytes.Index(damaged, old[:20]), 0
	for at := range damaged {
		if inKeyFile := at >= start && at < start+len(old); erased[at] != damaged[at] && !inKeyFile {
			changed++
		}
	}
	if changed > 0 || len(erased) != len(damaged) {
		t.Errorf("%d bytes of the damaged file changed beside the key file", changed)
	}
}

// spoilByte changes the first of the given bytes in a file.
func spoilByte(t *testing.T, path string, content []byte) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(data, content)
	if at < 0 {
		t.Fatal("the bytes to spoil are not in the file")
	}
	flip(t, path, at)
}

func TestADroppedDraftIsInNoFileAfterClosing(t *testing.T) {
	dir := newFolder(t)
	f, draft := openIn(t, dir), Draft{DraftID{1}, noise(1, 900)}
	if err := errors.Join(f.PutDraft(t.Context(), draft), f.DropDraft(t.Context(), draft.ID)); err != nil {
		t.Fatal(err)
	}
	closeNow(t, f)
	if name := fileWith(t, dir, draft.Sealed[100:120]); name != "" {
		t.Errorf("the draft is still in %s", name)
	}
}

// fileWith returns the name of a file in dir that has the bytes, or "".
func fileWith(t *testing.T, dir string, content []byte) string {
	t.Helper()
	for name, data := range readFolder(t, dir) {
		if bytes.Contains(data, content) {
			return name
		}
	}
	return ""
}

func TestEitherCopyOfTheKeyFileMendsTheOther(t *testing.T) {
	for name, spoil := range map[string]func(t *testing.T, dir string){
		"row spoiled": spoilKeyRow,
		"row's sum spoiled": func(t *testing.T, dir string) {
			change(t, dir, `UPDATE key_file SET crc = -1`)
		},
		"row gone":     dropKeyRow,
		"copy spoiled": func(t *testing.T, dir string) { flip(t, filepath.Join(dir, keyName), 50) },
		"copy gone":    dropKeyCopy,
		"copy cut":     func(t *testing.T, dir string) { cut(t, filepath.Join(dir, keyName), 3) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := founded(t, noise(1, 2000))
			spoil(t, dir)
			f := openIn(t, dir)
			if got, err := f.KeyFile(t.Context()); !bytes.Equal(got, noise(1, 2000)) || err != nil {
				t.Errorf("the row is not mended, %v", err)
			}
			if got, err := readKeyCopy(dir); !bytes.Equal(got, noise(1, 2000)) || err != nil {
				t.Errorf("the copy is not mended, %v", err)
			}
		})
	}
}

func TestALostKeyFileIsSaidAndNothingIsFounded(t *testing.T) {
	for name, spoil := range map[string]func(t *testing.T, dir string){
		"row spoiled, copy gone": func(t *testing.T, dir string) { spoilKeyRow(t, dir); dropKeyCopy(t, dir) },
		"both spoiled": func(t *testing.T, dir string) {
			spoilKeyRow(t, dir)
			flip(t, filepath.Join(dir, keyName), 50)
		},
		"both gone": func(t *testing.T, dir string) { dropKeyRow(t, dir); dropKeyCopy(t, dir) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := founded(t, noise(1, 2000))
			spoil(t, dir)
			before := readFolder(t, dir)
			if _, err := Open(t.Context(), dir); !errors.Is(err, ErrKeyFileLost) {
				t.Errorf("Open = %v, want ErrKeyFileLost", err)
			}
			if _, err := Salvage(t.Context(), dir, noon); !errors.Is(err, ErrKeyFileLost) {
				t.Errorf("Salvage = %v, want ErrKeyFileLost", err)
			}
			sameFolder(t, before, dir)
		})
	}
}

// spoilKeyRow changes bytes of the row behind the back of its checksum.
func spoilKeyRow(t *testing.T, dir string) {
	change(t, dir, `UPDATE key_file SET bytes = zeroblob(2000)`)
}

func dropKeyRow(t *testing.T, dir string) { change(t, dir, `DELETE FROM key_file`) }

func dropKeyCopy(t *testing.T, dir string) {
	if err := os.Remove(filepath.Join(dir, keyName)); err != nil {
		t.Fatal(err)
	}
}

// change runs a statement on a closed journal.
func change(t *testing.T, dir, statement string) {
	t.Helper()
	db, err := openDatabase(filepath.Join(dir, journalName))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}
