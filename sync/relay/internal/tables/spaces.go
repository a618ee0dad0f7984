package tables

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"bankje/sync/envelope"
	"bankje/sync/relay"
)

// Found is promised by relay.Storage.
func (s *Storage) Found(ctx context.Context, id envelope.SpaceID, statements []envelope.Statement) error {
	err := s.write(ctx, func(tx session) error {
		begun, err := tx.ExecContext(ctx, `
			INSERT INTO space (id)
			VALUES ($1)
			ON CONFLICT (id) DO NOTHING`, id[:])
		if err != nil {
			return err
		}
		inserted, err := begun.RowsAffected()
		if err != nil {
			return err
		}
		t, err := openSpace(ctx, tx, id, s.db.Lock)
		if err != nil {
			return err
		}
		if inserted == 0 {
			return relay.ErrExists
		}
		if err := t.AddStatements(statements); err != nil {
			return err
		}
		return t.finish()
	})
	if err != nil {
		return fmt.Errorf("found space: %w", err)
	}
	return nil
}

// Delete is promised by relay.Storage.
func (s *Storage) Delete(ctx context.Context, id envelope.SpaceID) error {
	err := s.write(ctx, func(tx session) error {
		t, err := openSpace(ctx, tx, id, s.db.Lock)
		if err != nil {
			return err
		}
		for _, table := range []string{"stretch", "feed", "invitation", "statement"} {
			if err := t.exec(`DELETE FROM `+table+` WHERE space = $1`, t.key); err != nil {
				return err
			}
		}
		*t = spaceTx{ctx: t.ctx, tx: t.tx, key: t.key, changed: true}
		if err := t.finish(); err != nil {
			return err
		}
		return t.exec(`UPDATE space SET deleted = 1 WHERE key = $1`, t.key)
	})
	if err != nil {
		return fmt.Errorf("delete space: %w", err)
	}
	s.db.Clean(context.WithoutCancel(ctx))
	return nil
}

// SpaceOf is promised by relay.Storage.
func (s *Storage) SpaceOf(ctx context.Context, invitation envelope.InvitationID) (envelope.SpaceID, error) {
	var id envelope.SpaceID
	err := s.read(ctx, func(tx session) error {
		var b []byte
		err := tx.QueryRowContext(ctx, `
			SELECT space.id
			FROM invitation JOIN space ON space.key = invitation.space
			WHERE invitation.id = $1`, invitation[:]).Scan(&b)
		copy(id[:], b)
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		err = relay.ErrNoSpace
	}
	if err != nil {
		return envelope.SpaceID{}, fmt.Errorf("find the space of an invitation: %w", err)
	}
	return id, nil
}

// Spaces is promised by relay.Storage.
func (s *Storage) Spaces(ctx context.Context, after envelope.SpaceID, most int) ([]envelope.SpaceID, error) {
	var found []envelope.SpaceID
	err := s.read(ctx, func(tx session) error {
		t := spaceTx{ctx: ctx, tx: tx}
		return t.collect(func(rows *sql.Rows) error {
			var b []byte
			err := rows.Scan(&b)
			if err == nil && len(b) != len(after) {
				err = fmt.Errorf("id of %d bytes", len(b))
			}
			if err == nil {
				found = append(found, envelope.SpaceID(b))
			}
			return err
		}, `
			SELECT id
			FROM space
			WHERE id > $1 AND deleted = 0
			ORDER BY id
			LIMIT $2`, after[:], most)
	})
	if err != nil {
		return nil, fmt.Errorf("list spaces: %w", err)
	}
	return found, nil
}

// Counts is promised by relay.Storage.
func (s *Storage) Counts(ctx context.Context) (relay.Counts, error) {
	var c relay.Counts
	err := s.read(ctx, func(tx session) error {
		return tx.QueryRowContext(ctx, `
			SELECT COUNT(*), (SELECT COUNT(*) FROM feed),
				CAST(COALESCE(SUM(statements), 0) AS BIGINT),
				CAST(COALESCE(SUM(envelopes), 0) AS BIGINT),
				CAST(COALESCE(SUM(bytes), 0) AS BIGINT)
			FROM space
			WHERE deleted = 0`).Scan(&c.Spaces, &c.Devices, &c.Statements, &c.Envelopes, &c.Bytes)
	})
	if err != nil {
		return relay.Counts{}, fmt.Errorf("count: %w", err)
	}
	return c, nil
}
