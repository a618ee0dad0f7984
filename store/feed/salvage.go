package feed

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"bankje/sync/envelope"
)

// A Report tells what a salvage brought.
type Report struct {
	At         time.Time
	KeptAs     string // name of the damaged file, in the data folder
	Envelopes  int    // brought over
	Lost       int    // envelopes that must have been there, as far as can be told
	Statements int    // brought over
	Drafts     int    // brought over
	Local      int    // brought over
}

// reportName is the local value under which the last report is kept. It tells
// nothing that the folder's own files do not, and is not sealed.
const reportName = "feed.salvage"

// keptPrefix begins the name of a damaged file that was moved aside.
const keptPrefix = "journal-damaged-"

func isKept(name string) bool { return strings.HasPrefix(name, keptPrefix) }

// Salvage reads everything that is still whole out of a damaged journal into
// a new file, moves the damaged one aside under a name with the time now in
// UTC, and puts the new one in its place, to be opened with Open. The damaged
// file is never deleted or overwritten. Killed at any moment, it can be called
// again.
//
// Numbers of envelopes stay what they were. It returns ErrKeyFileLost if
// neither copy of the key file can be read, ErrInUse, ErrReadOnly or
// ErrDiskFull; the damaged file is then where it was.
func Salvage(ctx context.Context, dir string, now time.Time) (Report, error) {
	lock, err := lockFolder(ctx, dir)
	if err != nil {
		return Report{}, fail("salvage journal", err)
	}
	report, err := salvageLocked(context.WithoutCancel(ctx), dir, now)
	return report, fail("salvage journal", errors.Join(err, lock.release()))
}

func salvageLocked(ctx context.Context, dir string, now time.Time) (Report, error) {
	salvaged := filepath.Join(dir, salvagedName)
	waiting, err := exists(salvaged)
	if err != nil {
		return Report{}, err
	}
	if !waiting {
		if err := salvageInto(ctx, dir, salvaged, now); err != nil {
			return Report{}, err
		}
	}
	report, err := reportIn(ctx, salvaged)
	if err != nil {
		return Report{}, err
	}
	return report, exchange(dir, report.KeptAs)
}

// salvageInto makes a whole new file, with its report, under the given path.
func salvageInto(ctx context.Context, dir, path string, now time.Time) error {
	remains, err := gather(filepath.Join(dir, journalName))
	if err != nil {
		return err
	}
	if copied, err := readKeyCopy(dir); err == nil && remains.keyFile == nil {
		remains.keyFile = copied
	}
	if remains.keyFile == nil {
		return ErrKeyFileLost
	}
	report := remains.report(now)
	if report.KeptAs, err = freeName(dir, now); err != nil {
		return err
	}
	if remains.local[reportName], err = json.Marshal(report); err != nil {
		return err
	}
	return writeNew(ctx, dir, path, remains)
}

func (r *remains) report(now time.Time) Report {
	return Report{
		At:         now.UTC(),
		Envelopes:  len(r.envelopes),
		Lost:       r.lost(),
		Statements: len(r.statements),
		Drafts:     len(r.drafts),
		Local:      len(r.local),
	}
}

// freeName returns a dated name that no file in the folder has.
func freeName(dir string, now time.Time) (string, error) {
	stem := keptPrefix + now.UTC().Format("20060102-150405")
	for name, i := stem+".db", 2; ; name, i = fmt.Sprintf("%s-%d.db", stem, i), i+1 {
		file, err := exists(filepath.Join(dir, name))
		if err != nil {
			return "", err
		}
		log, err := exists(filepath.Join(dir, name+logSuffix))
		if err != nil || !file && !log {
			return name, err
		}
	}
}

