package feed

import (
	"io"
	"iter"
	"os"
)

// gather reads every page that there is of a database and its log, of which
// either may be missing, without relying on any page to point to another.
func gather(path string) (remains, error) {
	log, err := readLog(path + logSuffix)
	if err != nil {
		return remains{}, err
	}
	var file io.ReaderAt
	var pages uint32
	if present, err := exists(path); err != nil {
		return remains{}, err
	} else if present {
		opened, err := os.Open(path)
		if err != nil {
			return remains{}, err
		}
		defer opened.Close()
		info, err := opened.Stat()
		if err != nil {
			return remains{}, err
		}
		file, pages = opened, uint32((info.Size()+pageSize-1)/pageSize)
	}
	return gatherFrom(file, pages, log), nil
}

func gatherFrom(file io.ReaderAt, pages uint32, log journalLog) remains {
	r := newRemains()
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
			r.add(record)
		}
	}
	for page := range olderPages(pages, log, inFile) {
		for record := range records(page, newest) {
			r.addLasting(record)
		}
	}
	r.placeNewer()
	r.placeDoubtful()
	return r
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
