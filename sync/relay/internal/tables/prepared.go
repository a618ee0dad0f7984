package tables

import (
	"context"
	"database/sql"
	"slices"
	"sync"
)

// prepared are queries that a database has read already: in SQLite reading one
// takes longer than most take to run. There are as many as stand in this package.
type prepared struct {
	db *sql.DB // nil: its driver does so by itself

	mu     sync.Mutex
	ready  map[string]*sql.Stmt
	wanted []string // were run, and are not ready
}

// of gives a query that is ready; nil where it is not yet.
func (p *prepared) of(query string) *sql.Stmt {
	if p.db == nil {
		return nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	s := p.ready[query]
	if s == nil && !slices.Contains(p.wanted, query) {
		p.wanted = append(p.wanted, query)
	}
	return s
}

// prepare makes ready what was run, for the next time. It needs a connection, so
// whoever calls it is to have none. A query that cannot be made ready runs
// without.
func (p *prepared) prepare(ctx context.Context) {
	p.mu.Lock()
	wanted := p.wanted
	p.wanted = nil
	p.mu.Unlock()
	for _, query := range wanted {
		s, err := p.db.PrepareContext(ctx, query)
		if err != nil {
			continue
		}
		p.mu.Lock()
		if p.ready == nil {
			p.ready = make(map[string]*sql.Stmt)
		}
		if p.ready[query] == nil {
			p.ready[query], s = s, nil
		}
		p.mu.Unlock()
		if s != nil {
			s.Close()
		}
	}
}

// A session is a transaction that uses what is prepared.
type session struct {
	*sql.Tx
	prepared *prepared
}

func (s session) exec(ctx context.Context, query string, args ...any) error {
	var err error
	if ready := s.prepared.of(query); ready != nil {
		_, err = s.StmtContext(ctx, ready).ExecContext(ctx, args...)
	} else {
		_, err = s.ExecContext(ctx, query, args...)
	}
	return err
}

func (s session) rows(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if ready := s.prepared.of(query); ready != nil {
		return s.StmtContext(ctx, ready).QueryContext(ctx, args...)
	}
	return s.QueryContext(ctx, query, args...)
}

func (s session) row(ctx context.Context, query string, args ...any) *sql.Row {
	if ready := s.prepared.of(query); ready != nil {
		return s.StmtContext(ctx, ready).QueryRowContext(ctx, args...)
	}
	return s.QueryRowContext(ctx, query, args...)
}
