package merge

import (
	"bytes"
	"cmp"
	"slices"

	"bankje/sync/envelope"
)

// HashSize is how many bytes of an envelope's hash a dot holds.
const HashSize = 8

// Dot names a change: who wrote it, its number among that device's changes, and
// the first bytes of its envelope's hash.
type Dot struct {
	Device   envelope.DeviceID
	Sequence uint64
	Hash     [HashSize]byte
}

// NewDot returns the name of the change in the envelope with this hash.
func NewDot(device envelope.DeviceID, sequence uint64, hash envelope.Hash) Dot {
	return Dot{Device: device, Sequence: sequence, Hash: [HashSize]byte(hash[:HashSize])}
}

// Compare orders dots by device, then by sequence, then by hash.
func (d Dot) Compare(other Dot) int {
	if order := bytes.Compare(d.Device[:], other.Device[:]); order != 0 {
		return order
	}
	if order := cmp.Compare(d.Sequence, other.Sequence); order != 0 {
		return order
	}
	return bytes.Compare(d.Hash[:], other.Hash[:])
}

// containsDot reports whether a dot is in a sorted list.
func containsDot(dots []Dot, dot Dot) bool {
	_, found := slices.BinarySearchFunc(dots, dot, Dot.Compare)
	return found
}

// addDots adds dots to a sorted list, each once. It adds all at a time: the
// tens of thousands that a hostile change can name would move each other.
func addDots(sorted, added []Dot) []Dot {
	if len(added) == 0 {
		return sorted
	}
	sorted = append(sorted, added...)
	slices.SortFunc(sorted, Dot.Compare)
	return slices.Compact(sorted)
}

// sortedDots returns the dots in order, each once.
func sortedDots(dots []Dot) []Dot {
	sorted := slices.Clone(dots)
	slices.SortFunc(sorted, Dot.Compare)
	return slices.Compact(sorted)
}
