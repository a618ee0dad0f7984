package merge

import (
	"encoding/binary"
	"fmt"
	"slices"
)

const (
	// MaxChangeSize is the greatest encoded size of a change, in bytes.
	MaxChangeSize = 1 << 20
	// MaxWrites is the greatest number of writes in a change.
	MaxWrites = 1 << 14
)

// Encode returns the change's canonical bytes; the order of its writes, parts
// and replaced dots does not matter. It returns ErrMalformed when two writes go
// to one place, two parts share a tag, or a known op stands where it has no
// meaning, and ErrTooLarge beyond MaxChangeSize or MaxWrites.
func (c Change) Encode() ([]byte, error) {
	if len(c.Writes) > MaxWrites {
		return nil, fmt.Errorf("encode change: %w", ErrTooLarge)
	}
	writes := sortedWrites(c.Writes)
	parts := sortedParts(c.Parts)
	if !distinct(writes, parts) {
		return nil, fmt.Errorf("encode change: %w", ErrMalformed)
	}
	var table dotTable
	for i := range writes {
		table.add(writes[i].Replaces...)
	}
	table.sort()

	dst := make([]byte, 0, 256)
	dst = append(dst, formatVersion)
	dst = binary.BigEndian.AppendUint64(dst, uint64(c.Time))
	dst = binary.AppendUvarint(dst, uint64(c.MinimumEditor))
	dst = table.append(dst)
	dst = appendRecords(dst, writes, &table)
	for _, part := range parts {
		dst = binary.AppendUvarint(dst, part.Tag)
		dst = appendPrefixed(dst, part.Data)
	}
	if len(dst) > MaxChangeSize {
		return nil, fmt.Errorf("encode change: %w", ErrTooLarge)
	}
	return dst, nil
}

// appendRecords writes the sorted writes, those of one record together.
func appendRecords(dst []byte, writes []Write, table *dotTable) []byte {
	records := uint64(0)
	for i := range writes {
		if i == 0 || writes[i].Key() != writes[i-1].Key() {
			records++
		}
	}
	dst = binary.AppendUvarint(dst, records)
	for len(writes) > 0 {
		n := 1
		for n < len(writes) && writes[n].Key() == writes[0].Key() {
			n++
		}
		dst = append(dst, writes[0].Record[:]...)
		dst = binary.AppendUvarint(dst, uint64(writes[0].Kind))
		dst = binary.AppendUvarint(dst, uint64(n))
		for i := range writes[:n] {
			dst = appendWrite(dst, &writes[i], table)
		}
		writes = writes[n:]
	}
	return dst
}

func appendWrite(dst []byte, w *Write, table *dotTable) []byte {
	dst = append(dst, byte(w.Op))
	dst = binary.AppendUvarint(dst, uint64(w.Field))
	dst = appendPrefixed(dst, w.Element)
	dst = appendPrefixed(dst, w.Value)
	replaces := w.Replaces
	if len(replaces) > 1 {
		replaces = sortedDots(replaces)
	}
	return table.appendPlaces(dst, replaces)
}

func sortedParts(parts []Part) []Part {
	sorted := slices.Clone(parts)
	slices.SortStableFunc(sorted, compareParts)
	return sorted
}

// distinct reports whether sorted writes and parts have a canonical form.
func distinct(writes []Write, parts []Part) bool {
	for i := range writes {
		w := &writes[i]
		if !w.Op.allowed(w.Field, w.Element) || i > 0 && compareWrites(&writes[i-1], w) == 0 {
			return false
		}
	}
	for i := range parts {
		if i > 0 && parts[i-1].Tag == parts[i].Tag {
			return false
		}
	}
	return true
}
