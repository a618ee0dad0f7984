package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"bankje/sync/envelope"
	"bankje/sync/relay"
	"bankje/sync/relay/sqlite"
)

// errPostgres says that PostgreSQL has tools of its own.
var errPostgres = errors.New("of PostgreSQL make back-ups with pg_dump, and bring them back with pg_restore")

// backup writes all that is kept to a file, while a relay serves.
func backup(ctx context.Context, c config, files []string, out, _ io.Writer) (err error) {
	if c.db != "" {
		return errPostgres
	}
	storage, err := c.openFile(ctx, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, storage.Close()) }()
	if err := storage.Backup(ctx, files[0]); err != nil {
		return err
	}
	fmt.Fprintln(out, "written to", files[0])
	return nil
}

// errThere says that a restored file would take the place of another.
var errThere = errors.New("there is a relay.db already: stop the relay and move it away, with relay.db-wal beside it")

// errNoBackup says that a file was not made by backup.
var errNoBackup = errors.New("not a back-up of a relay")

// restore puts a back-up in place once everything in it was verified. Phones
// bring by themselves what came after it was made.
func restore(ctx context.Context, c config, files []string, out, log io.Writer) error {
	switch {
	case c.db != "":
		return errPostgres
	case c.data == "":
		return errNoData
	}
	if err := isBackup(files[0]); err != nil {
		return err
	}
	if err := os.MkdirAll(c.data, 0o700); err != nil {
		return err
	}
	for _, suffix := range []string{"", "-wal"} {
		if _, err := os.Stat(c.file() + suffix); !errors.Is(err, fs.ErrNotExist) {
			return errors.Join(errThere, err)
		}
	}
	// In a folder of its own, so that nothing is in the way when it fails.
	dir, err := os.MkdirTemp(c.data, ".restore-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	copied := filepath.Join(dir, "relay.db")
	if err := copyFile(copied, files[0]); err != nil {
		return err
	}
	if err := verified(ctx, copied, out, log); err != nil {
		return err
	}
	if err := os.Rename(copied, c.file()); err != nil {
		return err
	}
	fmt.Fprintln(out, "restored to", c.file())
	return nil
}

// verified says whether everything in a file is sound.
func verified(ctx context.Context, path string, out, log io.Writer) (err error) {
	storage, err := sqlite.Open(ctx, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, storage.Close()) }()
	return tellCheck(ctx, storage, out, log)
}

// isBackup looks at the beginning of a file: SQLite's, and the mark of a relay's.
func isBackup(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	var header [100]byte
	if _, err := io.ReadFull(file, header[:]); err != nil || string(header[:16]) != "SQLite format 3\x00" || string(header[68:72]) != "BNKR" {
		return fmt.Errorf("%s: %w", path, errNoBackup)
	}
	return nil
}

// copyFile copies a file to one that is not there yet, onto the disk.
func copyFile(to, from string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	if _, err := io.Copy(out, in); err != nil {
		return err
	}
	return out.Sync()
}

// check verifies everything that is kept.
func check(ctx context.Context, c config, _ []string, out, log io.Writer) (err error) {
	storage, err := c.open(ctx, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, storage.Close()) }()
	return tellCheck(ctx, storage, out, log)
}

func tellCheck(ctx context.Context, storage relay.Storage, out, log io.Writer) error {
	faults := 0
	sum, err := relay.Check(ctx, storage, func(id envelope.SpaceID, err error) {
		faults++
		fmt.Fprintf(log, "space %v: %v\n", id, err)
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%d spaces, %d statements, %d envelopes verified; %d of them erased, %d in quarantine\n",
		sum.Spaces, sum.Statements, sum.Envelopes, sum.Stubs, sum.Waiting)
	if faults > 0 {
		return fmt.Errorf("in %d of %d spaces %w", faults, sum.Spaces, relay.ErrUnsound)
	}
	return nil
}

// tidy writes all that is kept anew, so that the bytes of what was erased are in
// no file of it.
func tidy(ctx context.Context, c config, _ []string, out, _ io.Writer) (err error) {
	storage, err := c.open(ctx, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, storage.Close()) }()
	if err := storage.Rewrite(ctx); err != nil {
		return err
	}
	fmt.Fprintln(out, "everything is written anew")
	return nil
}

// stats counts what is kept.
func stats(ctx context.Context, c config, _ []string, out, _ io.Writer) (err error) {
	storage, err := c.open(ctx, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, storage.Close()) }()
	n, err := storage.Counts(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "spaces %d\ndevices %d\nstatements %d\nenvelopes %d\nbytes %d\n", n.Spaces, n.Devices, n.Statements, n.Envelopes, n.Bytes)
	return nil
}
