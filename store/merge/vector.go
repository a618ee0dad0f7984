package merge

import (
	"bytes"
	"maps"
	"slices"
	"sort"

	"bankje/sync/envelope"
)

// Range is a run of sequence numbers, both ends included.
type Range struct {
	First, Last uint64
}

// Vector says which changes of which devices somebody has. Sequence numbers
// begin at 1. The zero value has none; the methods that change it are not safe
// for use from several goroutines. Copies made by assignment share memory.
type Vector struct {
	// Of each device, the runs that are there: sorted, never adjacent, so that
	// one set of changes has one form. A device without any is left out.
	held map[envelope.DeviceID][]Range
}

// Add notes a change, and reports false when it was there already or when the
// sequence number is 0, which no change has.
func (v *Vector) Add(device envelope.DeviceID, sequence uint64) bool {
	if sequence == 0 || v.Contains(device, sequence) {
		return false
	}
	if v.held == nil {
		v.held = make(map[envelope.DeviceID][]Range)
	}
	runs := v.held[device]
	i := runAfter(runs, sequence)
	joinsBefore := i > 0 && runs[i-1].Last == sequence-1
	joinsAfter := i < len(runs) && runs[i].First-1 == sequence
	switch {
	case joinsBefore && joinsAfter:
		runs[i-1].Last = runs[i].Last
		runs = slices.Delete(runs, i, i+1)
	case joinsBefore:
		runs[i-1].Last = sequence
	case joinsAfter:
		runs[i].First = sequence
	default:
		runs = slices.Insert(runs, i, Range{sequence, sequence})
	}
	v.held[device] = runs
	return true
}

// Contains reports whether a change is there.
func (v *Vector) Contains(device envelope.DeviceID, sequence uint64) bool {
	runs := v.held[device]
	i := runAfter(runs, sequence)
	return i > 0 && sequence <= runs[i-1].Last
}

// runAfter returns the place of the first run that begins after sequence.
func runAfter(runs []Range, sequence uint64) int {
	return sort.Search(len(runs), func(i int) bool { return runs[i].First > sequence })
}

// Through returns the number up to which all changes of a device are there.
func (v *Vector) Through(device envelope.DeviceID) uint64 {
	if runs := v.held[device]; len(runs) > 0 && runs[0].First == 1 {
		return runs[0].Last
	}
	return 0
}

// Greatest returns the greatest number of a device that is there, or 0.
func (v *Vector) Greatest(device envelope.DeviceID) uint64 {
	if runs := v.held[device]; len(runs) > 0 {
		return runs[len(runs)-1].Last
	}
	return 0
}

// Gaps returns what is missing before the greatest number of a device.
func (v *Vector) Gaps(device envelope.DeviceID) []Range {
	var gaps []Range
	next := uint64(1)
	for _, run := range v.held[device] {
		if run.First > next {
			gaps = append(gaps, Range{next, run.First - 1})
		}
		next = run.Last + 1
	}
	return gaps
}

// Devices returns the devices of which something is there, sorted.
func (v *Vector) Devices() []envelope.DeviceID {
	return slices.SortedFunc(maps.Keys(v.held), func(a, b envelope.DeviceID) int {
		return bytes.Compare(a[:], b[:])
	})
}

// Equal reports whether both have the same changes.
func (v *Vector) Equal(other *Vector) bool {
	return maps.EqualFunc(v.held, other.held, slices.Equal[[]Range])
}

// Covers reports whether v has every change that other has. When neither of two
// vectors covers the other, each has changes that the other lacks.
func (v *Vector) Covers(other *Vector) bool {
	for device, runs := range other.held {
		for _, run := range runs {
			mine := v.held[device]
			i := runAfter(mine, run.First)
			if i == 0 || mine[i-1].Last < run.Last {
				return false
			}
		}
	}
	return true
}

// Clone returns a vector that shares nothing with v.
func (v *Vector) Clone() Vector {
	held := make(map[envelope.DeviceID][]Range, len(v.held))
	for device, runs := range v.held {
		held[device] = slices.Clone(runs)
	}
	return Vector{held: held}
}

// AddRange notes changes that follow each other.
func (v *Vector) AddRange(device envelope.DeviceID, all Range) {
	if all.First == 0 || all.First > all.Last {
		return
	}
	if v.held == nil {
		v.held = make(map[envelope.DeviceID][]Range)
	}
	runs := v.held[device]
	// Those that it meets or touches become one with it.
	from := sort.Search(len(runs), func(i int) bool { return runs[i].Last >= all.First-1 })
	to := sort.Search(len(runs), func(i int) bool { return runs[i].First-1 > all.Last })
	if from < to {
		all = Range{min(all.First, runs[from].First), max(all.Last, runs[to-1].Last)}
	}
	v.held[device] = slices.Replace(runs, from, to, all)
}

// Lacking counts the changes that other has and v has not.
func (v *Vector) Lacking(other *Vector) (lacking uint64) {
	for device, runs := range other.held {
		for _, run := range runs {
			lacking += run.Last - run.First + 1
			for _, mine := range v.held[device] {
				if first, last := max(mine.First, run.First), min(mine.Last, run.Last); first <= last {
					lacking -= last - first + 1
				}
			}
		}
	}
	return lacking
}

// Count gives how many changes are there.
func (v *Vector) Count() uint64 {
	var none Vector
	return none.Lacking(v)
}

// AddAll notes all changes that other has.
func (v *Vector) AddAll(other *Vector) {
	for device, runs := range other.held {
		for _, run := range runs {
			v.AddRange(device, run)
		}
	}
}

// Drop forgets a device.
func (v *Vector) Drop(device envelope.DeviceID) { delete(v.held, device) }
