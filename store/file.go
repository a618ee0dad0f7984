package store

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
)

// newSuffix ends the name of a file that is being written.
const newSuffix = ".new"

// writeFile replaces a file, whole or not at all, also when the phone loses
// its power meanwhile.
func writeFile(path string, write func(io.Writer) error) error {
	next := path + newSuffix
	file, err := os.OpenFile(next, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	if err := errors.Join(write(file), file.Sync(), file.Close()); err != nil {
		return errors.Join(err, os.Remove(next))
	}
	if err := os.Rename(next, path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// syncFolder puts on disk that a file in it was renamed.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil // a folder cannot be synced there
	}
	folder, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}
