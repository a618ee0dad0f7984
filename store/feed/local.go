package feed

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// PutLocal keeps a small sealed value that concerns this phone only, in place
// of an earlier one of that name. When it returns without an error the value
// is on the disk.
func (f *Feed) PutLocal(ctx context.Context, name string, sealed []byte) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("keep local value: %w", err)
	}
	return fail("keep local value", putLocal(context.WithoutCancel(ctx), f.db, name, sealed))
}

// execer is a database or a transaction.
type execer interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

func putLocal(ctx context.Context, db execer, name string, sealed []byte) error {
	_, err := db.ExecContext(ctx, `
		INSERT INTO local (name, bytes, crc)
		VALUES ($1, $2, $3)
		ON CONFLICT (name) DO UPDATE SET
			bytes = excluded.bytes,
			crc   = excluded.crc`,
		name, sealed, checksum("local", []byte(name), sealed))
	return err
}

// Local returns the value kept under name, or ErrNotFound.
func (f *Feed) Local(ctx context.Context, name string) ([]byte, error) {
	sealed, err := readLocal(context.WithoutCancel(ctx), f.db, name)
	return sealed, fail("read local value", err)
}

func readLocal(ctx context.Context, db *sql.DB, name string) ([]byte, error) {
	var sealed []byte
	var crc uint32
	err := scanOne(db.QueryRowContext(ctx, `
		SELECT bytes, crc
		FROM local
		WHERE name = $1`,
		name), &sealed, &crc)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, ErrNotFound
	case err == nil && crc != checksum("local", []byte(name), sealed):
		return nil, ErrDamaged
	}
	return sealed, err
}
