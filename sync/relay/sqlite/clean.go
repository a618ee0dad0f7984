package sqlite

import (
	"context"
	"errors"
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
