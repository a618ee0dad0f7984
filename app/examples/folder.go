package examples

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"bankje/store"
)

// ErrNotOurs is what a folder gives that holds something else than examples: it
// is left alone.
var ErrNotOurs = errors.New("examples: the folder holds something else")

// markName names the file by which a folder of examples is known: what lies in
// a folder without it is never erased.
const markName = "made-up"

const markText = "These are made-up examples. They are erased when somebody stops looking around in Bankje, or at its next start.\n"

// Erase removes the folder of the examples with all that is in it; none is no
// error. ErrNotOurs, and store.ErrInUse while somebody looks around in it.
func Erase(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("erase examples: %w", err)
	}
	if len(entries) > 0 {
		if err := eraseContent(dir); err != nil {
			return fmt.Errorf("erase examples: %w", err)
		}
	}
	if err := os.Remove(dir); err != nil {
		return fmt.Errorf("erase examples: %w", err)
	}
	return nil
}

// eraseContent removes everything in the folder, the mark last: a phone that
// dies meanwhile leaves a folder that is still known for what it is.
func eraseContent(dir string) error {
	mark := filepath.Join(dir, markName)
	if _, err := os.Lstat(mark); err != nil {
		return ErrNotOurs
	}
	if err := notInUse(dir); err != nil {
		return err
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if entry.Name() == markName {
			continue
		}
		if err := os.RemoveAll(filepath.Join(dir, entry.Name())); err != nil {
			return err
		}
	}
	return os.Remove(mark)
}

// notInUse answers store.ErrInUse while a process has the folder open. Whatever
// else is wrong with what lies there will be gone in a moment.
func notInUse(dir string) error {
	vault, err := store.Open(dir, store.Options{})
	if err == nil {
		return vault.Close()
	}
	if errors.Is(err, store.ErrInUse) {
		return err
	}
	return nil
}

// prepare makes an empty folder with the mark in it.
func prepare(dir string) error {
	if err := Erase(dir); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("make folder of examples: %w", err)
	}
	if err := os.WriteFile(filepath.Join(dir, markName), []byte(markText), 0o600); err != nil {
		return fmt.Errorf("mark folder of examples: %w", err)
	}
	return nil
}
