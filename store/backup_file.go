package store

import (
	"errors"
	"fmt"
	"io"
	"time"

	"bankje/store/seal"
)

// A BackupFile is a back-up that is being read, once, from its beginning. It
// is for one goroutine at a time.
type BackupFile struct {
	from io.Reader
	head *seal.Backup
	keys *seal.Keys // nil: not opened yet
	made time.Time
}

// ReadBackup reads how a back-up begins. ErrNotBackup for another file,
// ErrNewerFile for one of a later version of the app, ErrBackupDamaged, or the
// error of r.
func ReadBackup(r io.Reader) (*BackupFile, error) {
	head, err := seal.ReadBackup(r)
	if err != nil {
		return nil, fmt.Errorf("read back-up: %w", backupError(err))
	}
	return &BackupFile{from: r, head: head}, nil
}

// HasCode reports whether a recovery code opens the back-up.
func (f *BackupFile) HasCode() bool { return f.head.HasRecovery() }

// HasPassphrase reports whether a passphrase opens it.
func (f *BackupFile) HasPassphrase() bool { return f.head.HasPassphrase() }

// UnlockWithCode opens the back-up with the recovery code that held when it
// was made: *[WrongCodeError] for another.
func (f *BackupFile) UnlockWithCode(code string) error {
	parsed, err := seal.ParseRecoveryCode(code)
	if err != nil {
		return &WrongCodeError{Mistyped: true}
	}
	f.keys, err = f.head.UnlockWithRecovery(parsed)
	if errors.Is(err, seal.ErrWrongSecret) || errors.Is(err, seal.ErrNoRecovery) {
		return &WrongCodeError{}
	}
	return backupError(err)
}

// UnlockWithPassphrase opens the back-up with the passphrase that held when it
// was made: *[WrongSecretError] for another. It takes a third of a second or
// more; nothing counts the tries, for nothing could.
func (f *BackupFile) UnlockWithPassphrase(text []byte) error {
	var err error
	f.keys, err = f.head.Unlock(composed(text))
	if errors.Is(err, seal.ErrWrongSecret) {
		return &WrongSecretError{}
	}
	return backupError(err)
}

// backupError gives an error of package seal the sentinel that callers know.
func backupError(err error) error {
	switch {
	case errors.Is(err, seal.ErrNotBackup):
		return fmt.Errorf("%w: %w", ErrNotBackup, err)
	case errors.Is(err, seal.ErrNewer):
		return fmt.Errorf("%w: %w", ErrNewerFile, err)
	case errors.Is(err, seal.ErrDamaged):
		return fmt.Errorf("%w: %w", ErrBackupDamaged, err)
	}
	return err
}
