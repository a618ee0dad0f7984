package feed

import (
	"encoding/binary"
	"iter"

	"bankje/sync/envelope"
)

// The kinds of page that hold rows (sqlite.org/fileformat2.html, "B-tree
// Pages"). All others are looked at as if they were leaves, since the byte
// that tells the kind can be the one that is spoiled.
const (
	interiorIndex = 2
	leafIndex     = 10
)

// maxPayload bounds what is taken for a row, in bytes.
const maxPayload = envelope.MaxEnvelope + 4096

// A record is what a cell of a page holds: nil, int64, []byte or string for
// each column. It may be nonsense; a row's checksum tells.
type record struct {
	rowid  int64
	values []any
}

// A pageReader returns the newest form of a page, or nil.
type pageReader func(number uint32) []byte

// records yields what can be read as cells of a page, following rows that are
// longer than a page through overflow.
//
// It reads all that may be a pointer to a cell and not only as many as the
// page says there are.
func records(page []byte, overflow pageReader) iter.Seq[record] {
	return func(yield func(record) bool) {
		pointers, child, rowids := 8, 0, true
		switch page[0] {
		case interiorIndex:
			pointers, child, rowids = 12, 4, false
		case leafIndex:
			rowids = false
		}
		first := len(page)
		for ; pointers+2 <= first; pointers += 2 {
			at := int(binary.BigEndian.Uint16(page[pointers:]))
			if at < pointers+2 || at+child >= len(page) {
				continue
			}
			first = min(first, at)
			r, ok := readCell(page[at+child:], rowids, overflow)
			if ok && !yield(r) {
				return
			}
		}
	}
}

// readCell reads a row, or an entry of an index if there are no rowids.
func readCell(cell []byte, rowids bool, overflow pageReader) (record, bool) {
	size, cell, ok := varint(cell)
	if !ok || size > maxPayload {
		return record{}, false
	}
	var r record
	if rowids {
		var rowid uint64
		if rowid, cell, ok = varint(cell); !ok {
			return record{}, false
		}
		r.rowid = int64(rowid)
	}
	payload, ok := readPayload(cell, int(size), overflow)
	if !ok {
		return record{}, false
	}
	r.values, ok = readValues(payload)
	return r, ok
}

// readPayload returns the bytes of a row. What doesn't fit in its leaf goes
// on in a chain of pages.
func readPayload(cell []byte, size int, overflow pageReader) ([]byte, bool) {
	local := size
	if size > pageSize-35 {
		least := (pageSize-12)*32/255 - 23
		local = least + (size-least)%(pageSize-4)
		if local > pageSize-35 {
			local = least
		}
	}
	if local == size {
		return cell[:min(size, len(cell))], size <= len(cell)
	}
	if local+4 > len(cell) {
		return nil, false
	}
	payload := append(make([]byte, 0, size), cell[:local]...)
	next := binary.BigEndian.Uint32(cell[local:])
	for len(payload) < size {
		page := overflow(next)
		if page == nil {
			return nil, false
		}
		next = binary.BigEndian.Uint32(page)
		payload = append(payload, page[4:4+min(size-len(payload), pageSize-4)]...)
	}
	return payload, true
}

// readValues reads the columns of a record ("Record Format").
func readValues(payload []byte) ([]any, bool) {
	size, types, ok := varint(payload)
	if !ok || size > uint64(len(payload)) {
		return nil, false
	}
	values := payload[size:]
	types = types[:max(0, len(types)-len(values))]
	var read []any
	for len(types) > 0 {
		var kind uint64
		if kind, types, ok = varint(types); !ok {
			return nil, false
		}
		var value any
		if value, values, ok = readValue(kind, values); !ok {
			return nil, false
		}
		read = append(read, value)
	}
	return read, true
}

// integerSizes are the sizes in bytes of the kinds 0 to 9 of value. Kind 7, a
// floating point number, is in no table of ours.
var integerSizes = [...]int{0, 1, 2, 3, 4, 6, 8, 8, 0, 0}

func readValue(kind uint64, values []byte) (value any, rest []byte, ok bool) {
	size := 0
	if kind < uint64(len(integerSizes)) {
		size = integerSizes[kind]
	} else if kind >= 12 && kind < 2*maxPayload {
		size = int(kind-12) / 2
	}
	if size > len(values) {
		return nil, nil, false
	}
	content, rest := values[:size], values[size:]
	switch {
	case kind == 0:
		return nil, rest, true
	case kind == 8 || kind == 9:
		return int64(kind - 8), rest, true
	case kind < 7:
		return readInteger(content), rest, true
	case kind >= 12 && kind%2 == 0:
		return content, rest, true
	case kind >= 12:
		return string(content), rest, true
	}
	return nil, nil, false
}

// readInteger reads a big-endian integer in two's complement.
func readInteger(content []byte) int64 {
	value := int64(int8(content[0]))
	for _, b := range content[1:] {
		value = value<<8 | int64(b)
	}
	return value
}

// varint reads SQLite's variable-length integer: seven bits a byte, most
// significant first, and eight in the ninth.
func varint(data []byte) (value uint64, rest []byte, ok bool) {
	for i, b := range data {
		if i == 8 {
			return value<<8 | uint64(b), data[9:], true
		}
		value = value<<7 | uint64(b&0x7f)
		if b < 0x80 {
			return value, data[i+1:], true
		}
	}
	return 0, nil, false
}
