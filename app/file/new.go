package file

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// partSuffix is what the name of a file ends with that is not whole yet.
const partSuffix = ".part"

// New is a file that is being written. It has another name until it is kept, so
// that whatever kills the app never leaves half of it under its own.
type New struct {
	path string
	part *os.File // nil once it was kept or dropped
}

// Create begins a file at a path where there is none yet. It returns ErrFull,
// ErrDenied, or fs.ErrExist.
func Create(path string) (*New, error) {
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		if err == nil {
			err = fs.ErrExist
		}
		return nil, fail("begin a file", err)
	}
	// What an earlier try left is written over.
	part, err := os.OpenFile(path+partSuffix, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, fail("begin a file", err)
	}
	return &New{path: path, part: part}, nil
}

// Write adds to the file. It returns ErrFull when there is no more room.
func (n *New) Write(b []byte) (int, error) {
	written, err := n.part.Write(b)
	return written, fail("write a file", err)
}

// Keep waits until the file is on the disk and gives it its name. After an
// error there is nothing left to drop.
func (n *New) Keep() error {
	part := n.part
	n.part = nil
	err := errors.Join(part.Sync(), part.Close())
	if err == nil {
		err = os.Rename(part.Name(), n.path)
	}
	if err != nil {
		return errors.Join(fail("keep a file", err), fail("drop a file", os.Remove(part.Name())))
	}
	return fail("keep a file", syncFolder(filepath.Dir(n.path)))
}

// Drop removes what was written. It does nothing after Keep or another Drop.
func (n *New) Drop() error {
	if n.part == nil {
		return nil
	}
	part := n.part
	n.part = nil
	return fail("drop a file", errors.Join(part.Close(), os.Remove(part.Name())))
}

// Where is the path.
func (n *New) Where() string { return n.path }

// syncFolder waits until the names in a folder are on the disk.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil // a folder cannot be synced there; NTFS logs the rename
	}
	folder, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}
