package sqlite

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// cleanTries is how often the log is emptied again when another process reads.
// Each waits as long as busy_timeout says.
const cleanTries = 12

// clean gives the pages that are free back to the system and cuts the log to
// nothing, so that bytes which were deleted are in neither file. Where another
// process reads for longer than a minute, a back-up, it is done at the next
// deletion, or when the file is opened again.
func (s *Storage) clean(ctx context.Context) {
	s.reading.Lock()
	defer s.reading.Unlock()
	for range cleanTries {
		if s.tryClean(ctx) == nil {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// Rewrite writes the file anew, as small as it can be and without anything that
// was deleted. Who writes waits meanwhile, some seconds a gigabyte, and as much
// room is taken again where the system keeps temporary files.
func (s *Storage) Rewrite(ctx context.Context) error {
	if err := s.rewrite(ctx); err != nil {
		return fmt.Errorf("rewrite the relay's database: %w", err)
	}
	s.clean(context.WithoutCancel(ctx))
	return nil
}

func (s *Storage) rewrite(ctx context.Context) error {
	conn, err := s.write.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	// All of it would not always fit into memory.
	for _, step := range []string{`PRAGMA temp_store = FILE`, `VACUUM`, `PRAGMA temp_store = MEMORY`} {
		if _, err := conn.ExecContext(ctx, step); err != nil {
			return err
		}
	}
	return nil
}

func (s *Storage) tryClean(ctx context.Context) error {
	conn, err := s.write.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	// The pragma takes a step for each page that it gives back.
	rows, err := conn.QueryContext(ctx, `PRAGMA incremental_vacuum`)
	if err != nil {
		return err
	}
	for rows.Next() {
	}
	if err := rows.Close(); err != nil {
		return err
	}
	var busy, pages, moved int
	if err := conn.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &pages, &moved); err != nil {
		return err
	}
	if busy != 0 {
		return errBusy
	}
	return nil
}

// errBusy says that somebody still reads an older state from the log.
var errBusy = errors.New("the log is still read")
