package feed

import (
	"crypto/sha256"
	"io"
	"iter"
	"maps"
	"os"
	"time"

	"bankje/sync/envelope"
)

// remains is what can be read out of a damaged file.
type remains struct {
	keyFile    []byte
	guesses    *Guesses
	statements map[int64]statement
	envelopes  map[Number]envelope.Envelope
	drafts     map[DraftID][]byte
	local      map[string][]byte
	indexed    map[Number]bool // numbers that the index tells of
}

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
	r := remains{
		statements: make(map[int64]statement),
		envelopes:  make(map[Number]envelope.Envelope),
		drafts:     make(map[DraftID][]byte),
		local:      make(map[string][]byte),
		indexed:    make(map[Number]bool),
	}
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
	return r
}

func newestPages(pages uint32, logged map[uint32][]byte, newest pageReader) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for number := range pages {
			if !yield(newest(number + 1)) {
				return
			}
		}
		for number := range maps.Keys(logged) {
			if number > pages && !yield(logged[number]) {
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

// add takes a row of any table if it is whole.
func (r *remains) add(row record) {
	r.addLasting(row)
	switch v := row.values; len(v) {
	case 3:
		if _, ok := v[0].(int64); ok {
			r.addIndexed(v)
			return
		}
		bytes, _ := v[1].([]byte)
		r.addSealed(v[0], bytes, v[2])
	case 4:
		wrong, isWrong := v[1].(int64)
		last, isLast := v[2].(int64)
		if isWrong && isLast && v[3] == int64(guessesChecksum(wrong, last)) {
			r.guesses = &Guesses{int(wrong), time.UnixMilli(last)}
		}
	}
}

// addIndexed takes an entry of the index on feed and sequence: three numbers,
// of which the last is the envelope's.
func (r *remains) addIndexed(entry []any) {
	_, sequenced := entry[1].(int64)
	if number, ok := entry[2].(int64); ok && sequenced && number > 0 {
		r.indexed[Number(number)] = true
	}
}

// addSealed takes a row of one of the tables that hold a name and bytes.
func (r *remains) addSealed(name any, bytes []byte, crc any) {
	switch name := name.(type) {
	case nil:
		if crc == int64(checksum("key_file", bytes)) {
			r.keyFile = bytes
		}
	case []byte:
		if len(name) == len(DraftID{}) && crc == int64(checksum("drafts", name, bytes)) {
			r.drafts[DraftID(name)] = bytes
		}
	case string:
		if crc == int64(checksum("local", []byte(name), bytes)) {
			r.local[name] = bytes
		}
	}
}

// addLasting takes a row of a table from which nothing is ever removed.
func (r *remains) addLasting(row record) {
	switch v := row.values; len(v) {
	case 4:
		space, _ := v[1].([]byte)
		bytes, _ := v[2].([]byte)
		if len(space) == len(envelope.SpaceID{}) && v[3] == int64(checksum("statements", space, bytes)) {
			r.statements[row.rowid] = statement{envelope.SpaceID(space), bytes}
		}
	case 6:
		hash, _ := v[3].([]byte)
		bytes, _ := v[4].([]byte)
		if _, known := r.envelopes[Number(row.rowid)]; known {
			return
		}
		if e, ok := wholeEnvelope(hash, bytes, v[5]); ok {
			r.envelopes[Number(row.rowid)] = e
		}
	}
}

// wholeEnvelope returns the envelope in a row that is as it was written. Where
// only the checksum is spoiled the two hashes tell as well.
func wholeEnvelope(hash, bytes []byte, crc any) (envelope.Envelope, bool) {
	e, err := envelope.Parse(bytes)
	if err != nil {
		return envelope.Envelope{}, false
	}
	if crc == int64(checksum("envelopes", hash, bytes)) {
		return e, true
	}
	known := e.Hash()
	body := e.IsStub() || e.Header.BodyHash == sha256.Sum256(e.Body)
	return e, body && string(hash) == string(known[:])
}

// lost returns how many envelopes there must have been that are not there.
func (r *remains) lost() int {
	var last Number
	for number := range r.envelopes {
		last = max(last, number)
	}
	lost := int(last) - len(r.envelopes)
	for number := range r.indexed {
		if number > last {
			lost++
		}
	}
	return lost
}
