package feed

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"bankje/sync/envelope"
)

// Found makes the empty folder a journal: its key file and the statement that
// founds its first space, both or neither. It returns ErrFounded if there is
// a key file already.
func (f *Feed) Found(ctx context.Context, keyFile []byte, space envelope.SpaceID, statement []byte) error {
	return f.FoundIn(ctx, keyFile, Delivery{Space: space, Statements: [][]byte{statement}})
}

// FoundIn is Found for a journal whose first space is there already: all
// statements of that, and the small values that come along. It takes nothing
// else of a delivery.
func (f *Feed) FoundIn(ctx context.Context, keyFile []byte, d Delivery) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("found journal: %w", err)
	}
	ctx = context.WithoutCancel(ctx)
	err := inTransaction(ctx, f.db, func(tx *sql.Tx) error {
		var founded bool
		err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM key_file)`).Scan(&founded)
		if err != nil {
			return err
		}
		if founded {
			return ErrFounded
		}
		if err := putKeyFile(ctx, tx, keyFile); err != nil {
			return err
		}
		return d.putSaid(ctx, tx)
	})
	f.locals.forgetAll(d)
	if err != nil {
		return fail("found journal", err)
	}
	return fail("found journal", f.copyKeyFile(ctx, keyFile))
}

// AddStatement adds a statement behind the others of its space. That it
// belongs there is for the caller to know.
func (f *Feed) AddStatement(ctx context.Context, space envelope.SpaceID, statement []byte) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("add statement: %w", err)
	}
	ctx = context.WithoutCancel(ctx)
	return fail("add statement", inTransaction(ctx, f.db, func(tx *sql.Tx) error {
		return addStatement(ctx, tx, space, statement)
	}))
}

func addStatement(ctx context.Context, tx *sql.Tx, space envelope.SpaceID, statement []byte) error {
	var n int64
	err := tx.QueryRowContext(ctx, `SELECT coalesce(max(n), 0) + 1 FROM statements`).Scan(&n)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `
		INSERT INTO statements (n, space, bytes, crc)
		VALUES ($1, $2, $3, $4)`,
		n, space[:], statement, statementChecksum(n, space[:], statement))
	return err
}

// A statement is one as the feed holds it.
type statement struct {
	space envelope.SpaceID
	bytes []byte
}

// Statements returns the statements of a space in the order in which they
// were added.
func (f *Feed) Statements(ctx context.Context, space envelope.SpaceID) ([][]byte, error) {
	all, err := f.readStatements(context.WithoutCancel(ctx))
	var statements [][]byte
	for _, s := range all {
		if s.space == space {
			statements = append(statements, s.bytes)
		}
	}
	return statements, fail("read statements", err)
}

// Spaces returns the spaces of which there are statements, in the order in
// which they came.
func (f *Feed) Spaces(ctx context.Context) ([]envelope.SpaceID, error) {
	all, err := f.readStatements(context.WithoutCancel(ctx))
	var spaces []envelope.SpaceID
	for _, s := range all {
		if !slices.Contains(spaces, s.space) {
			spaces = append(spaces, s.space)
		}
	}
	return spaces, fail("read spaces", err)
}

// readStatements returns those of all spaces, or ErrDamaged.
func (f *Feed) readStatements(ctx context.Context) ([]statement, error) {
	rows, err := f.db.QueryContext(ctx, `
		SELECT n, space, bytes, crc
		FROM statements
		ORDER BY n`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var statements []statement
	for rows.Next() {
		var n int64
		var space, bytes []byte
		var crc uint32
		if err := scan(rows, &n, &space, &bytes, &crc); err != nil {
			return nil, err
		}
		if len(space) != len(envelope.SpaceID{}) || crc != statementChecksum(n, space, bytes) {
			return nil, ErrDamaged
		}
		statements = append(statements, statement{envelope.SpaceID(space), bytes})
	}
	return statements, rows.Err()
}