// writeNew writes the rows to a file which gets the given path only when it
// is whole and on the disk.
func writeNew(ctx context.Context, dir, path string, r remains) error {
	salvaging := filepath.Join(dir, salvagingName)
	for _, leftOver := range []string{salvaging, salvaging + logSuffix} {
		if err := os.RemoveAll(leftOver); err != nil {
			return err
		}
	}
	db, err := openDatabase(salvaging)
	if err != nil {
		return err
	}
	err = migrate(ctx, db)
	if err == nil {
		err = inTransaction(ctx, db, func(tx *sql.Tx) error { return r.write(ctx, tx) })
	}
	if err = errors.Join(err, db.Close()); err != nil {
		return err
	}
	return rename(salvaging, path)
}

func (r *remains) write(ctx context.Context, tx *sql.Tx) error {
	if err := putKeyFile(ctx, tx, r.keyFile); err != nil {
		return err
	}
	if r.guesses != nil {
		if err := putGuesses(ctx, tx, *r.guesses); err != nil {
			return err
		}
	}
	for _, n := range slices.Sorted(maps.Keys(r.statements)) {
		if err := addStatement(ctx, tx, r.statements[n].space, r.statements[n].bytes); err != nil {
			return err
		}
	}
	for id, sealed := range r.drafts {
		if err := putDraft(ctx, tx, Draft{id, sealed}); err != nil {
			return err
		}
	}
	for name, sealed := range r.local {
		if err := putLocal(ctx, tx, name, sealed); err != nil {
			return err
		}
	}
	return r.writeEnvelopes(ctx, tx)
}

func (r *remains) writeEnvelopes(ctx context.Context, tx *sql.Tx) error {
	insert, err := tx.PrepareContext(ctx, insertEnvelope)
	if err != nil {
		return err
	}
	defer insert.Close()
	type author struct {
		space  envelope.SpaceID
		device envelope.DeviceID
	}
	feeds := make(map[author]int64)
	for _, number := range slices.Sorted(maps.Keys(r.envelopes)) {
		e := r.envelopes[number]
		by := author{e.Header.Space, e.Header.Device}
		if _, ok := feeds[by]; !ok {
			if feeds[by], err = insertFeed(ctx, tx, e.Header); err != nil {
				return err
			}
		}
		if _, err := insertRow(ctx, insert, &number, feeds[by], e); err != nil {
			return err
		}
	}
	return nil
}

// reportIn reads the report that a salvaged file carries.
func reportIn(ctx context.Context, path string) (Report, error) {
	db, err := openDatabase(path)
	if err != nil {
		return Report{}, err
	}
	report, err := readReport(ctx, db)
	return report, errors.Join(err, db.Close())
}

func readReport(ctx context.Context, db *sql.DB) (Report, error) {
	content, err := readLocal(ctx, db, reportName)
	if err != nil {
		return Report{}, err
	}
	var report Report
	err = json.Unmarshal(content, &report)
	return report, err
}

// LastSalvage returns the report of the last salvage, so that the person can
// be told also when the app was killed in between, or ErrNotFound.
func (f *Feed) LastSalvage(ctx context.Context) (Report, error) {
	report, err := readReport(context.WithoutCancel(ctx), f.db)
	return report, fail("read report of the last salvage", err)
}

// exchange moves the damaged files aside and the salvaged one in their place.
// The log goes first: SQLite would take it for the new file's.
func exchange(dir, keptAs string) error {
	journal, kept := filepath.Join(dir, journalName), filepath.Join(dir, keptAs)
	for _, suffix := range []string{logSuffix, ""} {
		present, err := exists(journal + suffix)
		if err != nil {
			return err
		}
		if !present {
			continue
		}
		if err := moveAside(journal+suffix, kept+suffix); err != nil {
			return err
		}
	}
	return rename(filepath.Join(dir, salvagedName), journal)
}

// moveAside renames without ever replacing a file.
func moveAside(from, to string) error {
	taken, err := exists(to)
	if err != nil {
		return err
	}
	if taken {
		return fmt.Errorf("%s is there already", filepath.Base(to))
	}
	return rename(from, to)
}
