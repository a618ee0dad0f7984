package feed

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// headerSize is how many bytes SQLite keeps at the start of a database.
const headerSize = 100

// fixedHeader is what every file of ours begins with: SQLite's name, the page
// size, the log as journal, and numbers that are always the same.
var fixedHeader = append([]byte("SQLite format 3\x00"), pageSize>>8, pageSize&0xff, 2, 2, 0, 64, 32, 32)

// inspect looks at the files in a locked folder before SQLite does, because
// SQLite mends some damage by forgetting what it cannot read. It changes
// nothing, and takes as long as reading the log.
//
// It returns ErrNewerFile, ErrReadOnly or ErrDamaged.
func inspect(dir string) error {
	waiting, err := exists(filepath.Join(dir, salvagedName))
	if err != nil {
		return err
	}
	if waiting {
		return fmt.Errorf("a salvaged file waits to be put in place: %w", ErrDamaged)
	}
	log, err := readLog(filepath.Join(dir, journalName+logSuffix))
	if err != nil {
		return err
	}
	header, size, err := readStart(filepath.Join(dir, journalName))
	if err != nil {
		return err
	}
	if size > 0 {
		err = checkStart(header, size, log)
	}
	if err != nil || stampOf(header) != (stamp{}) {
		return err
	}
	return refuseTraces(dir, size, log)
}

// readStart returns the header of a database, filled up with zeros, and the
// size of the file in bytes: 0 if there is none.
func readStart(path string) (header []byte, size int64, err error) {
	header = make([]byte, headerSize)
	present, err := exists(path)
	if err != nil || !present {
		return header, 0, err
	}
	// SQLite would open a file that it may not write for reading, and say
	// nothing.
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return nil, 0, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, 0, err
	}
	if _, err := file.ReadAt(header, 0); err != nil && err != io.EOF {
		return nil, 0, err
	}
	return header, info.Size(), nil
}

// checkStart checks what can be told without looking at any row.
func checkStart(header []byte, size int64, log journalLog) error {
	names, err := scriptNames()
	if err != nil {
		return err
	}
	stamp := stampOf(header)
	if done, err := stamp.scriptsRun(len(names)); err != nil || done == 0 {
		return err
	}
	switch {
	case !bytes.HasPrefix(header, fixedHeader):
		return fmt.Errorf("unusual header: %w", ErrDamaged)
	case log.torn():
		return fmt.Errorf("the log is torn: %w", ErrDamaged)
	case !allPages(header, size, log.sound()):
		return fmt.Errorf("%d bytes are not all: %w", size, ErrDamaged)
	}
	return nil
}

// allPages says whether every page of the database is in its file or in the
// log.
func allPages(header []byte, size int64, log journalLog) bool {
	inLog, pages := log.committed()
	if len(inLog) == 0 {
		return size == int64(binary.BigEndian.Uint32(header[28:]))*pageSize
	}
	for page := uint32(size/pageSize) + 1; page <= pages; page++ {
		if _, ok := inLog[page]; !ok {
			return false
		}
	}
	return true
}

// refuseTraces returns ErrDamaged if a folder without a database, or with an
// empty one, shows that it once had more: nothing new is founded over what is
// lost.
func refuseTraces(dir string, size int64, log journalLog) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	traces := size == 0 && len(log.frames) > 0
	for _, entry := range entries {
		traces = traces || entry.Name() == keyName || isKept(entry.Name())
	}
	if traces {
		return fmt.Errorf("the database is gone: %w", ErrDamaged)
	}
	return nil
}
