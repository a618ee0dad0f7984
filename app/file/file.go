// Package file brings files out of the app and into it, to places that a person
// chose: whole, or not at all. It knows neither what is in them nor the screen.
// Start with [Create] and [Open].
package file

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// What can be wrong with a place, so that a person can be told. Both are
// returned wrapped.
var (
	// ErrFull says that there was no room left for the file.
	ErrFull = errors.New("file: no room left")

	// ErrDenied says that the place cannot be written or read by this app.
	ErrDenied = errors.New("file: not allowed")
)

// fail says what was being done when err happened, and by which sentinel its
// cause is known. The path stays out: a folder may be called after somebody.
func fail(doing string, err error) error {
	if err == nil {
		return nil
	}
	if path, ok := errors.AsType[*fs.PathError](err); ok {
		err = path.Err
	} else if link, ok := errors.AsType[*os.LinkError](err); ok {
		err = link.Err
	}
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return fmt.Errorf("%s: %w: %w", doing, ErrFull, err)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return fmt.Errorf("%s: %w: %w", doing, ErrDenied, err)
	}
	return fmt.Errorf("%s: %w", doing, err)
}
