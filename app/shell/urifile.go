package shell

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
)

// errNotWhole says that a phone keeps something else than was written.
var errNotWhole = errors.New("file: what was kept is not what was written")

// uriFile is a new file in a place that a phone's picker gave, perhaps of
// another app. Android's stream reports no failure at all, so what was kept is
// read back.
type uriFile struct {
	to      fyne.URIWriteCloser
	written hash.Hash
	done    bool
}

func newURIFile(to fyne.URIWriteCloser) *uriFile { return &uriFile{to: to, written: sha256.New()} }

func (f *uriFile) Write(b []byte) (int, error) {
	n, err := f.to.Write(b)
	f.written.Write(b[:n])
	return n, err
}

func (f *uriFile) Keep() error {
	f.done = true
	if err := f.to.Close(); err != nil {
		return f.remove(err)
	}
	kept, err := storage.Reader(f.to.URI())
	if err != nil {
		return f.remove(err)
	}
	read := sha256.New()
	_, err = io.Copy(read, kept)
	if err = errors.Join(err, kept.Close()); err != nil {
		return f.remove(err)
	}
	if !bytes.Equal(read.Sum(nil), f.written.Sum(nil)) {
		return f.remove(errNotWhole)
	}
	return nil
}

func (f *uriFile) Drop() error {
	if f.done {
		return nil
	}
	f.done = true
	return f.remove(f.to.Close())
}

func (f *uriFile) Where() string { return f.to.URI().Name() }

// remove takes away what could not be kept, and gives why that was.
func (f *uriFile) remove(why error) error {
	err := errors.Join(why, storage.Delete(f.to.URI()))
	if err != nil {
		err = fmt.Errorf("keep a file: %w", err)
	}
	return err
}

// uriSource is a file that a phone's picker gave.
type uriSource struct{ fyne.URIReadCloser }

func (u uriSource) Name() string { return u.URI().Name() }

// Again asks the other app for the file once more.
func (u uriSource) Again() (io.ReadCloser, error) {
	again, err := storage.Reader(u.URI())
	if err != nil {
		return nil, fmt.Errorf("open a file again: %w", err)
	}
	return again, nil
}

// Size cannot be told of a file of another app.
func (u uriSource) Size() int64 { return 0 }
