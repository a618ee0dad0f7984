package feed

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

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
	feeds := make(map[owner]int64)
	for _, number := range slices.Sorted(maps.Keys(r.envelopes)) {
		row := r.envelopes[number]
		feed, ok := feeds[row.owner]
		if !ok {
			if feed, err = insertFeed(ctx, tx, row.owner); err != nil {
				return err
			}
			feeds[row.owner] = feed
		}
		if err := insertRow(ctx, insert, feed, row); err != nil {
			return err
		}
	}
	return nil
}
