package feed

import (
	"crypto/sha256"
	"errors"
	"math"

	"bankje/sync/envelope"
)

// remains is what can be read out of a damaged file.
type remains struct {
	keyFile    []byte
	statements map[int64]statement
	owners     map[owner]bool // who has a feed
	envelopes  map[Number]row
	newer      []summedRow // which only a newer app can read, without an owner
	doubtful   []row       // whole, but perhaps under a wrong number
	drafts     map[DraftID][]byte
	local      map[string][]byte
	indexed    map[Number]bool // numbers that the index tells of
}

// A summedRow comes with the checksum that was read beside it.
type summedRow struct {
	row
	crc any
}

func newRemains() remains {
	return remains{
		statements: make(map[int64]statement),
		owners:     make(map[owner]bool),
		envelopes:  make(map[Number]row),
		drafts:     make(map[DraftID][]byte),
		local:      make(map[string][]byte),
		indexed:    make(map[Number]bool),
	}
}

// add takes a row of any table if it is whole.
func (r *remains) add(found record) {
	r.addLasting(found)
	if v := found.values; len(v) == 3 {
		if _, ok := v[0].(int64); ok {
			r.addIndexed(v)
			return
		}
		bytes, _ := v[1].([]byte)
		r.addSealed(v[0], bytes, v[2])
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
func (r *remains) addLasting(found record) {
	switch v := found.values; len(v) {
	case 3:
		space, _ := v[1].([]byte)
		device, _ := v[2].([]byte)
		if len(space) == len(envelope.SpaceID{}) && len(device) == len(envelope.DeviceID{}) {
			r.owners[owner{envelope.SpaceID(space), envelope.DeviceID(device)}] = true
		}
	case 4:
		space, _ := v[1].([]byte)
		bytes, _ := v[2].([]byte)
		if len(space) == len(envelope.SpaceID{}) && v[3] == int64(statementChecksum(found.rowid, space, bytes)) {
			r.statements[found.rowid] = statement{envelope.SpaceID(space), bytes}
		}
	case 6:
		sequence, _ := v[2].(int64)
		hash, _ := v[3].([]byte)
		bytes, _ := v[4].([]byte)
		if len(hash) == len(envelope.Hash{}) {
			r.addEnvelope(summedRow{row{
				number:   Number(found.rowid),
				sequence: uint64(sequence),
				hash:     envelope.Hash(hash),
				bytes:    bytes,
			}, v[5]})
		}
	}
}

// addEnvelope takes an envelope that is as it was written; what the columns
// beside it say it tells itself. Where the checksum doesn't fit, the two
// hashes tell that as well, but not whether the number is the right one.
func (r *remains) addEnvelope(found summedRow) {
	e, err := envelope.Parse(found.bytes)
	if errors.Is(err, envelope.ErrVersion) {
		r.newer = append(r.newer, found)
	}
	if err != nil {
		return
	}
	known := rowOf(found.number, e)
	if found.crc == int64(known.checksum()) {
		r.owners[known.owner] = true
		if held, ok := r.envelopes[known.number]; !ok || !held.isStub() || held.hash != known.hash {
			// A body beside a stub is from before it was erased.
			r.envelopes[known.number] = known
		}
		return
	}
	if found.hash == known.hash && (e.IsStub() || e.Header.BodyHash == sha256.Sum256(e.Body)) {
		r.doubtful = append(r.doubtful, known)
	}
}

// placeNewer takes the envelopes that only a newer app can read, each for the
// owner with whom its checksum fits.
func (r *remains) placeNewer() {
	for _, found := range r.newer {
		for found.owner = range r.owners {
			if found.crc == int64(found.checksum()) {
				r.envelopes[found.number] = found.row
			}
		}
	}
}

// placeDoubtful gives each doubtful envelope that is not known otherwise a
// free number between those before and after it in its feed: the one that it
// came with, if that is such a number and not far beyond all others.
func (r *remains) placeDoubtful() {
	for _, d := range r.doubtful {
		after, before, known := r.neighbours(d)
		if r.taken(d.number) || d.number <= after || d.number > r.last()+1 {
			for d.number = after + 1; r.taken(d.number); d.number++ {
			}
		}
		if !known && d.number < before {
			r.envelopes[d.number] = d
		}
	}
}

// neighbours returns the numbers between which an envelope stood in its feed,
// and whether it is there itself.
func (r *remains) neighbours(of row) (after, before Number, known bool) {
	before = math.MaxInt64
	for number, other := range r.envelopes {
		switch {
		case other.owner != of.owner:
		case other.sequence < of.sequence:
			after = max(after, number)
		case other.sequence > of.sequence:
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
