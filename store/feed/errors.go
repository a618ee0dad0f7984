package feed

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// What can be wrong with the file, so that a caller can decide. All are
// returned wrapped.
var (
	// ErrInUse says that the folder is open already, here or in another
	// process.
	ErrInUse = errors.New("journal is in use")

	// ErrNewerFile says that a later version of the app wrote the file. It
	// was not touched.
	ErrNewerFile = errors.New("journal was written by a newer app")

	// ErrDamaged says that the file is not whole. Salvage repairs that.
	ErrDamaged = errors.New("journal is damaged")

	// ErrKeyFileLost says that there is a journal but neither copy of its key
	// file can be read: nothing in it can ever be opened from this folder
	// alone. Nothing was moved or founded.
	ErrKeyFileLost = errors.New("key file is lost")

	// ErrReadOnly says that the folder or a file in it cannot be written.
	ErrReadOnly = errors.New("journal cannot be written")

	// ErrDiskFull says that there was no room. What was confirmed before is
	// safe, and saving works again once there is room.
	ErrDiskFull = errors.New("no room left")

	// ErrNotFound says that there is nothing under that name.
	ErrNotFound = errors.New("not found")

	// ErrNotNext says that an envelope does not follow its device's last one.
	ErrNotNext = errors.New("envelope is not the next")

	// ErrFounded says that the folder holds a journal already.
	ErrFounded = errors.New("journal is founded already")
)

// fail says what was being done when err happened, and joins the sentinel by
// which a caller recognises the cause. A nil err stays nil.
func fail(doing string, err error) error {
	if err == nil {
		return nil
	}
	if cause := cause(err); cause != nil && !errors.Is(err, cause) {
		return fmt.Errorf("%s: %w: %w", doing, cause, err)
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// cause returns the sentinel for an error of SQLite or of the operating
// system, or nil.
func cause(err error) error {
	if sqliteErr, ok := errors.AsType[*sqlite.Error](err); ok {
		switch sqliteErr.Code() & 0xff {
		case sqlite3.SQLITE_BUSY:
			return ErrInUse
		case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
			return ErrDamaged
		case sqlite3.SQLITE_READONLY:
			return ErrReadOnly
		case sqlite3.SQLITE_FULL:
			return ErrDiskFull
		}
		return nil
	}
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return ErrDiskFull
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return ErrReadOnly
	}
	return nil
}

// explain adds the system's reason to an error of SQLite that says only that
// a file cannot be opened, by trying to write in the folder.
func explain(err error, dir string) error {
	sqliteErr, ok := errors.AsType[*sqlite.Error](err)
	if !ok || sqliteErr.Code()&0xff != sqlite3.SQLITE_CANTOPEN {
		return err
	}
	file, reason := os.CreateTemp(dir, "journal-probe-*")
	if reason == nil {
		reason = errors.Join(file.Close(), os.Remove(file.Name()))
	}
	if reason == nil {
		return err
	}
	return fail("write in the data folder", errors.Join(reason, err))
}
