package feed

import (
	"context"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// A guessFile keeps the guesses outside the database, in a small file that is
// only ever written in place. Whoever needs room on a full disk may have to
// open the journal first to know what can go, and the database's log might
// have to grow to count that guess.
type guessFile struct {
	path string

	mu   sync.Mutex
	kept Guesses // as they count in this process
}

// guessRecord is the size of the file in bytes: how many, when the last one
// was in Unix milliseconds, and a checksum, all big-endian. It lies in one
// sector, so that a write does not end halfway.
const guessRecord = 8 + 8 + 4

// openGuesses reads the file. A person is not to be locked out by worn flash:
// a file that is missing or spoiled counts as no guesses, and is made anew.
func openGuesses(dir string) (*guessFile, error) {
	f := &guessFile{path: filepath.Join(dir, guessesName)}
	data, err := os.ReadFile(f.path)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	var whole bool
	if f.kept, whole = parseGuesses(data); whole {
		return f, nil
	}
	return f, unlessFull(f.write())
}

// change replaces the guesses and returns them. They count in this process
// also when they could not be written.
func (f *guessFile) change(ctx context.Context, change func(Guesses) Guesses) (Guesses, error) {
	if err := ctx.Err(); err != nil {
		return Guesses{}, err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	changed := change(f.kept)
	if changed == f.kept {
		return changed, nil
	}
	f.kept = changed
	return changed, unlessFull(f.write())
}

// unlessFull forgives a disk without room.
func unlessFull(err error) error {
	if cause(err) == ErrDiskFull {
		return nil
	}
	return err
}

// write puts the guesses on the disk, over those that were there.
func (f *guessFile) write() error {
	file, err := os.OpenFile(f.path, os.O_WRONLY|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	_, err = file.WriteAt(f.kept.record(), 0)
	return errors.Join(err, file.Sync(), file.Close())
}

func (g Guesses) record() []byte {
	record := binary.BigEndian.AppendUint64(make([]byte, 0, guessRecord), uint64(g.Wrong))
	record = binary.BigEndian.AppendUint64(record, uint64(g.Last.UnixMilli()))
	return binary.BigEndian.AppendUint32(record, checksum("guesses", record))
}

// parseGuesses returns no guesses, and false, for what record did not write.
func parseGuesses(data []byte) (Guesses, bool) {
	if len(data) < guessRecord || binary.BigEndian.Uint32(data[16:]) != checksum("guesses", data[:16]) {
		return Guesses{}, false
	}
	wrong, last := binary.BigEndian.Uint64(data), binary.BigEndian.Uint64(data[8:])
	if wrong == 0 {
		return Guesses{}, true
	}
	return Guesses{int(wrong), time.UnixMilli(int64(last))}, true
}
