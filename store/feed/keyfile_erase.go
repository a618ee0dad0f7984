package feed

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
)

// erasePiece is in how long pieces, in bytes, a key file is looked for, so
// that a spoiled byte hides no more of it than one piece.
const erasePiece = 32

// eraseAside overwrites what there is of a key file in damaged files that were
// moved aside, and in what a killed salvage left. Rows before and after it
// stay where they are.
func eraseAside(dir string, keyFile []byte) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if !isKept(entry.Name()) && !strings.HasPrefix(entry.Name(), salvagingName) {
			continue
		}
		if err := eraseIn(filepath.Join(dir, entry.Name()), keyFile); err != nil {
			return err
		}
	}
	return nil
}

// eraseIn writes zeros over every piece of the key file in a file.
func eraseIn(path string, keyFile []byte) error {
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	found := findPieces(content, keyFile)
	if len(found) == 0 {
		return nil
	}
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	for _, at := range found {
		_, writeErr := file.WriteAt(make([]byte, erasePiece), int64(at))
		err = errors.Join(err, writeErr)
	}
	return errors.Join(err, file.Sync(), file.Close())
}

// findPieces returns where in content the pieces of the key file stand, the
// last of which ends where it ends.
func findPieces(content, keyFile []byte) []int {
	var found []int
	for start := 0; len(keyFile) >= erasePiece && start < len(keyFile); start += erasePiece {
		start := min(start, len(keyFile)-erasePiece)
		piece := keyFile[start : start+erasePiece]
		for at := 0; ; at += erasePiece {
			next := bytes.Index(content[at:], piece)
			if next < 0 {
				break
			}
			at += next
			found = append(found, at)
		}
	}
	return found
}
