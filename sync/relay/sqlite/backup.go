package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// ErrInUse says that a back-up would take the place of a database that is open,
// or was not closed.
var ErrInUse = errors.New("a database that is in use is there")

// Backup writes all that is kept at this moment to a file, which Open opens, and
// takes its place once it is whole and on the disk: what was under that path
// before stays until then. Others go on reading and writing meanwhile; what was
// erased before is not in it. It may be called by another process than the
// relay's. ErrInUse.
func (s *Storage) Backup(ctx context.Context, path string) error {
	if err := s.backup(ctx, path); err != nil {
		return fmt.Errorf("back up the relay's database: %w", err)
	}
	return nil
}

func (s *Storage) backup(ctx context.Context, path string) (err error) {
	path, err = filepath.Abs(path)
	if err != nil {
		return err
	}
	// A log beside the name belongs to what is under it now, and would be read as
	// the copy's.
	if _, err := os.Stat(path + "-wal"); err == nil {
		return ErrInUse
	}
	// In the same folder, so that it can be renamed, and in a folder of its own,
	// which only its owner may read: the copy lies there with the system's mode.
	dir, err := os.MkdirTemp(filepath.Dir(path), ".backup-*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	copied := filepath.Join(dir, "relay.db")
	if err := s.copyTo(ctx, copied); err != nil {
		return err
	}
	if err := os.Chmod(copied, 0o600); err != nil {
		return err
	}
	if err := flush(copied); err != nil {
		return err
	}
	if err := os.Rename(copied, path); err != nil {
		return err
	}
	return flushFolder(filepath.Dir(path))
}

// copyTo writes one state of the database to a file that is not there yet.
func (s *Storage) copyTo(ctx context.Context, path string) error {
	defer s.quiet()()
	_, err := s.read.ExecContext(ctx, `VACUUM INTO $1`, path)
	return err
}

// flush waits until a file is on the disk.
func flush(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}

// flushFolder waits until the names in a folder are on the disk. Windows sees to
// that by itself, and opens no folders.
func flushFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	dir, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}
