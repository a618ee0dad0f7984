package feed

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// A Feed is an open data folder. Its methods may be called from any
// goroutine; each call is one transaction, and they wait for each other.
//
// A context that has ended keeps a call from beginning. It never interrupts
// one: a write is confirmed or refused, and never left in doubt.
type Feed struct {
	dir  string
	lock *lock
	db   *sql.DB
	save save
	read *sql.Stmt
}

// Open opens the journal in dir, an absolute path, and makes the folder and
// an empty journal if there is none.
//
// It returns ErrInUse, ErrNewerFile, ErrReadOnly, ErrDiskFull, ErrKeyFileLost,
// or ErrDamaged, after which Salvage helps. None of them changes what is
// there. What Open looks at for damage is cheap and does not grow with the
// journal; see Check.
func Open(ctx context.Context, dir string) (*Feed, error) {
	lock, err := prepareFolder(ctx, dir)
	if err != nil {
		return nil, fail("open journal", err)
	}
	f, err := openLocked(ctx, dir, lock)
	if err != nil {
		return nil, fail("open journal", errors.Join(err, lock.release()))
	}
	return f, nil
}

// prepareFolder makes the folder and takes its lock.
func prepareFolder(ctx context.Context, dir string) (*lock, error) {
	if !filepath.IsAbs(dir) {
		return nil, errors.New("path of the data folder is not absolute")
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	lock, err := takeLock(ctx, dir)
	if err != nil {
		return nil, errors.Join(err, tryWriting(dir, err))
	}
	return lock, nil
}

// tryWriting asks the system for the reason when SQLite could only say that
// it cannot open a file.
func tryWriting(dir string, err error) error {
	if cause(err) != nil {
		return nil
	}
	file, err := os.CreateTemp(dir, "journal-probe-*")
	if err != nil {
		return fail("write in the data folder", err)
	}
	return errors.Join(file.Close(), os.Remove(file.Name()))
}

func openLocked(ctx context.Context, dir string, lock *lock) (*Feed, error) {
	if err := inspect(dir); err != nil {
		return nil, err
	}
	db, err := openDatabase(filepath.Join(dir, journalName))
	if err != nil {
		return nil, err
	}
	f := &Feed{dir: dir, lock: lock, db: db}
	if err := f.begin(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return f, nil
}

// begin makes the database ready for use.
func (f *Feed) begin(ctx context.Context) error {
	ctx = context.WithoutCancel(ctx)
	if err := refuseReadOnly(ctx, f.db); err != nil {
		return err
	}
	if err := migrate(ctx, f.db); err != nil {
		return err
	}
	// The newest envelope's pages are the likeliest to have suffered.
	if _, err := f.Last(ctx); err != nil {
		return err
	}
	if err := f.mendKeyFile(ctx); err != nil {
		return err
	}
	var err error
	if f.read, err = f.db.PrepareContext(ctx, selectRange); err != nil {
		return err
	}
	f.save, err = prepareSave(ctx, f.db)
	return err
}

// refuseReadOnly returns ErrReadOnly when SQLite could open the file for
// reading only, which it does without a word.
func refuseReadOnly(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	return conn.Raw(func(driver any) error {
		file, ok := driver.(interface{ IsReadOnly(string) (bool, error) })
		if !ok {
			return errors.New("this SQLite driver does not say whether a file is read-only")
		}
		if readOnly, err := file.IsReadOnly("main"); err != nil || readOnly {
			return errors.Join(err, ErrReadOnly)
		}
		return nil
	})
}

// Close closes the journal and lets others have the folder.
func (f *Feed) Close() error {
	if err := errors.Join(f.db.Close(), f.lock.release()); err != nil {
		return fmt.Errorf("close journal: %w", err)
	}
	return nil
}
