package feed

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // registers the driver
)

// One page is the unit that a save writes; 4096 bytes is also the block of
// the file systems on phones, and holds a usual envelope without overflow.
const pageSize = 4096

// pragmas ride in the name, so that a connection never lacks them.
//
// busy_timeout stands first, as the others may wait. locking_mode stands
// before journal_mode: the log's index is then kept in memory, and there is no
// -shm file to share with processes that are locked out anyway. The log is
// kept short, as every start of a killed app reads it whole. fullfsync matters
// on Apple's systems only.
var pragmas = []string{
	"busy_timeout(1000)",
	"locking_mode(EXCLUSIVE)",
	fmt.Sprintf("page_size(%d)", pageSize),
	"journal_mode(WAL)",
	"synchronous(FULL)",
	"fullfsync(ON)",
	"checkpoint_fullfsync(ON)",
	"wal_autocheckpoint(256)",
	"temp_store(2)",
	"secure_delete(ON)",
	"foreign_keys(ON)",
}

// openDatabase opens or creates the file with one connection, which holds an
// exclusive lock from its first query on.
func openDatabase(path string) (*sql.DB, error) {
	if err := makePrivate(path); err != nil {
		return nil, err
	}
	// The driver would sort several values by name.
	inOrder := strings.Join(pragmas, "; PRAGMA ")
	query := url.Values{"_txlock": {"immediate"}, "_pragma": {inOrder}}
	db, err := sql.Open("sqlite", fileURI(path)+"?"+query.Encode())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return db, nil
}

// fileURI names a file so that no character of its path means anything else.
func fileURI(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/… on Windows
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

//go:embed sql/*.sql
var scripts embed.FS

func scriptNames() ([]string, error) { return fs.Glob(scripts, "sql/*.sql") }

// migrate runs the scripts that the file has not had, each in a transaction.
func migrate(ctx context.Context, db *sql.DB) error {
	names, err := scriptNames()
	if err != nil {
		return err
	}
	stamp, err := readStamp(ctx, db)
	if err != nil {
		return err
	}
	done, err := stamp.scriptsRun(len(names))
	if err != nil || done == len(names) {
		return err
	}
	for i, name := range names[done:] {
		if err := runScript(ctx, db, name, done+i+1); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	// From here on the tables do not depend on the log being there.
	return emptyLog(ctx, db)
}

func runScript(ctx context.Context, db *sql.DB, name string, version int) error {
	script, err := scripts.ReadFile(name)
	if err != nil {
		return err
	}
	return inTransaction(ctx, db, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, string(script)); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, fmt.Sprintf(`PRAGMA user_version = %d`, doubled(version)))
		return err
	})
}

// emptyLog moves what the log holds into the database file and cuts the log
// to nothing, so that no earlier form of a row remains in it.
func emptyLog(ctx context.Context, db *sql.DB) error {
	_, err := db.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`)
	return err
}

// inTransaction runs work and commits, or leaves everything as it was. The
// transaction is not given up halfway when ctx ends: what was begun is
// confirmed or refused, never left in doubt.
func inTransaction(ctx context.Context, db *sql.DB, work func(*sql.Tx) error) error {
	tx, err := db.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return err
	}
	if err := work(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}
