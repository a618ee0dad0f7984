package feed

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
)

// PutLocal keeps a small sealed value that concerns this phone only, in place
// of an earlier one of that name. When it returns without an error the value
// is on the disk.
func (f *Feed) PutLocal(ctx context.Context, name string, sealed []byte) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("keep local value: %w", err)
	}
	defer f.locals.forget(name)
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
	f.locals.mu.Lock()
	defer f.locals.mu.Unlock()
	if sealed, known := f.locals.values[name]; known {
		return found(bytes.Clone(sealed))
	}
	sealed, err := readLocal(context.WithoutCancel(ctx), f.db, name)
	switch {
	case err == nil:
		f.locals.set(name, append([]byte{}, sealed...))
	case errors.Is(err, ErrNotFound):
		f.locals.set(name, nil)
	}
	return sealed, fail("read local value", err)
}

// found returns a value, or ErrNotFound for the nil of one that is not there.
func found(sealed []byte) ([]byte, error) {
	if sealed == nil {
		return nil, fail("read local value", ErrNotFound)
	}
	return sealed, nil
}

// locals remembers the small values that were asked for, nil for one that is not
// there: each contact asks for the same few several times, and most are not there.
// As with heads nobody else changes them. What is written is forgotten once it is,
// or failed to be, and who asks meanwhile finds what was there before.
type locals struct {
	mu     sync.Mutex
	values map[string][]byte
}

func (l *locals) set(name string, sealed []byte) {
	if l.values == nil {
		l.values = make(map[string][]byte)
	}
	l.values[name] = sealed
}

func (l *locals) forget(name string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.values, name)
}

// forgetAll forgets those that a delivery brings.
func (l *locals) forgetAll(d Delivery) {
	for name := range d.Local {
		l.forget(name)
	}
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
