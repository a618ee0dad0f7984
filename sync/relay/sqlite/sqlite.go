// Package sqlite keeps what a relay keeps in one SQLite file.
//
// Start with [Open].
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"sync"

	"bankje/sync/relay"
	"bankje/sync/relay/internal/tables"
)

// Readers is how many connections read at once, beside the one that writes.
const Readers = 4

// Storage keeps a relay's spaces in a file. Several processes may have it open,
// a back-up beside a relay; they wait for each other's writing.
type Storage struct {
	*tables.Storage
	write, read *sql.DB

	// reading is held for reading by who reads in this process, so that the log
	// can be emptied without waiting for whoever comes after.
	reading sync.RWMutex
}

var _ relay.Storage = (*Storage)(nil)

// Open opens the file, or makes it, and brings it up to date; only its owner may
// read it. ErrNewer where a newer relay wrote it.
func Open(ctx context.Context, path string) (*Storage, error) {
	s, err := open(ctx, path)
	if err != nil {
		return nil, fmt.Errorf("open the relay's database: %w", err)
	}
	return s, nil
}

func open(ctx context.Context, path string) (*Storage, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if err := makePrivate(path); err != nil {
		return nil, err
	}
	write, err := openDatabase(path, "immediate", 1)
	if err != nil {
		return nil, err
	}
	if err := migrate(ctx, write); err != nil {
		return nil, errors.Join(err, write.Close())
	}
	read, err := openDatabase(path, "deferred", Readers)
	if err != nil {
		return nil, errors.Join(err, write.Close())
	}
	s := &Storage{write: write, read: read}
	s.Storage = tables.New(tables.Database{
		Write: write, Read: read, Clean: s.clean, Quiet: s.quiet,
		Reading: &sql.TxOptions{ReadOnly: true},
		Prepare: true,
	})
	// What a relay destroyed that was killed before it could clean up.
	s.clean(ctx)
	return s, nil
}

// quiet holds off the emptying of the log while something is read. Who erases
// within a View would wait for themselves.
func (s *Storage) quiet() func() {
	s.reading.RLock()
	return s.reading.RUnlock
}
