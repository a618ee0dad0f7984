package projection

import (
	"context"
	"database/sql"
)

// Statements are run without a context that can end: nothing here waits for
// the disk, and the driver would start a goroutine for each to watch it.

// run executes a script once.
func (p *Projection) run(script string) error {
	_, err := p.conn.ExecContext(context.Background(), script)
	return err
}

// statement compiles a query at its first use.
func (p *Projection) statement(query string) (*sql.Stmt, error) {
	if statement, ok := p.statements[query]; ok {
		return statement, nil
	}
	statement, err := p.conn.PrepareContext(context.Background(), query)
	if err != nil {
		return nil, err
	}
	p.statements[query] = statement
	return statement, nil
}

func (p *Projection) exec(query string, args ...any) (sql.Result, error) {
	statement, err := p.statement(query)
	if err != nil {
		return nil, err
	}
	return statement.Exec(args...)
}

// each calls row for every row of the answer; row scans it.
func (p *Projection) each(query string, args []any, row func(scan func(...any) error) error) error {
	statement, err := p.statement(query)
	if err != nil {
		return err
	}
	rows, err := statement.Query(args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := row(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// one scans the only row of the answer, and reports whether there was one.
func (p *Projection) one(query string, args []any, into ...any) (bool, error) {
	found := false
	err := p.each(query, args, func(scan func(...any) error) error {
		found = true
		return scan(into...)
	})
	return found, err
}
