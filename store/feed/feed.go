package feed

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
)

// A Feed is an open data folder. Its methods may be called from any
// goroutine; each call is one transaction, and they wait for each other.
//
// A context that has ended keeps a call from beginning. It never interrupts
// one: a write is confirmed or refused, and never left in doubt.
type Feed struct {
	dir     string
	lock    *lock
	db      *sql.DB
	save    save
	read    *sql.Stmt
	adding  sync.Mutex // held while envelopes are added, or drafts written
	owners  owners
	kept    keptDrafts
	heads   heads
	runs    runs
	locals  locals
	guesses *guessFile
}

// Open opens the journal in dir, an absolute path, and makes the folder and
// an empty journal if there is none.
//
// It returns ErrInUse, ErrNewerFile, ErrReadOnly, ErrDiskFull, ErrKeyFileLost,
// or ErrDamaged, after which Salvage helps. No row is lost by any of them, and
// nothing is founded. What Open looks at for damage is cheap and does not grow
// with the journal; see Check.
func Open(ctx context.Context, dir string) (*Feed, error) {
	lock, err := lockFolder(ctx, dir)
	if err != nil {
		return nil, fail("open journal", err)
	}
	f, err := openLocked(ctx, dir, lock)
	if err != nil {
		return nil, fail("open journal", errors.Join(explain(err, dir), lock.release()))
	}
	return f, nil
}

// lockFolder makes the folder and takes its lock.
func lockFolder(ctx context.Context, dir string) (*lock, error) {
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
	return lock, explain(err, dir)
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
	if err := migrate(ctx, f.db); err != nil {
		return err
	}
	if err := f.owners.load(ctx, f.db); err != nil {
		return err
	}
	var err error
	if f.kept, err = readKeptDrafts(ctx, f.db); err != nil {
		return err
	}
	// The newest envelope's pages are the likeliest to have suffered.
	if _, err := f.Last(ctx); err != nil {
		return err
	}
	if err := f.mendKeyFile(ctx); err != nil {
		return err
	}
	if err := f.resumeErasing(ctx); err != nil {
		return err
	}
	if f.guesses, err = openGuesses(f.dir); err != nil {
		return err
	}
	if f.read, err = f.db.PrepareContext(ctx, selectRange); err != nil {
		return err
	}
	f.save, err = prepareSave(ctx, f.db)
	return err
}

// Hurry makes saves return before the disk has them, until the feed is closed:
// for what need not outlive a power cut, because it is thrown away.
func (f *Feed) Hurry() error {
	if _, err := f.db.Exec(`PRAGMA synchronous(OFF)`); err != nil {
		return fmt.Errorf("save without waiting: %w", err)
	}
	return nil
}

// Close closes the journal and lets others have the folder.
func (f *Feed) Close() error {
	if err := errors.Join(f.db.Close(), f.lock.release()); err != nil {
		return fmt.Errorf("close journal: %w", err)
	}
	return nil
}
