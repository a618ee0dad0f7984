package feed

import (
	"context"
	"errors"
	"fmt"
)

// Check reads the whole journal and returns ErrDamaged if anything in it is
// not as it was written. It takes up to seconds, during parts of which a save
// has to wait, so it is meant for when the app is left.
func (f *Feed) Check(ctx context.Context) error {
	for _, check := range []func(context.Context) error{
		f.checkPages,
		f.checkEnvelopes,
		f.checkSmallTables,
		f.checkKeyFile,
	} {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("check journal: %w", err)
		}
		if err := check(context.WithoutCancel(ctx)); err != nil {
			return fail("check journal", err)
		}
	}
	return nil
}

// checkPages lets SQLite look whether its pages fit together.
func (f *Feed) checkPages(ctx context.Context) error {
	var found string
	err := f.db.QueryRowContext(ctx, `PRAGMA quick_check(1)`).Scan(&found)
	if err == nil && found != "ok" {
		return fmt.Errorf("%s: %w", found, ErrDamaged)
	}
	return err
}

// checkEnvelopes reads those of all spaces.
func (f *Feed) checkEnvelopes(ctx context.Context) error {
	after := Number(0)
	for {
		read, err := f.readBatch(ctx, after)
		if err != nil || len(read) == 0 {
			return err
		}
		after = read[len(read)-1].Number
	}
}

func (f *Feed) checkSmallTables(ctx context.Context) error {
	if _, err := f.readStatements(ctx); err != nil {
		return err
	}
	if _, err := f.Drafts(ctx); err != nil {
		return err
	}
	return f.checkLocal(ctx)
}

func (f *Feed) checkLocal(ctx context.Context) error {
	rows, err := f.db.QueryContext(ctx, `SELECT name, bytes, crc FROM local`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		var sealed []byte
		var crc uint32
		if err := scan(rows, &name, &sealed, &crc); err != nil {
			return err
		}
		if crc != checksum("local", []byte(name), sealed) {
			return ErrDamaged
		}
	}
	return rows.Err()
}

// checkKeyFile asks for the row only: the copy is mended at every opening.
func (f *Feed) checkKeyFile(ctx context.Context) error {
	_, err := f.readKeyFile(ctx)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	return err
}
