package feed

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

// nobody is a user without rights.
const nobody = 65534

func TestAFolderOrFileThatCannotBeWrittenIsSaidAndLeftAsItIs(t *testing.T) {
	for name, c := range map[string]struct {
		folder, file os.FileMode
		want         error
	}{
		"all can be written": {0o777, 0o666, nil},
		"folder":             {0o555, 0o666, ErrReadOnly},
		"file":               {0o777, 0o444, ErrReadOnly},
		"both":               {0o555, 0o444, ErrReadOnly},
	} {
		t.Run(name, func(t *testing.T) {
			dir := publicFolder(t, readFolder(t, founded(t, noise(1, 2000))))
			for path, mode := range map[string]os.FileMode{
				filepath.Join(dir, journalName): c.file,
				filepath.Join(dir, keyName):     c.file,
				filepath.Join(dir, guessesName): 0o666,
				filepath.Join(dir, lockName):    0o666,
				dir:                             c.folder,
			} {
				if err := os.Chmod(path, mode); err != nil {
					t.Fatal(err)
				}
			}
			before := readFolder(t, dir)
			if err := openAsNobody(t, dir); !errors.Is(err, c.want) {
				t.Errorf("Open = %v, want %v", err, c.want)
			}
			if after := readFolder(t, dir); c.want != nil && len(after) != len(before) {
				t.Errorf("there are %d files, before there were %d", len(after), len(before))
			}
			sameFolder(t, before, dir)
		})
	}
}

// publicFolder makes a folder with the files that others can reach.
func publicFolder(t *testing.T, files map[string][]byte) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "bankje-read-only-*")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		os.Chmod(dir, 0o700)
		os.RemoveAll(dir)
	})
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// openAsNobody opens and closes the folder on a thread that has lost root's
// right to write everywhere, if the test had it. The thread ends with the
// goroutine, since that is never unlocked from it.
func openAsNobody(t *testing.T, dir string) error {
	opened := make(chan error)
	go func() {
		runtime.LockOSThread()
		if os.Geteuid() == 0 {
			syscall.RawSyscall(syscall.SYS_SETFSUID, nobody, 0, 0)
		}
		f, err := Open(t.Context(), dir)
		if err == nil {
			err = f.Close()
		}
		opened <- err
	}()
	return <-opened
}
