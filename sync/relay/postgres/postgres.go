// Package postgres keeps what relays keep in a PostgreSQL database, for as many
// of them at once as one likes.
//
// Start with [Open].
package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"bankje/sync/relay"
	"bankje/sync/relay/internal/tables"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// Connections is how many connections one relay has at most, beside the one over
// which it hears of others.
const Connections = 16

// Storage keeps relays' spaces in a database.
type Storage struct {
	*tables.Storage
	*bell
	db *sql.DB
}

var _ relay.Shared = (*Storage)(nil)

// Open connects to a database at an address such as
// postgres://user:password@host/database, makes its tables or brings them up to
// date. They are in the schema that comes first in the connection's search_path,
// which may stand in the address. Errors have no password in them. ErrNewer where
// a newer relay wrote it.
func Open(ctx context.Context, address string) (*Storage, error) {
	config, err := pgx.ParseConfig(address)
	if err != nil {
		return nil, fmt.Errorf("open the relay's database: %w", err)
	}
	// A server may be set to confirm before it is on the disk. A relay may not;
	// more than that, a replica's disk say, is for the address to ask.
	if config.RuntimeParams["synchronous_commit"] == "" {
		config.RuntimeParams["synchronous_commit"] = "on"
	}
	db := stdlib.OpenDB(*config)
	db.SetMaxOpenConns(Connections)
	db.SetMaxIdleConns(Connections)
	if err := migrate(ctx, db); err != nil {
		return nil, fmt.Errorf("open the relay's database: %w", errors.Join(err, db.Close()))
	}
	s := &Storage{db: db, bell: newBell(db, config)}
	s.Storage = tables.New(tables.Database{
		Write: db, Read: db, Clean: s.clean,
		// Writers read what is there once they have the lock on their space,
		// which is the default; readers what was there when they began.
		Lock:    `FOR UPDATE`,
		Reading: &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true},
	})
	return s, nil
}

// Close ends it, once nothing is under way.
func (s *Storage) Close() error {
	s.bell.close()
	return s.Storage.Close()
}

// clean lets the database forget rows that were deleted. Their bytes can then be
// read through no query, whoever asks; in its files they lie until something is
// written over them, see Rewrite. Where it fails the database does it by itself
// before long.
func (s *Storage) clean(ctx context.Context) {
	s.db.ExecContext(ctx, `VACUUM stretch, statement, invitation, feed`)
}

// Rewrite writes all tables anew and drops their old files, so that the bytes of
// what was erased are in none of the tables' files. Everybody waits meanwhile,
// some seconds a gigabyte or more. The database's own log keeps them until it is
// recycled, and replicas and back-ups as long as they are kept.
func (s *Storage) Rewrite(ctx context.Context) error {
	_, err := s.db.ExecContext(ctx, `VACUUM (FULL) stretch, statement, invitation, feed`)
	if err != nil {
		return fmt.Errorf("rewrite the relay's tables: %w", err)
	}
	return nil
}
