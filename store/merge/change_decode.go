package merge

import (
	"fmt"
	"slices"
)

// The fewest bytes that each of these takes, which bounds what a count can make
// the decoder set aside.
const (
	leastRecord = 16 + 2 + leastWrite
	leastWrite  = 5
)

// DecodeChange takes a change's bytes apart. The change shares their memory, so
// they must not be altered afterwards. It returns ErrNewer for a later version of
// the format, ErrMalformed for anything that Encode does not write, and
// ErrTooLarge beyond MaxChangeSize or MaxWrites.
func DecodeChange(data []byte) (Change, error) {
	if len(data) > MaxChangeSize {
		return Change{}, fmt.Errorf("decode change: %w", ErrTooLarge)
	}
	r, err := openReader(data)
	if err != nil {
		return Change{}, fmt.Errorf("decode change: %w", err)
	}
	c := Change{Time: r.time(), MinimumEditor: r.uint32()}
	table := readTable(r)
	tooMany := readRecords(r, &c, &table)
	r.require(table.allUsed())
	readParts(r, &c)
	if tooMany {
		return Change{}, fmt.Errorf("decode change: %w", ErrTooLarge)
	}
	if err := r.finish(); err != nil {
		return Change{}, fmt.Errorf("decode change: %w", err)
	}
	return c, nil
}

// readRecords reads all writes, and reports whether there are too many.
func readRecords(r *reader, c *Change, table *dotTable) (tooMany bool) {
	for range r.count(leastRecord) {
		var place Write
		copy(place.Record[:], r.bytes(len(place.Record)))
		place.Kind = r.uint16()
		last := len(c.Writes) - 1
		r.require(last < 0 || c.Writes[last].Key().Compare(place.Key()) < 0)
		n := r.count(leastWrite)
		r.require(n > 0)
		if len(c.Writes)+n > MaxWrites {
			r.fail()
			return true
		}
		readWrites(r, c, place, n, table)
	}
	return false
}

// readWrites reads the n writes of one record.
func readWrites(r *reader, c *Change, place Write, n int, table *dotTable) {
	c.Writes = slices.Grow(c.Writes, n)
	first := len(c.Writes)
	for range n {
		w := place
		readWrite(r, &w, table)
		last := len(c.Writes) - 1
		r.require(last < first || compareWrites(&c.Writes[last], &w) < 0)
		if r.failed {
			return
		}
		c.Writes = append(c.Writes, w)
	}
}

func readWrite(r *reader, w *Write, table *dotTable) {
	w.Op = r.op()
	w.Field = r.uint16()
	w.Element = string(r.prefixed())
	w.Value = r.prefixed()
	w.Replaces = table.readPlaces(r, nil)
	r.require(w.Op.allowed(w.Field, w.Element))
}

func readParts(r *reader, c *Change) {
	for len(r.rest) > 0 {
		part := Part{Tag: r.uvarint(), Data: r.prefixed()}
		last := len(c.Parts) - 1
		r.require(last < 0 || compareParts(c.Parts[last], part) < 0)
		c.Parts = append(c.Parts, part)
	}
}
