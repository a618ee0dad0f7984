package tables

import (
	"database/sql"

	"bankje/sync/envelope"
)

// Statements is promised by relay.Tx.
func (t *spaceTx) Statements(skip int) ([]envelope.Statement, error) {
	var found []envelope.Statement
	err := t.collect(func(rows *sql.Rows) error {
		var b []byte
		if err := rows.Scan(&b); err != nil {
			return err
		}
		s, err := envelope.ParseStatement(b)
		found = append(found, s)
		return err
	}, `
		SELECT bytes
		FROM statement
		WHERE space = $1 AND place > $2
		ORDER BY place`, t.key, int64(skip))
	return found, err
}

// AddStatements is promised by relay.Tx.
func (t *spaceTx) AddStatements(statements []envelope.Statement) error {
	for _, s := range statements {
		t.statements++
		t.changed = true
		if err := t.exec(`
			INSERT INTO statement (space, place, bytes)
			VALUES ($1, $2, $3)`, t.key, t.statements, s.Bytes()); err != nil {
			return err
		}
		if s.Type == envelope.Invite {
			if err := t.addInvitation(s); err != nil {
				return err
			}
		}
	}
	return nil
}

// addInvitation notes where an invitation leads. It carries a signature of its
// own over its space, so that one key invites into one.
func (t *spaceTx) addInvitation(s envelope.Statement) error {
	invitation, err := envelope.ParseInvitation(s)
	if err != nil {
		return err
	}
	id := invitation.ID()
	return t.exec(`
		INSERT INTO invitation (id, space)
		VALUES ($1, $2)
		ON CONFLICT (id) DO NOTHING`, id[:], t.key)
}
