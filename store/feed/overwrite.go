package feed

import (
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
)

// overwritePiece is in how long pieces, in bytes, a form is looked for, so
// that a spoiled byte hides no more of it than one piece.
const overwritePiece = 32

// overwriteAside writes zeros over what there is of forms, such as a key file
// or a sealed body, in damaged files that were moved aside, and in what a
// killed salvage left. What stands before and after it stays where it is.
func overwriteAside(dir string, forms [][]byte) error {
	names, err := asideNames(dir)
	if err != nil || len(names) == 0 {
		return err
	}
	sought := newSought(forms)
	for _, name := range names {
		if err := overwriteIn(filepath.Join(dir, name), sought); err != nil {
			return err
		}
	}
	return nil
}

// asideNames are the files that hold rows and are not the journal.
func asideNames(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, entry := range entries {
		if isKept(entry.Name()) || strings.HasPrefix(entry.Name(), salvagingName) {
			names = append(names, entry.Name())
		}
	}
	return names, nil
}

// overwriteIn overwrites in one file; there need not be one.
func overwriteIn(path string, sought sought) error {
	present, err := exists(path)
	if err != nil || !present {
		return err
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	found := sought.find(content)
	if len(found) == 0 {
		return nil
	}
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	for _, f := range found {
		_, writeErr := file.WriteAt(make([]byte, f.length), int64(f.at))
		err = errors.Join(err, writeErr)
	}
	return errors.Join(err, file.Sync(), file.Close())
}

// sought are the pieces of forms, by their first eight bytes: sealed bytes are
// as good as random, and where a few are not, all that begin alike are tried.
type sought struct {
	pieces map[uint64][]soughtPiece
	begin  [1 << 16]bool // two bytes with which some piece begins
}

// A soughtPiece is a form and where in it the piece begins.
type soughtPiece struct {
	form []byte
	at   int
}

// newSought cuts forms into pieces, of which the last ends where the form
// ends. What is shorter than a piece is not looked for.
func newSought(forms [][]byte) sought {
	s := sought{pieces: make(map[uint64][]soughtPiece)}
	for _, form := range forms {
		for start := 0; len(form) >= overwritePiece && start < len(form); start += overwritePiece {
			start := min(start, len(form)-overwritePiece)
			key := binary.BigEndian.Uint64(form[start:])
			s.pieces[key] = append(s.pieces[key], soughtPiece{form, start})
			s.begin[key>>48] = true
		}
	}
	return s
}

// A stretch is where bytes were found.
type stretch struct{ at, length int }

// find returns where in content there is something of the forms. A piece that
// is found is followed both ways as far as the form goes on: what is longer
// than a page of a database lies on several, which part it anywhere.
func (s *sought) find(content []byte) []stretch {
	var found []stretch
	end := 0 // of the last stretch
	for at := 0; at+overwritePiece <= len(content); at++ {
		if !s.begin[uint16(content[at])<<8|uint16(content[at+1])] {
			continue
		}
		for _, piece := range s.pieces[binary.BigEndian.Uint64(content[at:])] {
			from, to := piece.extent(content, at)
			if to-from < overwritePiece || to <= end {
				continue
			}
			found = append(found, stretch{from, to - from})
			end = to
		}
		if at < end {
			at = end - 1
		}
	}
	return found
}

// extent returns how far content around a place is the same as the form
// around the piece.
func (p soughtPiece) extent(content []byte, at int) (from, to int) {
	from, to = at, at
	for i := p.at; i < len(p.form) && to < len(content) && content[to] == p.form[i]; i++ {
		to++
	}
	for i := p.at; i > 0 && from > 0 && content[from-1] == p.form[i-1]; i-- {
		from--
	}
	return from, to
}
