package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"bankje/sync/relay/internal/tables"

	_ "modernc.org/sqlite" // registers the driver
)

// pragmas ride in the name, so that a connection never lacks them.
//
// busy_timeout stands first, as the others may wait: for a back-up by another
// process, which reads while this one writes. auto_vacuum must stand before
// what makes the first page. secure_delete writes zeros over what is deleted.
var pragmas = []string{
	"busy_timeout(5000)",
	"page_size(4096)",
	"auto_vacuum(INCREMENTAL)",
	"journal_mode(WAL)",
	"synchronous(FULL)",
	"fullfsync(ON)",
	"checkpoint_fullfsync(ON)",
	"temp_store(2)",
	"wal_autocheckpoint(256)",
	"journal_size_limit(1048576)", // bytes; what a large transaction left of the log is cut
	"secure_delete(ON)",
	"cache_size(-4096)", // 4 MiB a connection
}

// openDatabase opens the file with so many connections; mode is that of
// transactions.
func openDatabase(path, mode string, connections int) (*sql.DB, error) {
	// The driver would sort several values by name.
	inOrder := strings.Join(pragmas, "; PRAGMA ")
	query := url.Values{"_txlock": {mode}, "_pragma": {inOrder}}
	db, err := sql.Open("sqlite", fileURI(path)+"?"+query.Encode())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
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

// makePrivate makes an empty file that nobody else may read, unless there is a
// file already: SQLite would leave the mode to the system.
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

//go:embed sql/*.sql
var scripts embed.FS

// ErrNewer says that a newer relay wrote the file.
var ErrNewer = errors.New("the file is of a newer version of the relay")

// migrate runs the scripts that the file has not had, all in one transaction.
func migrate(ctx context.Context, db *sql.DB) error {
	names, err := fs.Glob(scripts, "sql/*.sql")
	if err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var done int
	if err := tx.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&done); err != nil {
		return err
	}
	if done > len(names) {
		return fmt.Errorf("version %d: %w", done, ErrNewer)
	}
	if err := tables.RunScripts(ctx, tx, scripts, names[done:]); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf(`PRAGMA user_version = %d`, len(names))); err != nil {
		return err
	}
	return tx.Commit()
}
