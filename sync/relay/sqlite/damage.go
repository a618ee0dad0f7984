package sqlite

import (
	"errors"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// IsDamaged says of an error whether it is because the file is not whole, or is
// no database at all.
func IsDamaged(err error) bool {
	var told *sqlite.Error
	if !errors.As(err, &told) {
		return false
	}
	kind := told.Code() & 0xff // the rest is where SQLite came upon it
	return kind == sqlite3.SQLITE_CORRUPT || kind == sqlite3.SQLITE_NOTADB
}
