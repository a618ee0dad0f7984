package screen

import (
	"context"
	"errors"
	"io"
	"net/url"
)

// Outside is the rest of the device. Its methods are for the UI goroutine, and
// so is what they call back.
type Outside interface {
	// Open hands an address (tel:, mailto:, https:) to the system. No error does
	// not mean that anything opened: Android never tells.
	Open(*url.URL) error
	// Copy puts text on the clipboard.
	Copy(string)
	// SaveFile asks where a new file is to be kept and proposes a name. Who
	// thinks better of it hears nothing more; what goes wrong is told already.
	// [WriteFile] fills the file.
	SaveFile(name string, chosen func(NewFile))
	// OpenFile asks for a file. Extensions such as ".bankje" keep others out of
	// sight where the system can do that; without any all are shown.
	OpenFile(chosen func(OldFile), extensions ...string)
}

// NewFile is a file that is being written where a person chose. Its methods
// may be called from any goroutine, one at a time. On a phone it may have its
// name before it is whole; there Keep reads it back.
type NewFile interface {
	// Write returns file.ErrFull, among others.
	io.Writer
	// Keep puts the file on the disk under its name. After an error there is
	// none.
	Keep() error
	// Drop removes what was written. After Keep it does nothing.
	Drop() error
	// Where is the place in words that tell a person where to look.
	Where() string
}

// OldFile is a file that a person pointed at. Its methods may be called from
// any goroutine, one at a time; it is read once, from its beginning.
type OldFile interface {
	io.ReadCloser
	// Again opens the file anew, to read it from its beginning once more: what
	// is there then, which others may have changed. It may be asked for after
	// Close, and returns file.ErrDenied or fs.ErrNotExist, among others.
	Again() (io.ReadCloser, error)
	Name() string // without a folder
	Size() int64  // in bytes; 0 where that cannot be told
}

// WriteFile writes a chosen file off the UI goroutine and then calls done on
// it. After an error, also of a context that ended, nothing of the file is
// left; done is told which.
func WriteFile(ctx context.Context, c *Context, to NewFile, write func(context.Context, io.Writer) error, done func(error)) {
	var err error
	c.Async(
		func(context.Context) {
			if err = write(ctx, to); err == nil {
				err = ctx.Err()
			}
			if err != nil {
				err = errors.Join(err, to.Drop())
				return
			}
			err = to.Keep()
		},
		func() { done(err) })
}
