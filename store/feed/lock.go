package feed

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
)

// A lock keeps a data folder to one process. It is a SQLite file of its own
// with an exclusive transaction that is never committed: SQLite knows how to
// lock on every system we run on, and the system drops such locks when the
// process dies. It stands apart from the journal so that the journal can be
// looked at, and a damaged one moved, while nobody else writes to it.
type lock struct {
	db *sql.DB
	tx *sql.Tx
}

// takeLock returns ErrInUse when somebody else has the folder.
func takeLock(ctx context.Context, dir string) (*lock, error) {
	path := filepath.Join(dir, lockName)
	if err := makePrivate(path); err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", fileURI(path)+
		"?_pragma=busy_timeout(0)&_pragma=journal_mode(OFF)&_txlock=exclusive")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	tx, err := db.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &lock{db, tx}, nil
}

func (l *lock) release() error {
	return errors.Join(l.tx.Rollback(), l.db.Close())
}
