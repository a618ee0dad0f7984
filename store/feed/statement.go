package feed

import (
	"context"
	"database/sql"
	"fmt"

	"bankje/sync/envelope"
)

// Found makes the empty folder a journal: its key file and the statement that
// founds its first space, both or neither. It returns ErrFounded if there is
// a key file already.
func (f *Feed) Found(ctx context.Context, keyFile []byte, space envelope.SpaceID, statement []byte) error {
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
		return addStatement(ctx, tx, space, statement)
	})
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
	return fail("add statement", addStatement(context.WithoutCancel(ctx), f.db, space, statement))
}

func addStatement(ctx context.Context, db execer, space envelope.SpaceID, statement []byte) error {
	_, err := db.ExecContext(ctx, `
		INSERT INTO statements (space, bytes, crc)
		VALUES ($1, $2, $3)`,
		space[:], statement, checksum("statements", space[:], statement))
	return err
}

// Statements returns the statements of a space in the order in which they
// were added.
func (f *Feed) Statements(ctx context.Context, space envelope.SpaceID) ([][]byte, error) {
	rows, err := f.db.QueryContext(context.WithoutCancel(ctx), `
		SELECT bytes, crc
		FROM statements
		WHERE space = $1
		ORDER BY n`,
		space[:])
	if err != nil {
		return nil, fail("read statements", err)
	}
	defer rows.Close()
	var statements [][]byte
	for rows.Next() {
		var statement []byte
		var crc uint32
		if err := rows.Scan(&statement, &crc); err != nil {
			return nil, fail("read statements", err)
		}
		if crc != checksum("statements", space[:], statement) {
			return nil, fail("read statements", ErrDamaged)
		}
		statements = append(statements, statement)
	}
	return statements, fail("read statements", rows.Err())
}

// Spaces returns the spaces of which there are statements, in the order in
// which they came.
func (f *Feed) Spaces(ctx context.Context) ([]envelope.SpaceID, error) {
	rows, err := f.db.QueryContext(context.WithoutCancel(ctx), `
		SELECT space
		FROM statements
		GROUP BY space
		ORDER BY min(n)`)
	if err != nil {
		return nil, fail("read spaces", err)
	}
	defer rows.Close()
	var spaces []envelope.SpaceID
	for rows.Next() {
		var space []byte
		if err := rows.Scan(&space); err != nil {
			return nil, fail("read spaces", err)
		}
		spaces = append(spaces, envelope.SpaceID(space))
	}
	return spaces, fail("read spaces", rows.Err())
}
