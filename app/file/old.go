package file

import (
	"io"
	"os"
	"path/filepath"
)

// Old is a file that somebody pointed at.
type Old struct {
	path string
	file *os.File
	size int64
}

// Open opens the file at a path. It returns ErrDenied or fs.ErrNotExist.
func Open(path string) (*Old, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fail("open a file", err)
	}
	info, err := file.Stat()
	if err != nil {
		file.Close()
		return nil, fail("open a file", err)
	}
	return &Old{path: path, file: file, size: info.Size()}, nil
}

// Read reads on.
func (o *Old) Read(b []byte) (int, error) { return o.file.Read(b) }

// Close lets go of the file.
func (o *Old) Close() error { return fail("close a file", o.file.Close()) }

// Again opens what is at the path by now, as Open does; this one stays as it is.
func (o *Old) Again() (io.ReadCloser, error) {
	again, err := Open(o.path)
	if err != nil {
		return nil, err // a nil *Old would not be a nil interface
	}
	return again, nil
}

// Name is what the file is called, without its folder.
func (o *Old) Name() string { return filepath.Base(o.path) }

// Size is how many bytes there are to read.
func (o *Old) Size() int64 { return o.size }
