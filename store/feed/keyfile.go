package feed

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// KeyFile returns the device key file, or ErrNotFound in a folder that is not
// founded yet.
func (f *Feed) KeyFile(ctx context.Context) ([]byte, error) {
	keyFile, err := f.readKeyFile(context.WithoutCancel(ctx))
	return keyFile, fail("read key file", err)
}

// SetKeyFile puts another key file in place of the one there, as after a
// change of PIN. When it returns without an error the new one is on the disk
// and the old one, which the old PIN opens, is in none of the files any more,
// damaged ones that were moved aside included; what the flash memory itself
// keeps of it nobody can tell. It returns ErrDamaged if the one there cannot
// be read: opening the journal again mends that.
func (f *Feed) SetKeyFile(ctx context.Context, keyFile []byte) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("write key file: %w", err)
	}
	ctx = context.WithoutCancel(ctx)
	old, err := f.readKeyFile(ctx)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return fail("write key file", err)
	}
	// First, so that a failure here leaves the old key file in force.
	if err := overwriteAside(f.dir, [][]byte{old}); err != nil {
		return fail("write key file", err)
	}
	if err := putKeyFile(ctx, f.db, keyFile); err != nil {
		return fail("write key file", err)
	}
	return fail("write key file", f.copyKeyFile(ctx, keyFile))
}

func putKeyFile(ctx context.Context, db execer, keyFile []byte) error {
	_, err := db.ExecContext(ctx, `
		INSERT INTO key_file (id, bytes, crc)
		VALUES (1, $1, $2)
		ON CONFLICT (id) DO UPDATE SET
			bytes = excluded.bytes,
			crc   = excluded.crc`,
		keyFile, checksum("key_file", keyFile))
	return err
}

// copyKeyFile writes the copy beside the database and empties the log of
// earlier forms.
func (f *Feed) copyKeyFile(ctx context.Context, keyFile []byte) error {
	if err := writeKeyCopy(f.dir, keyFile); err != nil {
		return err
	}
	return emptyLog(ctx, f.db)
}

// readKeyFile returns the row's bytes, ErrNotFound or ErrDamaged.
func (f *Feed) readKeyFile(ctx context.Context) ([]byte, error) {
	var keyFile []byte
	var crc uint32
	err := scanOne(f.db.QueryRowContext(ctx, `
		SELECT bytes, crc
		FROM key_file`), &keyFile, &crc)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, ErrNotFound
	case err == nil && crc != checksum("key_file", keyFile):
		return nil, ErrDamaged
	}
	return keyFile, err
}

// mendKeyFile makes the two copies of the key file the same. The row counts
// where it can be read; it is written first.
func (f *Feed) mendKeyFile(ctx context.Context) error {
	row, err := f.readKeyFile(ctx)
	if err != nil && !errors.Is(err, ErrNotFound) && !errors.Is(err, ErrDamaged) {
		return err
	}
	kept, keptErr := readKeyCopy(f.dir)
	switch {
	case err == nil && keptErr == nil && slices.Equal(row, kept):
		return nil
	case err == nil:
		return f.copyKeyFile(ctx, row)
	case keptErr == nil:
		return putKeyFile(ctx, f.db, kept)
	}
	if errors.Is(err, ErrNotFound) && errors.Is(keptErr, fs.ErrNotExist) {
		return f.refuseOrphans(ctx)
	}
	return fmt.Errorf("%w: %w", ErrKeyFileLost, errors.Join(err, keptErr))
}

// refuseOrphans returns ErrKeyFileLost if there is anything that only a key
// file could open.
func (f *Feed) refuseOrphans(ctx context.Context) error {
	var orphans bool
	err := f.db.QueryRowContext(ctx, `
		SELECT EXISTS (SELECT 1 FROM statements) OR EXISTS (SELECT 1 FROM envelopes)`).Scan(&orphans)
	if err == nil && orphans {
		return ErrKeyFileLost
	}
	return err
}

// The copy is the key file behind its checksum, four bytes in big-endian
// order.

func writeKeyCopy(dir string, keyFile []byte) error {
	content := binary.BigEndian.AppendUint32(nil, checksum("key_file", keyFile))
	return writeAtomic(filepath.Join(dir, keyName), append(content, keyFile...))
}

// readKeyCopy returns fs.ErrNotExist or ErrDamaged when there is no whole copy.
func readKeyCopy(dir string) ([]byte, error) {
	content, err := os.ReadFile(filepath.Join(dir, keyName))
	if err != nil {
		return nil, err
	}
	if len(content) < 4 || binary.BigEndian.Uint32(content) != checksum("key_file", content[4:]) {
		return nil, ErrDamaged
	}
	return content[4:], nil
}
