package feed

import (
	"crypto/sha256"
	"math"
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
	doubtful   []Stored        // whole, but perhaps under a wrong number
}

func newRemains() remains {
	return remains{
		statements: make(map[int64]statement),
		envelopes:  make(map[Number]envelope.Envelope),
		drafts:     make(map[DraftID][]byte),
		local:      make(map[string][]byte),
		indexed:    make(map[Number]bool),
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
		if len(space) == len(envelope.SpaceID{}) && v[3] == int64(statementChecksum(row.rowid, space, bytes)) {
			r.statements[row.rowid] = statement{envelope.SpaceID(space), bytes}
		}
	case 6:
		hash, _ := v[3].([]byte)
		bytes, _ := v[4].([]byte)
		r.addEnvelope(Number(row.rowid), hash, bytes, v[5])
	}
}

// addEnvelope takes an envelope that is as it was written. Where the checksum
// doesn't fit, the two hashes tell that as well, but not whether the number is
// the right one.
func (r *remains) addEnvelope(number Number, hash, bytes []byte, crc any) {
	e, err := envelope.Parse(bytes)
	if err != nil {
		return
	}
	if crc == int64(envelopeChecksum(number, hash, bytes)) {
		r.envelopes[number] = e
		return
	}
	known := e.Hash()
	if string(hash) == string(known[:]) && (e.IsStub() || e.Header.BodyHash == sha256.Sum256(e.Body)) {
		r.doubtful = append(r.doubtful, Stored{number, known, e})
	}
}

// placeDoubtful gives each doubtful envelope that is not known otherwise a
// free number between those before and after it in its feed: the one that it
// came with, if that is such a number and not far beyond all others.
func (r *remains) placeDoubtful() {
	for _, d := range r.doubtful {
		after, before, known := r.neighbours(d.Envelope.Header)
		number := d.Number
		if r.taken(number) || number <= after || number > r.last()+1 {
			for number = after + 1; r.taken(number); number++ {
			}
		}
		if !known && number < before {
			r.envelopes[number] = d.Envelope
		}
	}
}

// neighbours returns the numbers between which an envelope of that feed and
// sequence stood, and whether it is there itself.
func (r *remains) neighbours(h envelope.Header) (after, before Number, known bool) {
	before = math.MaxInt64
	for number, e := range r.envelopes {
		switch other := e.Header; {
		case other.Space != h.Space || other.Device != h.Device:
		case other.Sequence < h.Sequence:
			after = max(after, number)
		case other.Sequence > h.Sequence:
			before = min(before, number)
		default:
			known = true
		}
	}
	return after, before, known
}

func (r *remains) taken(number Number) bool {
	_, taken := r.envelopes[number]
	return taken
}

// last returns the greatest number.
func (r *remains) last() Number {
	var last Number
	for number := range r.envelopes {
		last = max(last, number)
	}
	return last
}

// lost returns how many envelopes there must have been that are not there.
func (r *remains) lost() int {
	last := r.last()
	lost := int(last) - len(r.envelopes)
	for number := range r.indexed {
		if number > last {
			lost++
		}
	}
	return lost
}
