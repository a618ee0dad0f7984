package postgres

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"bankje/sync/relay/internal/tables"
)

//go:embed sql/*.sql
var scripts embed.FS

// ErrNewer says that a newer relay wrote the database.
var ErrNewer = errors.New("the database is of a newer version of the relay")

// migrationLock is a number that no other program is likely to lock: "BNKR".
const migrationLock = 0x424E4B52

// migrate runs the scripts that the database has not had, all in one
// transaction. Of several relays that start at once one does it, and the others
// wait.
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
	if _, err := tx.ExecContext(ctx, `SELECT pg_advisory_xact_lock($1)`, migrationLock); err != nil {
		return err
	}
	done, err := version(ctx, tx)
	if err != nil || done == len(names) {
		return err
	}
	if done > len(names) {
		return fmt.Errorf("version %d: %w", done, ErrNewer)
	}
	if err := tables.RunScripts(ctx, tx, scripts, names[done:]); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `UPDATE schema_version SET version = $1`, len(names)); err != nil {
		return err
	}
	return tx.Commit()
}

// version tells how many scripts the database has had: in a table of one row,
// which is made where there is none.
func version(ctx context.Context, tx *sql.Tx) (int, error) {
	var there bool
	err := tx.QueryRowContext(ctx, `SELECT to_regclass('schema_version') IS NOT NULL`).Scan(&there)
	if err != nil {
		return 0, err
	}
	if !there {
		_, err := tx.ExecContext(ctx, `
			CREATE TABLE schema_version (version INTEGER NOT NULL);
			INSERT INTO schema_version (version) VALUES (0)`)
		return 0, err
	}
	var done int
	err = tx.QueryRowContext(ctx, `SELECT version FROM schema_version`).Scan(&done)
	return done, err
}
