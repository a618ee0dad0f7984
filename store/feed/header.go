package feed

import (
	"context"
	"database/sql"
	"fmt"
)

// applicationID marks the file as ours: "BANK".
const applicationID = 0x42414E4B

// A header is what the first bytes of a database file say about it.
type header struct {
	application int64
	version     int64
}

// readHeader reads the header through db.
func readHeader(ctx context.Context, db *sql.DB) (header, error) {
	var h header
	err := db.QueryRowContext(ctx, `PRAGMA application_id`).Scan(&h.application)
	if err != nil {
		return header{}, err
	}
	err = db.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&h.version)
	return h, err
}

// peek reads the header of a file and changes nothing, not even by emptying
// the log: a newer app's file must stay as it is.
func peek(ctx context.Context, path string) (header, error) {
	db, err := sql.Open("sqlite", fileURI(path)+"?mode=ro&immutable=1")
	if err != nil {
		return header{}, err
	}
	defer db.Close()
	return readHeader(ctx, db)
}

// doubled returns what is kept as the version of a file that has had the
// given number of scripts. It says the number twice, so that a flipped bit
// does not pass for the work of a newer app.
func doubled(scripts int) int { return scripts<<16 | scripts }

// scriptsRun returns how many scripts the file has had, of those known. It
// returns ErrNewerFile or ErrDamaged.
func (h header) scriptsRun(known int) (int, error) {
	if h == (header{}) {
		return 0, nil // just created
	}
	done := int(h.version & 0xffff)
	if h.application != applicationID || done == 0 || int(h.version) != doubled(done) {
		return 0, fmt.Errorf("application %#x, version %#x: %w", h.application, h.version, ErrDamaged)
	}
	if done > known {
		return 0, fmt.Errorf("version %d, known are %d: %w", done, known, ErrNewerFile)
	}
	return done, nil
}
