package feed

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"
)

// A Report tells what a salvage brought.
type Report struct {
	At         time.Time
	KeptAs     string // name of the damaged file in the folder, if any was left
	Envelopes  int    // brought over
	Lost       int    // envelopes that must have been there, as far as can be told
	Statements int    // brought over
	Drafts     int    // brought over
	Local      int    // brought over
}

// reportName is the local value under which the last report is kept. It tells
// nothing that the folder's own files do not, and is not sealed.
const reportName = "feed.salvage"

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
