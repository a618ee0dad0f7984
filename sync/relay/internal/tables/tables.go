// Package tables is what the two databases of a relay have in common: the
// queries, in SQL that both understand, and the form in which envelopes are
// packed into rows.
//
// Every query names one space and every key begins with it, so that a database
// which spreads rows over machines can do so by space. Only the lists over all
// spaces do not, and the invitations, from which a space is found.
//
// Start with [New], over a database that has the tables.
package tables

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"bankje/sync/envelope"
	"bankje/sync/relay"
)

// A Database is what differs between one and the other.
type Database struct {
	Write, Read *sql.DB // may be the same
	Reading     *sql.TxOptions
	Lock        string // ends the query that takes a space for oneself
	Prepare     bool   // the driver does not keep queries that it has read
	// Clean is called after bytes were destroyed in a transaction that is now on
	// the disk, and sees to it that they are in no file any more; where it cannot
	// yet, it does so later by itself.
	Clean func(ctx context.Context)
	// Quiet, where it is not nil, is called before a reading and gives what to
	// call after it.
	Quiet func() (done func())
}

// Storage is a relay.Storage over such a database.
type Storage struct {
	db               Database
	reading, writing prepared
}

// New makes a storage of a database. Close closes it.
func New(db Database) *Storage {
	if db.Quiet == nil {
		db.Quiet = func() func() { return func() {} }
	}
	s := &Storage{db: db}
	if db.Prepare {
		s.reading.db, s.writing.db = db.Read, db.Write
	}
	return s
}

// Close closes the database, once no connection is in use.
func (s *Storage) Close() error {
	err := s.db.Write.Close()
	if s.db.Read != s.db.Write {
		err = errors.Join(err, s.db.Read.Close())
	}
	return err
}

// Update is promised by relay.Storage.
func (s *Storage) Update(ctx context.Context, id envelope.SpaceID, work func(relay.Tx) error) error {
	destroyed := false
	err := s.write(ctx, func(tx session) error {
		t, err := openSpace(ctx, tx, id, s.db.Lock)
		if err != nil {
			return err
		}
		if err := work(t); err != nil {
			return err
		}
		destroyed = t.destroyed
		return t.finish()
	})
	if err != nil {
		return fmt.Errorf("update space: %w", err)
	}
	if destroyed {
		s.db.Clean(context.WithoutCancel(ctx))
	}
	return nil
}

// View is promised by relay.Storage.
func (s *Storage) View(ctx context.Context, id envelope.SpaceID, work func(relay.Tx) error) error {
	err := s.read(ctx, func(tx session) error {
		t, err := openSpace(ctx, tx, id, "")
		if err != nil {
			return err
		}
		return work(t)
	})
	if err != nil {
		return fmt.Errorf("read space: %w", err)
	}
	return nil
}

// read runs work over one state of the database.
func (s *Storage) read(ctx context.Context, work func(session) error) error {
	defer s.reading.prepare(context.WithoutCancel(ctx))
	defer s.db.Quiet()()
	tx, err := s.db.Read.BeginTx(ctx, s.db.Reading)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	return work(session{tx, &s.reading})
}

// write runs work and commits, or leaves everything as it was. Who waits for
// the database may give up; what is then begun is confirmed or refused, never
// given up halfway, for nobody could say what became of it.
func (s *Storage) write(ctx context.Context, work func(session) error) error {
	defer s.writing.prepare(context.WithoutCancel(ctx))
	conn, err := s.db.Write.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	tx, err := conn.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after Commit; a panic of work does not keep the lock
	if err := work(session{tx, &s.writing}); err != nil {
		return err
	}
	return tx.Commit()
}
