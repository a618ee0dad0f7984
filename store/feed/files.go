package feed

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// The names in a data folder. SQLite adds the log beside the database itself.
const (
	journalName   = "journal.db"
	logSuffix     = "-wal"
	keyName       = "journal.key"
	lockName      = "journal.lock"
	guessesName   = "journal.guesses"
	salvagingName = "journal-salvaging.db" // being written
	salvagedName  = "journal-salvaged.db"  // whole, waiting to be moved in place
)

// makePrivate makes an empty file that nobody else may read, unless there is a
// file already: SQLite would leave the mode to the system, and gives its log
// the one of the database. It never opens a file that is there, for closing one
// drops the locks that this process has on it.
func makePrivate(path string) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return file.Close()
}

func exists(path string) (bool, error) {
	_, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// writeAtomic puts data under path so that after a crash at any moment either
// the old content or the new one is there, whole.
func writeAtomic(path string, data []byte) error {
	next := path + ".new"
	if err := writeSynced(next, data); err != nil {
		return err
	}
	return rename(next, path)
}

func writeSynced(path string, data []byte) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	return errors.Join(err, file.Sync(), file.Close())
}

// rename moves a file within a folder and waits until the folder itself is on
// the disk.
func rename(from, to string) error {
	if err := os.Rename(from, to); err != nil {
		return err
	}
	if runtime.GOOS == "windows" {
		return nil // a folder cannot be synced there; NTFS logs the rename
	}
	folder, err := os.Open(filepath.Dir(to))
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}
