package feed

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"
)

// keptPrefix begins the name of a damaged file that was moved aside.
const keptPrefix = "journal-damaged-"

func isKept(name string) bool { return strings.HasPrefix(name, keptPrefix) }

// Salvage reads everything that is still whole out of a damaged journal into
// a new file, moves the damaged one aside under a name with the time now in
// UTC, and puts the new one in its place, to be opened with Open. The damaged
// file is never deleted, and only key files that went out of use and what was
// erased are ever overwritten in it.
// Killed at any moment, Salvage can be called again.
//
// Numbers of envelopes stay what they were. It returns ErrKeyFileLost if
// neither copy of the key file can be read, ErrNewerFile, ErrInUse,
// ErrReadOnly or ErrDiskFull; the damaged file is then where it was.
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
	if err = errors.Join(err, refuseNewer(filepath.Join(dir, journalName))); err != nil {
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
	if err := overwriteErased(ctx, dir); err != nil {
		return Report{}, err
	}
	return report, exchange(dir, report.KeptAs)
}

// refuseNewer returns ErrNewerFile for a file with tables that this version
// does not know and would leave behind.
func refuseNewer(path string) error {
	names, err := scriptNames()
	if err != nil {
		return err
	}
	header, _, err := readStart(path)
	if err != nil {
		return err
	}
	if _, err := stampOf(header).scriptsRun(len(names)); errors.Is(err, ErrNewerFile) {
		return err
	}
	return nil
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
	if report.KeptAs, err = keptName(dir, now); err != nil {
		return err
	}
	if remains.local[reportName], err = json.Marshal(report); err != nil {
		return err
	}
	return writeNew(ctx, dir, path, remains)
}

// keptName returns a dated name that no file in the folder has, for the
// damaged file or its log; none if neither is there.
func keptName(dir string, now time.Time) (string, error) {
	present, err := eitherExists(filepath.Join(dir, journalName))
	if err != nil || !present {
		return "", err
	}
	stem := keptPrefix + now.UTC().Format("20060102-150405")
	for name, i := stem+".db", 2; ; name, i = fmt.Sprintf("%s-%d.db", stem, i), i+1 {
		taken, err := eitherExists(filepath.Join(dir, name))
		if err != nil || !taken {
			return name, err
		}
	}
}

// eitherExists says whether there is a database or the log of one.
func eitherExists(path string) (bool, error) {
	file, err := exists(path)
	log, logErr := exists(path + logSuffix)
	return file || log, errors.Join(err, logErr)
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
