package feed

import (
	"io"
	"iter"
	"os"
)

// gather reads every page that there is of a database and its log, of which
// either may be missing, without relying on any page to point to another.
func gather(path string) (remains, error) {
	r := newRemains()
	err := eachRecord(path, r.add, r.addLasting)
	r.placeNewer()
	r.placeDoubtful()
	r.obey()
	return r, err
}

// gatherForms reads them for all forms of envelopes and drafts.
func gatherForms(path string) (forms, error) {
	f := forms{seen: make(map[string]bool)}
	err := eachRecord(path, f.add, f.add)
	return f, err
}

// eachRecord calls newest for what is in the newest forms of pages, and then
// older for what is in all others.
func eachRecord(path string, newest, older func(record)) error {
	log, err := readLog(path + logSuffix)
	if err != nil {
		return err
	}
	present, err := exists(path)
	if err != nil {
		return err
	}
	if !present {
		eachRecordFrom(nil, 0, log, newest, older)
		return nil
	}
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	eachRecordFrom(file, uint32((info.Size()+pageSize-1)/pageSize), log, newest, older)
	return nil
}

func eachRecordFrom(file io.ReaderAt, pages uint32, log journalLog, inNewest, inOlder func(record)) {
	logged, _ := log.committed()
	inFile := func(number uint32) []byte {
		if number == 0 || number > pages {
			return nil
		}
		page := make([]byte, pageSize) // what is cut off or unreadable is zero
		file.ReadAt(page, int64(number-1)*pageSize)
		return page
	}
	newest := func(number uint32) []byte {
		if page := logged[number]; page != nil {
			return page
		}
		return inFile(number)
	}
	for page := range newestPages(pages, logged, newest) {
		for record := range records(page, newest) {
			inNewest(record)
		}
	}
	for page := range olderPages(pages, log, inFile) {
		for record := range records(page, newest) {
			inOlder(record)
		}
	}
}

func newestPages(pages uint32, logged map[uint32][]byte, newest pageReader) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for number := range pages {
			if !yield(newest(number + 1)) {
				return
			}
		}
		for number, page := range logged {
			if number > pages && !yield(page) {
				return
			}
		}
	}
}

// olderPages yields earlier and spoiled forms of pages, for what is in them
// and was never removed.
func olderPages(pages uint32, log journalLog, inFile pageReader) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for _, f := range log.frames {
			if !yield(f.content) {
				return
			}
			if f.page <= pages && !yield(inFile(f.page)) {
				return
			}
		}
	}
}
