package feed

import (
	"context"
	"database/sql"
	"encoding/binary"
	"fmt"
)

// applicationID marks the file as ours: "BANK".
const applicationID = 0x42414E4B

// A stamp says whose file it is and which scripts it has had. A file that was
// just created has the zero stamp.
type stamp struct {
	application uint32
	version     uint32
}

// doubled returns what is kept as the version of a file that has had the
// given number of scripts. It says the number twice, so that a flipped bit
// does not pass for the work of a newer app.
func doubled(scripts int) uint32 { return uint32(scripts<<16 | scripts) }

// stampOf returns the stamp in the first bytes of a database.
func stampOf(header []byte) stamp {
	return stamp{
		application: binary.BigEndian.Uint32(header[68:]),
		version:     binary.BigEndian.Uint32(header[60:]),
	}
}

// readStamp returns the stamp as SQLite knows it.
func readStamp(ctx context.Context, db *sql.DB) (stamp, error) {
	var s stamp
	err := db.QueryRowContext(ctx, `PRAGMA application_id`).Scan(&s.application)
	if err != nil {
		return stamp{}, err
	}
	err = db.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&s.version)
	return s, err
}

// scriptsRun returns how many scripts the file has had, of those known. It
// returns ErrNewerFile or ErrDamaged.
func (s stamp) scriptsRun(known int) (int, error) {
	if s == (stamp{}) {
		return 0, nil
	}
	done := int(s.version & 0xffff)
	if s.application != applicationID || done == 0 || s.version != doubled(done) {
		return 0, fmt.Errorf("application %#x, version %#x: %w", s.application, s.version, ErrDamaged)
	}
	if done > known {
		return 0, fmt.Errorf("version %d, known are %d: %w", done, known, ErrNewerFile)
	}
	return done, nil
}
